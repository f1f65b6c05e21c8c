package reason_test

import data.reason

_catalogue := {
	"reasons": {"alone": {"message": "m", "remedy": "r"}},
	"things": {"bucket": {"link": "bucket", "families": ["place", "policy"], "parts": {"says": "say"}}},
	"families": {
		"place": {"verbs": {"unknown": {"message": "where", "remedy": "tell"}}},
		"policy": {
			"parts": {"says": "says", "whom": "it"},
			"verbs": {"denies": {"message": "{says} {whom}", "remedy": "allow"}},
		},
	},
}

test_things_have_the_verbs_of_their_families if {
	catalogued := reason.catalogued with data.spec as _catalogue
	catalogued == {
		"alone": {"message": "m", "remedy": "r"},
		"bucket_unknown": {"link": "bucket", "message": "where", "remedy": "tell", "parts": {"says": "say"}},
		"bucket_denies": {
			"link": "bucket", "message": "{says} {whom}", "remedy": "allow",
			"parts": {"says": "say", "whom": "it"},
		},
	}
}

test_every_reason_of_the_catalogue_has_words if {
	every _, words in reason.catalogued { count(words.message) * count(words.remedy) > 0 }
	count(reason.catalogued) > count(data.spec.reasons)
}
