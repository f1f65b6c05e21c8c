/**
 * `npm run schemas [PACKAGE@VERSION…]`: lists the attributes of every guarded type in `__tests__/schemas/attributes/`, from what
 * providers say of themselves: the provider that Terraform installs here, provider packages of CDKTF (their types), and
 * CloudFormation's resource types, which are those of the provider `awscc`.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraform, terraformEnvironment } from "../__tests__/e2e/terraform";
import { attributesInCloudFormation, type Property, type ResourceType } from "../__tests__/schemas/cloudformation";
import { declaredAttributes } from "../__tests__/schemas/declarations";
import { type AttributeList, attributeList } from "../__tests__/schemas/lists";
import { attributesInSchema } from "../__tests__/schemas/terraform-schema";

const provider = "hashicorp/aws@5.100.0";
const specification = "@aws-cdk/aws-service-spec";
const releases = ["@cdktf/provider-aws@21.22.1", "@cdktn/provider-aws@25.7.0", `${specification}@0.1.216`];

/** How `@aws-cdk/service-spec-types` describes a property's type, as far as it matters here. */
interface PropertyType {
  readonly type: string;
  readonly reference?: { readonly $ref: string };
  readonly element?: PropertyType;
  readonly types?: readonly PropertyType[];
}

interface Described {
  readonly properties: Readonly<Record<string, { readonly type: PropertyType }>>;
}

interface Specification {
  all(
    kind: "resource",
  ): Iterable<
    Described & { readonly cloudFormationType: string; readonly attributes: Readonly<Record<string, unknown>> }
  >;
  get(kind: "typeDefinition", id: string): Described;
}

const [, name = "", version = ""] = /^(.+)@([^@]+)$/.exec(provider) ?? [];

const inFolder = <Result>(use: (folder: string) => Result): Result => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-schemas-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const ofProvider = (): AttributeList =>
  inFolder((folder) => {
    const env = { ...process.env, ...terraformEnvironment(folder) };
    const required = { aws: { source: name, version } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: required } }));
    const run = (...args: readonly string[]) =>
      execFileSync(terraform, args, { cwd: folder, env, encoding: "utf8", maxBuffer: 2 ** 28 });
    run("init", "-no-color");
    const schema = JSON.parse(run("providers", "schema", "-json"));
    return attributeList(provider, (type) => attributesInSchema(schema, type));
  });

const references = (type: PropertyType): readonly string[] => [
  ...(type.reference ? [type.reference.$ref] : []),
  ...(type.element ? references(type.element) : []),
  ...(type.types ?? []).flatMap(references),
];

// A block of rules may hold blocks of rules.
const deepest = 3;

const propertiesOf = (specified: Specification, properties: Described["properties"], depth = 0): readonly Property[] =>
  Object.entries(properties).map(([name, { type }]) => ({
    name,
    parts:
      depth < deepest
        ? references(type).flatMap((id) =>
            propertiesOf(specified, specified.get("typeDefinition", id).properties, depth + 1),
          )
        : [],
  }));

const resourceTypes = (specified: Specification): readonly ResourceType[] =>
  [...specified.all("resource")].map(({ cloudFormationType, properties, attributes }) => ({
    name: cloudFormationType,
    properties: [
      ...propertiesOf(specified, properties),
      ...Object.keys(attributes).map((attribute): Property => ({ name: attribute, parts: [] })),
    ],
  }));

const ofPackage = (release: string): AttributeList =>
  inFolder((folder) => {
    writeFileSync(join(folder, "package.json"), "{}");
    execFileSync("npm", ["install", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", release], {
      cwd: folder,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const packageName = release.replace(/(.)@.*/, "$1");
    if (packageName !== specification) {
      const library = join(folder, "node_modules", packageName, "lib");
      return attributeList(release, (type) => declaredAttributes(library, type));
    }
    const { loadAwsServiceSpecSync } = createRequire(join(folder, "package.json"))(specification);
    const types = resourceTypes(loadAwsServiceSpecSync());
    return attributeList(release, (type) =>
      type.startsWith("awscc_") ? attributesInCloudFormation(types, type) : undefined,
    );
  });

const folder = join(__dirname, "..", "__tests__", "schemas", "attributes");

const write = (list: AttributeList): void => {
  const file = join(folder, `${list.source.replaceAll(/[^A-Za-z0-9.]+/g, "-").replace(/^-/, "")}.json`);
  writeFileSync(file, `${JSON.stringify(list, undefined, 2)}\n`);
  process.stdout.write(`${file}\n`);
};

const asked = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const list of asked.length > 0 ? asked.map(ofPackage) : [ofProvider(), ...releases.map(ofPackage)]) write(list);
