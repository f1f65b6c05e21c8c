// The gate rejects weakening changes, as Terraform plans them today: the recorded plans cannot go stale.
import { changes } from "../plans/shipped/changes";
import { isolatedChanges } from "../plans/shipped/isolated-changes";
import { deploy } from "./deployment";
import { describePlannedChanges } from "./planned-changes";
import { sampled } from "./prerequisites";

const isolated = new Set(isolatedChanges);
const weakening = changes.filter(({ verdict }) => verdict === "fail");

describePlannedChanges("a planned change that weakens the deployed chain is rejected", deploy, [
  ...weakening.filter((change) => !isolated.has(change)),
  ...sampled(
    weakening.filter((change) => isolated.has(change)),
    8,
  ),
]);
