/** A block of `terraform providers schema -json`, as far as its names go (https://developer.hashicorp.com/terraform/cli/commands/providers/schema). */
interface Block {
  readonly attributes?: Readonly<Record<string, { readonly nested_type?: Block }>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

/** The document that `terraform providers schema -json` prints. */
export interface TerraformSchema {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>> }>
  >;
}

const partsOf = (block: Block): readonly (readonly [string, Block | undefined])[] => [
  ...Object.entries(block.attributes ?? {}).map(([name, { nested_type }]) => [name, nested_type] as const),
  ...Object.entries(block.block_types ?? {}).map(([name, { block: inner }]) => [name, inner] as const),
];

const pathsOf = (block: Block): readonly string[] =>
  partsOf(block).flatMap(([name, inner]) => [name, ...(inner ? pathsOf(inner).map((part) => `${name}.${part}`) : [])]);

/** Attributes of a type and, after dots, the parts of each block; undefined where no provider has the type. */
export const attributesInSchema = (
  { provider_schemas }: TerraformSchema,
  type: string,
): readonly string[] | undefined => {
  const found = Object.values(provider_schemas).find(({ resource_schemas }) => resource_schemas[type]);
  const block = found?.resource_schemas[type]?.block;
  return block && pathsOf(block);
};
