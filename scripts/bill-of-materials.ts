/** What of a CycloneDX document is read and written here. */
export interface Bill {
  readonly metadata: { readonly component: { readonly name: string; readonly "bom-ref": string } };
  readonly components: readonly { readonly "bom-ref": string }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** Folders of the packages that a bundle's inputs lie in, sorted. */
export const packagesOf = (inputs: readonly string[]): readonly string[] =>
  [...new Set(inputs.flatMap((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))].sort();

/**
 * The whole project's bill, cut down to what the package consists of: itself, and what is bundled into it.
 *
 * @param bundled name@version of each bundled package
 */
export const bundledBill = <B extends Bill>(whole: B, name: string, bundled: readonly string[]): B => {
  const components = whole.components.filter((component) => bundled.includes(component["bom-ref"]));
  const refs = components.map((component) => component["bom-ref"]);
  const root = whole.metadata.component["bom-ref"];
  return {
    ...whole,
    metadata: { ...whole.metadata, component: { ...whole.metadata.component, name } },
    components,
    dependencies: [
      { ref: root, dependsOn: refs },
      ...whole.dependencies
        .filter(({ ref }) => refs.includes(ref))
        .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.includes(other)) })),
    ],
  };
};
