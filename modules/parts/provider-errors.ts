import type { Construct } from "constructs";
import { type AwsProvider, type TerraformProvider, TerraformStack, Token } from "./cdktf";
import { isKnown, type Placement } from "./placement";

const isAws = (provider: TerraformProvider): provider is AwsProvider => provider.terraformResourceType === "aws";

/** What is wrong between a placement and the provider that it is put with, one sentence a flaw. */
export const providerErrors = (scope: Construct, { account, region, provider }: Placement): string[] => {
  const used =
    provider ??
    TerraformStack.of(scope)
      .allProviders()
      .find((one) => isAws(one) && one.alias === undefined);
  if (used === undefined || !isAws(used)) {
    return [];
  }
  const { allowedAccountIds = [] } = used;
  const isOutside =
    isKnown(account) &&
    !Token.isUnresolved(allowedAccountIds) &&
    allowedAccountIds.length > 0 &&
    allowedAccountIds.every(isKnown) &&
    !allowedAccountIds.includes(account);
  return [
    ...(used.region !== undefined && isKnown(used.region) && isKnown(region) && used.region !== region
      ? [
          `region "${region}" is not that of provider "${used.node.path}", which is in "${used.region}": give both the same, or a provider of "${region}"`,
        ]
      : []),
    ...(isOutside
      ? [
          `account "${account}" is not among allowedAccountIds of provider "${used.node.path}" (${allowedAccountIds.join(", ")}): give both the same`,
        ]
      : []),
  ];
};

/** Has a construct compared with its provider when the app is synthesised: the provider may be defined after it. */
export const compareWithProvider = (scope: Construct, placement: Placement): void => {
  scope.node.addValidation({ validate: () => providerErrors(scope, placement) });
};
