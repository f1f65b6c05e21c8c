"""moto's server, with three repairs and two additions.

DeleteTrail takes a trail's ARN as well as its name. The provider deletes by ARN; moto looks for a trail of that name and,
finding none, keeps the trail. DescribeTrails gives the trails that are asked for, and not all of them. PutMetricFilter replaces a filter of the same name, where moto keeps both.

AssociateKmsKey gives a log group a key, which moto does only where it creates one.

/moto-api/keep keeps the account as it is, /moto-api/restore takes it back to that. No API could: a subscription that is made
again has another ARN.
"""

import io
import json
import pickle

from moto.backends import get_backend
from moto.cloudtrail.models import CloudTrailBackend
from moto.cloudtrail.responses import CloudTrailResponse
from moto.logs.metric_filters import MetricFilters
from moto.logs.responses import LogsResponse
from moto.moto_api._internal import urls
from moto.server import main

_delete_by_name = CloudTrailBackend.delete_trail
_describe_all = CloudTrailResponse.describe_trails


def _delete(self: CloudTrailBackend, name: str) -> None:
    _delete_by_name(self, self.get_trail(name).trail_name)


def _describe(self: CloudTrailResponse) -> str:
    wanted = self._get_param("trailNameList") or []
    answer = json.loads(_describe_all(self))
    answer["trailList"] = [
        trail for trail in answer["trailList"] if not wanted or trail["Name"] in wanted or trail["TrailARN"] in wanted
    ]
    return json.dumps(answer)


def _associate(self: LogsResponse) -> str:
    self.logs_backend.groups[self._get_param("logGroupName")].kms_key_id = self._get_param("kmsKeyId")
    return ""


_add_filter = MetricFilters.add_filter


def _put_filter(self: MetricFilters, filter_name: str, filter_pattern: str, log_group_name: str, *others) -> None:
    self.metric_filters = [
        one
        for one in self.metric_filters
        if (one["filterName"], one["logGroupName"]) != (filter_name, log_group_name)
    ]
    _add_filter(self, filter_name, filter_pattern, log_group_name, *others)


CloudTrailBackend.delete_trail = _delete
CloudTrailResponse.describe_trails = _describe
LogsResponse.associate_kms_key = _associate
MetricFilters.add_filter = _put_filter

_services = ("cloudtrail", "cloudwatch", "iam", "kms", "logs", "s3", "sns")
_kept: dict = {"account": b"", "keys": []}


def _backends():
    for service in _services:
        for account, regions in get_backend(service).items():
            for region, backend in regions.items():
                yield (service, account, region), backend


class _Pickler(pickle.Pickler):
    """Leaves private keys where they are: they cannot be copied, and never change."""

    def persistent_id(self, value):
        if not type(value).__module__.startswith("cryptography."):
            return None
        _kept["keys"].append(value)
        return len(_kept["keys"]) - 1


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, number):
        return _kept["keys"][number]


def _keep(*_):
    _kept["keys"] = []
    account = io.BytesIO()
    _Pickler(account).dump({key: backend.__dict__ for key, backend in _backends()})
    _kept["account"] = account.getvalue()
    return 200, {}, ""


def _restore(*_):
    account = _Unpickler(io.BytesIO(_kept["account"])).load()
    for key, backend in _backends():
        if key in account:
            backend.__dict__.clear()
            backend.__dict__.update(account[key])
        else:
            backend.reset()
    return 200, {}, ""


urls.url_paths["{0}/moto-api/keep"] = _keep
urls.url_paths["{0}/moto-api/restore"] = _restore
main()
