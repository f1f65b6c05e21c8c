// A chain is where its provider is: another region, or other accounts, are refused wherever the provider is defined.
import { SiemStream } from "../../../modules";
import { type App, AwsProvider, ref, TerraformStack, Testing, Token } from "../../../modules/parts/cdktf";
import { chain } from "../synthesised";

/** Synthesises as a program does, with CDKTF's validations. */
const synthesise = (define: (stack: TerraformStack) => void): void => {
  const app = Testing.app() as App;
  define(new TerraformStack(app, "stack"));
  app.synth();
};
const provider = (stack: TerraformStack, config: ConstructorParameters<typeof AwsProvider>[2], id = "aws") =>
  new AwsProvider(stack, id, config);

describe("a chain is put with a provider", () => {
  test.each<[string, (stack: TerraformStack) => void]>([
    [
      "of its account and region",
      (stack) => provider(stack, { region: "us-east-1", allowedAccountIds: ["123456789012"] }),
    ],
    ["that says neither", (stack) => provider(stack, {})],
    [
      "that only Terraform knows",
      (stack) =>
        provider(stack, {
          region: Token.asString(ref("var.region")),
          allowedAccountIds: [Token.asString(ref("var.account"))],
        }),
    ],
    [
      "that allows a list of Terraform's",
      (stack) => provider(stack, { allowedAccountIds: Token.asList(ref("var.accounts")) }),
    ],
  ])("%s", (_, define) => {
    expect(() =>
      synthesise((stack) => {
        define(stack);
        chain(stack);
      }),
    ).not.toThrow();
  });

  test("by its alias, whatever the default one is", () => {
    expect(() =>
      synthesise((stack) => {
        provider(stack, { region: "eu-central-1" });
        chain(stack, { provider: provider(stack, { region: "us-east-1", alias: "home" }, "home") });
      }),
    ).not.toThrow();
  });

  test("of another region is refused, also where the provider is defined after it", () => {
    expect(() =>
      synthesise((stack) => {
        chain(stack);
        provider(stack, { region: "eu-central-1" });
      }),
    ).toThrow(
      'region "us-east-1" is not that of provider "stack/aws", which is in "eu-central-1": give both the same, or a provider of "us-east-1"',
    );
  });

  test("for other accounts is refused", () => {
    expect(() =>
      synthesise((stack) => {
        provider(stack, { region: "us-east-1", allowedAccountIds: ["210987654321", "111111111111"] });
        chain(stack);
      }),
    ).toThrow(
      'account "123456789012" is not among allowedAccountIds of provider "stack/aws" (210987654321, 111111111111): give both the same',
    );
  });

  test("of the region where IAM's events arrive, for the messages about each call", () => {
    const topic = { kind: "existing", arn: "arn:aws:sns:us-east-1:123456789012:told" } as const;
    expect(() =>
      synthesise((stack) => {
        provider(stack, { region: "eu-west-1" });
        const home = provider(stack, { region: "us-east-2", alias: "home" }, "home");
        chain(stack, { region: "eu-west-1", changeAlert: { topic, provider: home } });
      }),
    ).toThrow('region "us-east-1" is not that of provider "stack/home", which is in "us-east-2"');
  });

  test("and so is what stands beside it", () => {
    expect(() =>
      synthesise((stack) => {
        provider(stack, { region: "eu-central-1" });
        new SiemStream(stack, "siem", {
          account: "123456789012",
          region: "us-east-1",
          logGroupName: "/trail",
          destination: { kind: "bucket" },
        });
      }),
    ).toThrow('region "us-east-1" is not that of provider "stack/aws"');
  });
});

describe("two chains of one stack", () => {
  test("have two names", () => {
    expect(() =>
      synthesise((stack) => {
        provider(stack, {});
        chain(stack);
        chain(stack, {}, "other");
      }),
    ).toThrow('"stack/monitoring" is also a chain named "iam-policy-changes": give one of them another name');
  });

  test("may have one name in two accounts", () => {
    expect(() =>
      synthesise((stack) => {
        provider(stack, {});
        chain(stack);
        chain(stack, { account: "210987654321", provider: provider(stack, { alias: "other" }, "other-aws") }, "other");
      }),
    ).not.toThrow();
  });
});
