import { changes } from "./changes";
import { describePlannedChanges } from "./planned-changes";

describePlannedChanges(
  "a planned change that leaves the deployed chain as good passes",
  changes.filter(({ verdict, from }) => verdict === "pass" && from !== "safeguarded"),
);
