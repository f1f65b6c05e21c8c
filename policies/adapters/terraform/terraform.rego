# METADATA
# title: Adapter for HCP Terraform, Terraform Enterprise and Scalr
# description: |
#   The plan is in input.plan (HCP Terraform) or input.tfplan (Scalr), or is the input itself.
package terraform

import data.report

# METADATA
# title: Messages of the findings that reject
# description: A sorted array, as HCP Terraform wants an array; empty where the plan passes.
deny := sort(report.messages(report.rejecting(_findings)))

_findings := found if found := report.findings with input as _plan

# A document of Terraform's own is judged whole, whatever other keys it has.
_plan := input if {
	"format_version" in object.keys(input)
} else := input[key] if {
	wrappers := {"plan", "tfplan"} & object.keys(input)
	count(wrappers) == 1
	some key in wrappers
} else := null
