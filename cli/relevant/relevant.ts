import { field, type Json } from "../read/json";
import type { ListKind } from "../read/streamed";
import { Closure } from "./closure";
import { modulesIn } from "./configuration";
import { Estate } from "./estate";
import { findByReferences } from "./referred";
import type { Survey } from "./survey";
import { keepWitnesses } from "./witnesses";

/**
 * Puts into the lists of a document what can matter of their elements, and drops the objects that can be in no chain, and touch none: those of
 * types of which there are many, that nothing kept calls by a name. What they alone tell of the whole (where a provider is, that anything
 * changes) one of them stays for. The policy says the same of what is left as of the whole document.
 */
export function completeRelevant(document: Json, survey: Survey): void {
  const keeps = survey.isSmall ? () => true : keptOf(document, survey);
  for (const { kind, built, first, end } of survey.lists) {
    survey
      .elementsOf(kind)
      .fill(built, first, end, (element) => (keeps(kind, element) ? survey.again(kind, element) : undefined));
  }
}

/** Whether an element is kept. */
type Keeping = (kind: ListKind, element: number) => boolean;

function keptOf(document: Json, survey: Survey): Keeping {
  const { configured } = survey;
  const isState = (field(field(document, "values"), "root_module") ?? null) !== null;
  const estate = new Estate(survey, isState ? "state" : "prior");
  const closure = new Closure(estate, modulesIn(field(field(document, "configuration"), "root_module")));
  findByReferences(closure);
  for (const root of estate.roots) closure.keep(root);
  closure.run();
  keepWitnesses(closure);
  const isConfigured = new Uint8Array(configured.length);
  for (const address of closure.addresses)
    for (const resource of estate.configuredAt(address)) isConfigured[resource] = 1;
  return (kind, element) =>
    kind === "configuration" ? isConfigured[element] === 1 || configured.isRoot(element) : closure.has(element);
}
