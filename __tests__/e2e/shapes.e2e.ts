// The shapes of others are planned again, a loss and a harmless change of each: the recorded plans cannot go stale.
import { casesOf, type Shape, type ShapeCase } from "../plans/shapes/shape";
import { shapes } from "../plans/shapes/shapes";
import { describePlannedChanges } from "./planned-changes";
import { sampled } from "./prerequisites";
import { deployShape } from "./shape-deployment";

/** A loss and a harmless change of each shape: all others are judged as they were recorded. */
const plannedAgain = (shape: Shape): ShapeCase[] => {
  const changes = casesOf(shape).slice(2);
  return (["fail", "pass"] as const).flatMap((wanted) => changes.filter(({ verdict }) => verdict === wanted).slice(-1));
};

for (const shape of sampled(shapes, 5)) {
  describePlannedChanges(`${shape.name}: ${shape.what}`, () => deployShape(shape), plannedAgain(shape));
}
