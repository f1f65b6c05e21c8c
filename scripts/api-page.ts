import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..");

/** One field of a config, or one member of a construct. */
interface Field {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  /** Whether its one value tells kinds apart, and needs no words. */
  readonly isTag: boolean;
  readonly description: string;
  readonly default: string;
}

/** Something that modules/index.ts exports. */
interface Entry {
  readonly name: string;
  readonly kind: "class" | "interface" | "type" | "function";
  readonly description: string;
  /** What it is in TypeScript, where it has no fields. */
  readonly text: string;
  readonly throws: string;
  /** Name of the config that a class takes. */
  readonly config: string;
  readonly fields: readonly Field[];
}

const programOf = (): ts.Program => {
  const file = join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram([join(root, "modules", "index.ts")], options);
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const wordsOf = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker));

/** A type as it is written, or what it comes to where that is computed from a value. */
const typeText = (node: ts.TypeNode, checker: ts.TypeChecker): string =>
  /\b(keyof|typeof)\b/.test(node.getText())
    ? checker.typeToString(checker.getTypeFromTypeNode(node), undefined, ts.TypeFormatFlags.InTypeAlias)
    : oneLine(node.getText()).replace(/^\| /, "");

const tagOf = (symbol: ts.Symbol, checker: ts.TypeChecker, name: string): string => {
  const tag = symbol.getJsDocTags(checker).find((one) => one.name === name);
  return oneLine(ts.displayPartsToString(tag?.text)).replace(/^- /, "");
};

const fieldOf = (symbol: ts.Symbol, checker: ts.TypeChecker): Field => {
  const [declaration] = symbol.declarations ?? [];
  const node =
    declaration && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration))
      ? declaration.type
      : undefined;
  return {
    name: symbol.name,
    type: node ? typeText(node, checker) : checker.typeToString(checker.getTypeOfSymbol(symbol)),
    isOptional: (symbol.flags & ts.SymbolFlags.Optional) !== 0,
    isTag: node !== undefined && ts.isLiteralTypeNode(node),
    description: oneLine(wordsOf(symbol, checker)),
    default: tagOf(symbol, checker, "default"),
  };
};

const isPublicMember = (member: ts.ClassElement): member is ts.PropertyDeclaration =>
  ts.isPropertyDeclaration(member) &&
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.NonPublicAccessibilityModifier) === 0;

const classEntry = (declaration: ts.ClassDeclaration, checker: ts.TypeChecker): Partial<Entry> => {
  const builder = declaration.members.find(ts.isConstructorDeclaration);
  const throws = builder && ts.getJSDocTags(builder).find(({ tagName }) => tagName.text === "throws");
  return {
    kind: "class",
    config: builder?.parameters[2]?.type?.getText() ?? "",
    throws: oneLine(ts.getTextOfJSDocComment(throws?.comment) ?? ""),
    fields: declaration.members
      .filter(isPublicMember)
      .flatMap(({ name }) => checker.getSymbolAtLocation(name) ?? [])
      .map((symbol) => fieldOf(symbol, checker)),
  };
};

const functionEntry = (symbol: ts.Symbol, declaration: ts.Node, checker: ts.TypeChecker): Partial<Entry> => {
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  return { kind: "function", text: checker.typeToString(type), throws: tagOf(symbol, checker, "throws") };
};

const interfaceEntry = (symbol: ts.Symbol, checker: ts.TypeChecker): Partial<Entry> => ({
  kind: "interface",
  fields: checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
    .map((property) => fieldOf(property, checker)),
});

const ownEntry = (symbol: ts.Symbol, checker: ts.TypeChecker): Partial<Entry> => {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined) throw new Error(`"${symbol.name}" is declared nowhere`);
  if (ts.isClassDeclaration(declaration)) return classEntry(declaration, checker);
  if (ts.isInterfaceDeclaration(declaration)) return interfaceEntry(symbol, checker);
  return ts.isTypeAliasDeclaration(declaration)
    ? { kind: "type", text: typeText(declaration.type, checker) }
    : functionEntry(symbol, declaration, checker);
};

const entriesOf = (program: ts.Program): Entry[] => {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, "modules", "index.ts"));
  const module = source && checker.getSymbolAtLocation(source);
  return checker.getExportsOfModule(module as ts.Symbol).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const description = wordsOf(symbol, checker);
    const nothing = { kind: "type", text: "", throws: "", config: "", fields: [] } as const;
    return { ...nothing, ...ownEntry(symbol, checker), name: exported.name, description };
  });
};

