import { changes } from "../plans/shipped/changes";
import { deploy } from "./deployment";
import { describePlannedChanges } from "./planned-changes";

// In an account of its own: deploying the safeguards changes what the other plans start from.
describePlannedChanges(
  "a planned change of the chain with every safeguard in place",
  deploy,
  changes.filter(({ from }) => from === "safeguarded"),
);
