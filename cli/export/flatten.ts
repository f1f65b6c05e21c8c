import { InternalError } from "../errors";
import type { Sources } from "./sources";

/**
 * All packages as one module, for systems that take one file: every rule of another package is named `<package>__<rule>`, and
 * the catalogue and the question stand in the module instead of under `data.spec` and `data.question`.
 *
 * @param target - package of the module; its own rules keep their names
 * @param question - what is asked, which stands in the module, too
 * @throws InternalError where a source refers to a rule that is not there, or would not mean it in the module
 */
export function flattened(sources: Sources, target: string, catalogue: object, question: object): string {
  const modules = [...sources.values()].map(moduleOf);
  const rules = new Map<string, Set<string>>();
  for (const { name, text } of modules) {
    rules.set(name, new Set([...(rules.get(name) ?? []), ...rulesOf(text)]));
  }
  const resolverOf = (clause: string, name: string, imports: ReadonlySet<string>) => {
    // A rule of its own package is named in full where a variable of the clause hides it.
    const hidden = new Set([...clause.matchAll(absolute)].flatMap(([, pack, rule]) => (pack === name ? [rule] : [])));
    return (reference: string): string => {
      const [first = "", ...rest] = reference.split(".");
      if (first === "data" && rest[0] === "spec") return [catalogueRule, ...rest.slice(1)].join(".");
      if (first === "data" && rest[0] === "question") return ["data", target, questionRule, ...rest.slice(1)].join(".");
      const imported = imports.has(first) && rest.length > 0;
      const [pack = "", rule = "", ...path] =
        first === "data" ? rest : imported ? [first, ...rest] : [name, first, ...rest];
      const known = rules.get(pack)?.has(rule) ?? false;
      if (first === "data" || imported) {
        if (!known) throw new InternalError(`the policy has no rule "${pack}.${rule}"`);
        if (pack === target && hidden.has(rule)) throw new InternalError(`a variable hides "${pack}.${rule}"`);
      } else if (!known || hidden.has(rule)) {
        return reference;
      }
      return [pack === target ? rule : `${pack}__${rule}`, ...path].join(".");
    };
  };
  const texts = modules.map(({ name, text, imports }) => {
    const clauses = text.split(/^(?=[A-Za-z_])/m);
    return clauses.map((clause) => rewritten(clause, resolverOf(clause, name, imports))).join("");
  });
  return `package ${target}\n\n${catalogueRule} := ${JSON.stringify(catalogue, null, 2)}\n\n${questionRule} := json.unmarshal(${JSON.stringify(JSON.stringify(question))})\n\n${texts.map((text) => text.trim()).join("\n\n")}\n`;
}

const catalogueRule = "_catalogue";
// These systems take no data: the question stands in the module, where `with` replaces it whole. As a text, because of a value OPA knows the
// type, and takes a key that it does not have for a mistake.
const questionRule = "_question";
const absolute = /(?<![\w.])data\.(\w+)\.(\w+)/g;

interface Module {
  readonly name: string;
  readonly imports: ReadonlySet<string>;
  /** What follows the imports. */
  readonly text: string;
}

function moduleOf(source: string): Module {
  const name = /^package (\w+)$/m.exec(source)?.[1];
  if (name === undefined) throw new InternalError("a source of the policy names no package");
  return {
    name,
    imports: new Set([...source.matchAll(/^import data\.(\w+)$/gm)].map(([, imported = ""]) => imported)),
    text: source.replace(/^(?:package|import) .*$/gm, ""),
  };
}

// opa fmt writes heads, and nothing else that begins with a name, at the start of a line.
const rulesOf = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:default )?(?!default )([A-Za-z_]\w*)/gm)].map(([, rule = ""]) => rule);

const comment = /#[^\n]*/;
const text = /`[^`]*`|"(?:[^"\\\n]|\\.)*"/;
const reference = /(?<![\w.])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/;
const tokens = new RegExp(`(${comment.source})|(?:${text.source})|(${reference.source})`, "g");

/** Every reference resolved; comments, which stand in the sources, are left out. */
function rewritten(code: string, resolved: (reference: string) => string): string {
  return code
    .replace(tokens, (whole, comment?: string, reference?: string) => {
      if (comment !== undefined) return "";
      return reference === undefined ? whole : resolved(reference);
    })
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n");
}
