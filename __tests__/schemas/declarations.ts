import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
const bare = (name: string): string => name.replaceAll("_", "");

// The link to the registry writes the name as Terraform does: `#s3_bucket_name` where TypeScript has s3BucketName.
const writtenName = (member: ts.PropertySignature): string => {
  const comment = ts
    .getJSDocCommentsAndTags(member)
    .map((part) => part.getText())
    .join("\n");
  return /#([a-z0-9_]+) [A-Za-z0-9]+#\1\}/.exec(comment)?.[1] ?? snake(member.name.getText());
};

const isInterface = (node: ts.Node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node);
const isClass = (node: ts.Node): node is ts.ClassDeclaration => ts.isClassDeclaration(node);
const extending = (node: ts.InterfaceDeclaration | ts.ClassDeclaration, base: string): boolean =>
  node.heritageClauses?.some((clause) => clause.getText().includes(base)) ?? false;

const argumentsOf = (node: ts.InterfaceDeclaration | undefined): readonly ts.PropertySignature[] =>
  node?.members.filter(ts.isPropertySignature) ?? [];

const deepest = 3;

/**
 * Attributes of a type and, after dots, the parts of each block, as the `.d.ts` of a CDKTF provider package tell them;
 * undefined where the package has no such type.
 *
 * @param library folder `lib` of the package
 * @param type as `aws_sns_topic`
 */
export const declaredAttributes = (library: string, type: string): readonly string[] | undefined => {
  const file = join(library, type.replace(/^aws_/, "").replaceAll("_", "-"), "index.d.ts");
  if (!existsSync(file)) return undefined;
  const { statements } = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const interfaces = new Map(statements.filter(isInterface).map((node) => [node.name.text, node]));
  const config = [...interfaces.values()].find((node) => extending(node, "TerraformMetaArguments"));
  const blockOf = (member: ts.PropertySignature): ts.InterfaceDeclaration | undefined =>
    (member.type?.getText().match(/\b[A-Z]\w+/g) ?? []).map((name) => interfaces.get(name)).find(Boolean);
  // A block of rules may hold blocks of rules.
  const pathsOf = (members: readonly ts.PropertySignature[], depth = 0): readonly string[] =>
    members.flatMap((member) => {
      const name = writtenName(member);
      const inner = depth < deepest ? pathsOf(argumentsOf(blockOf(member)), depth + 1) : [];
      return [name, ...inner.map((part) => `${name}.${part}`)];
    });
  const given = pathsOf(argumentsOf(config));
  // What nobody can set is a getter of the class alone.
  const told = statements
    .filter(isClass)
    .filter((node) => extending(node, "TerraformResource"))
    .flatMap(({ members }) => members.filter(ts.isGetAccessor).map(({ name }) => name.getText()))
    .filter((name) => !name.endsWith("Input"))
    .map(snake)
    .filter((name) => !given.some((other) => bare(other) === bare(name)));
  return [...given, ...told];
};
