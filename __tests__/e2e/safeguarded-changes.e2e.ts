// The gate warns where a plan gives up a safeguard, as Terraform plans it today: the recorded plans cannot go stale.
import { changes } from "../plans/shipped/changes";
import { deploy } from "./deployment";
import { describePlannedChanges } from "./planned-changes";

// In an account of its own: deploying the safeguards changes what the other plans start from.
describePlannedChanges(
  "a planned change of the chain with every safeguard in place",
  deploy,
  changes.filter(({ from }) => from === "safeguarded"),
);
