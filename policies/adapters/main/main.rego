# METADATA
# title: Adapter for conftest and OPA
# description: |
#   The input is the plan (https://www.conftest.dev). Each finding is {msg, …}: what stands beside `msg` is the
#   metadata.
package main

import data.report

# METADATA
# title: Findings that reject
deny := report.rejecting(report.findings)

# METADATA
# title: Findings that warn
warn := report.warning(report.findings)

# METADATA
# title: Findings of a plan that is rejected
# description: Defined only where there are some, for `opa exec --fail-defined`.
rejected := deny if count(deny) > 0

# METADATA
# title: That the plan passes
# description: Defined only where it does, for `opa exec --fail`; so a policy that is not there rejects, too.
accepted if count(deny) == 0
