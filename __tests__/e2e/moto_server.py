"""moto's server, with one repair: DeleteTrail takes a trail's ARN as well as its name.

The provider deletes by ARN. moto looks for a trail of that name and, finding none, keeps the trail.
"""

from moto.cloudtrail.models import CloudTrailBackend
from moto.server import main

_delete_by_name = CloudTrailBackend.delete_trail


def _delete(self: CloudTrailBackend, name: str) -> None:
    _delete_by_name(self, self.get_trail(name).trail_name)


CloudTrailBackend.delete_trail = _delete
main()
