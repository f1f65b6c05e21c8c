"""moto's server, with two repairs of its CloudTrail and one addition.

DeleteTrail takes a trail's ARN as well as its name. The provider deletes by ARN; moto looks for a trail of that name and,
finding none, keeps the trail. DescribeTrails gives the trails that are asked for, and not all of them.

/moto-api/keep keeps the account as it is, /moto-api/restore takes it back to that. No API could: a subscription that is made
again has another ARN.
"""

import io
import json
import pickle

from moto.backends import get_backend
from moto.cloudtrail.models import CloudTrailBackend
from moto.cloudtrail.responses import CloudTrailResponse
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


CloudTrailBackend.delete_trail = _delete
CloudTrailResponse.describe_trails = _describe

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
