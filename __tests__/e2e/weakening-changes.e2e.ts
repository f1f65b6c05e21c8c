import { changes } from "./changes";
import { describePlannedChanges } from "./planned-changes";

describePlannedChanges(
  "a planned change that weakens the deployed chain is rejected",
  changes.filter(({ verdict }) => verdict === "fail"),
);
