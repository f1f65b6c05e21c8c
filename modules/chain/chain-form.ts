import { alarmForm } from "../alarm/alarm-errors";
import { exclusionsForm, filterNamesForm } from "../alarm/filter-errors";
import { placementFields } from "../parts/placement-errors";
import { anything, type Fields, type Form, flag, list, object, text, union } from "../parts/setting-form";
import { logGroupForm } from "../record/log-group-errors";
import { trailForm } from "../record/trail-errors";
import { changeAlertFields } from "../tell/change-alert-errors";
import { channelForm } from "../tell/chat-errors";
import { subscriptionForm } from "../tell/subscription-errors";
import { existingTopicFields, topicForm } from "../tell/topic-errors";

/** What a chain may be given, as far as JSON can say it. */
export const chainFields: Fields = {
  ...placementFields,
  "trail?": trailForm,
  "logGroup?": logGroupForm,
  "pattern?": text,
  "metricFilter?": filterNamesForm,
  "alarm?": alarmForm,
  "runbook?": text,
  "topic?": topicForm,
  subscriptions: list(subscriptionForm),
  "chat?": list(channelForm),
  "escalationAlarm?": flag,
  "tamperingAlarm?": flag,
  "tunedAlarm?": object({
    exclude: exclusionsForm,
    "topic?": union("kind", { existing: existingTopicFields }),
  }),
  "changeAlert?": object(changeAlertFields),
  "savedQuery?": flag,
  "dashboard?": flag,
};

/** The form of a chain's config. */
export const chainForm: Form = object({
  ...chainFields,
  "provider?": anything,
  "changeAlert?": object({ ...changeAlertFields, "provider?": anything }),
});
