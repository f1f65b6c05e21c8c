import { changes } from "./changes";
import { deploy } from "./deployment";
import { describePlannedChanges } from "./planned-changes";

describePlannedChanges(
  "a planned change that weakens the deployed chain is rejected",
  deploy,
  changes.filter(({ verdict }) => verdict === "fail"),
);
