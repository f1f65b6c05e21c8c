import type { Entry, Plan, Values } from "../plans/edited/plan-edit";

/** Arguments of a second configuration of the provider, beside those of the first. */
export const secondProviders = {
  tags: { default_tags: [{ tags: { constant_value: { Team: "security" } } }] },
  region: { region: { constant_value: "eu-central-1" } },
  endpoints: { endpoints: [{ sts: { constant_value: "http://localhost:4566" } }] },
  profile: { profile: { constant_value: "security" } },
  webIdentity: {
    assume_role_with_web_identity: [{ role_arn: { constant_value: "arn:aws:iam::210987654321:role/deploy" } }],
  },
  sameAccount: { assume_role: [{ role_arn: { constant_value: "arn:aws:iam::123456789012:role/deploy" } }] },
  otherAccount: { assume_role: [{ role_arn: { constant_value: "arn:aws:iam::210987654321:role/deploy" } }] },
  otherThenSameAccount: {
    assume_role: ["210987654321", "123456789012"].map((account) => ({
      role_arn: { constant_value: `arn:aws:iam::${account}:role/deploy` },
    })),
  },
} as const;

/** The plan with these objects, which stand in the root module, under a second configuration of the provider. */
export const underSecond = (
  plan: Plan,
  entries: readonly Pick<Entry, "address">[],
  second: keyof typeof secondProviders,
): Plan => {
  const moved: Plan & { readonly configuration: Configuration } = JSON.parse(JSON.stringify(plan));
  const { provider_config: providers, root_module: root } = moved.configuration;
  const { aws } = providers;
  // Without a list of accounts: another login is to be told by its own arguments.
  const { allowed_account_ids, ...others } = aws.expressions;
  const expressions = { ...others, ...(second === "tags" ? { allowed_account_ids } : {}), ...secondProviders[second] };
  providers["aws.other"] = { ...aws, alias: "other", expressions };
  const addresses = entries.map(({ address }) => address.replace(/\[.*/, ""));
  for (const resource of root.resources) {
    if (addresses.includes(resource.address)) resource.provider_config_key = "aws.other";
  }
  return moved;
};

interface ProviderConfiguration {
  readonly expressions: Values;
  readonly alias?: string;
}

interface Configuration {
  readonly provider_config: { aws: ProviderConfiguration; [key: string]: ProviderConfiguration };
  readonly root_module: { readonly resources: { readonly address: string; provider_config_key: string }[] };
}
