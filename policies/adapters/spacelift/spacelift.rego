# METADATA
# title: Adapter for Spacelift
# description: |
#   A plan policy (https://docs.spacelift.io/concepts/policy/terraform-plan-policy). Of the plan only its changes are
#   given, without what is known after apply, drift and configuration.
package spacelift

import data.report

# METADATA
# title: Messages of the findings that reject
deny := report.messages(report.rejecting(_findings))

# METADATA
# title: Messages of the findings that warn
warn := report.messages(report.warning(_findings))

_findings := {report.unjudged(entry) | some entry in unjudgeable} if {
	count(unjudgeable) > 0
} else := found if found := report.findings with input as plan
