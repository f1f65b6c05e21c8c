/** Packages under which the same sources run, beside those of this project. */
export interface ProviderPackages {
  /** Folder of their package.json and its lock. */
  readonly name: string;
  /**
   * Where the Node.js lies that they need, of a package for this system.
   * @default - the one that runs the tests
   */
  readonly node?: string;
  /** Everything that differs in what they synthesise: path → value, with the reason. */
  readonly differences: Readonly<Record<string, { readonly value: unknown; readonly because: string }>>;
}

/** Every set of packages that the sources are held against. */
export const providerPackages: readonly ProviderPackages[] = [
  {
    name: "cdktf-aws-6",
    differences: {
      "terraform.required_providers.aws.version": {
        value: "6.25.0",
        because: "each release of the provider package is made for one release of the provider",
      },
    },
  },
  {
    name: "cdktn",
    node: `node_modules/node-${process.platform}-${process.arch}/bin/node`,
    differences: {
      "terraform.required_providers.aws.source": {
        value: "hashicorp/aws",
        because: "the fork writes the provider's whole name, which OpenTofu wants; both mean the same",
      },
      "terraform.required_providers.aws.version": {
        value: "6.66.0",
        because: "each release of the provider package is made for one release of the provider",
      },
    },
  },
];
