// The gate lets harmless changes pass, as Terraform plans them today: the recorded plans cannot go stale.
import { changes } from "../plans/shipped/changes";
import { deploy } from "./deployment";
import { describePlannedChanges } from "./planned-changes";

describePlannedChanges(
  "a planned change that leaves the deployed chain as good passes",
  deploy,
  changes.filter(({ verdict, from }) => verdict === "pass" && from !== "safeguarded"),
);