/** What modules/index.ts exports, in its order. */
export const apiEntries = (): readonly Entry[] => entriesOf(programOf());

/** Names of what has no doc comment. */
export const undocumented = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ name, description, fields }) => [
    ...(description === "" ? [name] : []),
    ...fields.filter((field) => field.description === "" && !field.isTag).map((field) => `${name}.${field.name}`),
  ]);

const escaped = (text: string): string => text.replaceAll("|", "\\|");

/** The page's ways to write, which know the names that it has headings of. */
const writer = (names: ReadonlySet<string>) => {
  const anchor = (name: string): string => `[\`${name}\`](#${name.toLowerCase()})`;
  const words = (text: string): string =>
    text.replaceAll(/\{@link (\w+)\s*\}/g, (_, name: string) => (names.has(name) ? anchor(name) : `\`${name}\``));
  const type = (text: string): string =>
    text
      .split(new RegExp(`\\b(${[...names].join("|")})\\b`))
      .filter((part) => part !== "")
      .map((part) => (names.has(part) ? anchor(part) : part.trim() === "" ? part : `\`${part}\``))
      .join("");
  const row = (...cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  const given = (field: Field): string => {
    if (field.isTag) return "tells the kind";
    return field.isOptional ? words(field.default) || "none" : "**required**";
  };
  const fieldRow = (field: Field): string =>
    row(`\`${field.name}\``, type(field.type), given(field), words(field.description));
  const memberRow = ({ name, type: text, isOptional, description }: Field): string =>
    row(`\`${name}\``, `${type(text)}${isOptional ? ", where there is one" : ""}`, words(description));
  const fieldTable = (fields: readonly Field[]): string =>
    `| field | type | default | |\n| --- | --- | --- | --- |\n${fields.map(fieldRow).join("\n")}\n`;
  const memberTable = (fields: readonly Field[]): string =>
    `| member | type | |\n| --- | --- | --- |\n${fields.map(memberRow).join("\n")}\n`;
  return { words, type, fieldTable, memberTable, anchor };
};

/** docs/api.md. */
export const apiPage = (entries: readonly Entry[]): string => {
  const { words, type, fieldTable, memberTable, anchor } = writer(new Set(entries.map(({ name }) => name)));
  const constructs = entries.filter(({ kind }) => kind === "class");
  const configs = new Set(constructs.map(({ config }) => config));
  const paragraphs = (...some: readonly string[]): string => some.filter((one) => one !== "").join("\n\n");
  const body = (entry: Entry): string =>
    paragraphs(
      words(entry.description),
      entry.text === "" ? "" : type(entry.text),
      entry.throws === "" ? "" : `Throws ${words(entry.throws)}.`,
      entry.fields.length === 0 ? "" : fieldTable(entry.fields),
    ).trimEnd();
  const construct = (entry: Entry): string => {
    const config = entries.find(({ name }) => name === entry.config);
    return paragraphs(
      `### ${entry.name}`,
      words(entry.description),
      `Takes ${type(entry.config)}.`,
      entry.throws === "" ? "" : `Throws ${words(entry.throws)}.`,
      entry.fields.length === 0 ? "" : memberTable(entry.fields).trimEnd(),
      config?.kind === "interface" && configs.has(config.name) && isFirstUser(entries, entry)
        ? `#### ${config.name}\n\n${fieldTable(config.fields).trimEnd()}`
        : "",
    );
  };
  const section = (title: string, some: readonly Entry[]): string =>
    some.length === 0 ? "" : paragraphs(`## ${title}`, ...some.map((entry) => `### ${entry.name}\n\n${body(entry)}`));
  const others = entries.filter(({ name, kind }) => kind !== "class" && !(configs.has(name) && kind === "interface"));
  return `${paragraphs(
    "# Reference",
    `Everything that the package exports, from the comments in its sources. ${anchor("IamPolicyChangeMonitoring")} is the whole chain; the others are its parts, each of use on
its own. Constructs take a scope, an id and a config, and every resource that they define is a member.`,
    "## Constructs",
    ...constructs.map(construct),
    section(
      "Types",
      others.filter(({ kind }) => kind !== "function"),
    ),
    section(
      "Functions",
      others.filter(({ kind }) => kind === "function"),
    ),
  )}\n`;
};

/** Two constructs may take one config, which is told of once. */
const isFirstUser = (entries: readonly Entry[], { name, config }: Entry): boolean =>
  entries.find((entry) => entry.kind === "class" && entry.config === config)?.name === name;
