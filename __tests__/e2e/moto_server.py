"""moto's server, with two repairs of its CloudTrail.

DeleteTrail takes a trail's ARN as well as its name: the provider deletes by ARN, and moto, finding no trail of that name, keeps it.
DescribeTrails gives the trails that are asked for, and not all of them.
"""

import json

from moto.cloudtrail.models import CloudTrailBackend
from moto.cloudtrail.responses import CloudTrailResponse
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
main()
