# METADATA
# title: Protections
# description: |
#   The flaws of whole chains, level by level. Sets of flaw sets are multiplied, not objects, so that equal ones fall
#   together.
package protection

import data.account
import data.chain
import data.document
import data.requirements
import data.waiver

# METADATA
# title: Flaws of each trail
trail_flaws[side][trail.key] := waiver.standing(side, {"trail": trail.key}, requirements.trail_flaws(side, trail)) if {
	some side in sides
	some trail in account.objects(side, "aws_cloudtrail")
	count(chain.groups[side][trail.key]) > 0
}

# METADATA
# title: Flaws of each managed group of a chain
group_flaws[side][key] := waiver.standing(
	side, {"group": {"key": key}},
	requirements.group_flaws(side, document.sides[side][key]),
) if {
	some side in sides
	some key in {group.key | some groups in chain.groups[side]; some group in groups; group.key}
}

# METADATA
# title: Flaws of each filter that aims
filter_flaws[side][key] := waiver.standing(
	side, {"filter": key},
	requirements.filter_flaws(side, document.sides[side][key]),
) if {
	some side in sides
	some key, _ in chain.aims[side]
}

# METADATA
# title: Flaws of each alarm on a filter
alarm_flaws[side][[key, filter]] := waiver.standing(
	side, {"alarm": key},
	requirements.alarm_flaws(side, document.sides[side][key], document.sides[side][filter]) | requirements.doubt_flaws(
		"alarm_place_unknown",
		account.place[side][key],
		account.place[side][filter],
	),
) if {
	some side in sides
	some filter in _standing_in[side]
	some key in chain.alarms_on[side][filter]
}

# METADATA
# title: Flaws of each speaker for an alarm
speaker_flaws[side][[key, alarm]] := set() if {
	some side in sides
	some alarm, speakers in chain.speakers[side]
	some key in speakers
	key == alarm
}

speaker_flaws[side][[key, alarm]] := waiver.standing(
	side, {"alarm": alarm, "speaker": key},
	requirements.composite_flaws(side, document.sides[side][key], document.sides[side][alarm]) | requirements.doubt_flaws(
		"composite_place_unknown",
		account.place[side][key],
		account.place[side][alarm],
	),
) if {
	some side in sides
	some alarm, speakers in chain.speakers[side]
	some key in speakers
	key != alarm
}

# METADATA
# title: Flaws of each topic that a speaker publishes to
topic_flaws[side][[arn, speaker]] := waiver.standing(
	side, {"topic": arn},
	requirements.topic_flaws(side, document.sides[side][topic], document.sides[side][speaker]) | _doubted(
		"topic_place_unknown",
		account.place[side][topic],
		account.place[side][speaker],
	),
) if {
	some side in sides
	some speaker, arns in chain.topics_of[side]
	some arn in arns
	topic := chain.managed_topic[side][arn]
}

topic_flaws[side][[arn, speaker]] := waiver.standing(
	side, {"topic": arn},
	requirements.external_topic_flaws(side, arn, document.sides[side][speaker]),
) if {
	some side in sides
	some speaker, arns in chain.topics_of[side]
	some arn in arns
	not chain.managed_topic[side][arn]
}

# METADATA
# title: Flaws of each subscription
subscription_flaws[side][key] := waiver.standing(
	side, {"subscription": key},
	requirements.subscription_flaws(side, document.sides[side][key]) | union({_doubted(
		"subscription_place_unknown",
		account.place[side][key],
		account.place[side][chain.managed_topic[side][arn]],
	) |
		arn := account.link(document.sides[side][key], "topic_arn")
		chain.managed_topic[side][arn]
	}),
) if {
	some side in sides
	some keys in chain.subscriptions_of[side]
	some key in keys
}

# Joined by ARN, two things are of one account and region, whatever their providers: only where these call can differ.
_doubted(reason, one, other) := requirements.doubt_flaws(
	reason,
	{"endpoint": one.endpoint},
	{"endpoint": other.endpoint},
)

# METADATA
# title: Sides that differ
# description: What was applied is judged of its own only where something drifted.
sides := {"found", "after"} | {"applied" | document.drifted}
