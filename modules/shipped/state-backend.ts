import { join, relative, resolve } from "node:path";
import {
  App,
  CloudBackend,
  HttpBackend,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  type TerraformBackend,
  type TerraformStack,
} from "../parts/cdktf";

/** A bucket of S3, where the state is locked by a file beside it (Terraform 1.10, OpenTofu 1.10). */
export interface S3State {
  readonly kind: "s3";
  /** Name of the bucket. It is there already, with versions. */
  readonly bucket: string;
  /** Key of the state in it. */
  readonly key: string;
  /**
   * Region of the bucket.
   * @default - that of the chain
   */
  readonly region?: string;
  /**
   * ARN of the key that encrypts the state.
   * @default - the bucket's own
   */
  readonly keyArn?: string;
}

/** A service that speaks Terraform's HTTP protocol, such as GitLab. Who calls is told by `TF_HTTP_USERNAME` and `TF_HTTP_PASSWORD`. */
export interface HttpState {
  readonly kind: "http";
  /** Its URL. */
  readonly address: string;
  /**
   * URL by which the state is locked and unlocked.
   * @default - it is not locked
   */
  readonly lockAddress?: string;
  /**
   * Method by which it is locked: `POST` at GitLab.
   * @default "LOCK"
   */
  readonly lockMethod?: string;
  /**
   * Method by which it is unlocked: `DELETE` at GitLab.
   * @default "UNLOCK"
   */
  readonly unlockMethod?: string;
}

/** A workspace of HCP Terraform, or of another service that takes Terraform's `cloud` block. */
export interface CloudState {
  readonly kind: "cloud";
  /** Organization that the workspace belongs to. */
  readonly organization: string;
  /** Name of the workspace. */
  readonly workspace: string;
  /**
   * Name of the service's host.
   * @default "app.terraform.io"
   */
  readonly hostname?: string;
}

/** A file. */
export interface LocalState {
  readonly kind: "local";
  /** Its path from the project's folder, so that the configuration is the same on every machine. */
  readonly path: string;
}

/** Where the state of the shipped stack lies. */
export type StateBackend = S3State | HttpState | CloudState | LocalState;

/** Defines where the state of a stack lies. */
export const defineBackend = (stack: TerraformStack, backend: StateBackend, home: string): TerraformBackend => {
  switch (backend.kind) {
    case "s3": {
      const { bucket, key, region = home, keyArn } = backend;
      // CDKTF has no word for the lock yet
      stack.addOverride("terraform.backend.s3.use_lockfile", true);
      return new S3Backend(stack, {
        bucket,
        key,
        region,
        encrypt: true,
        ...(keyArn === undefined ? {} : { kmsKeyId: keyArn }),
      });
    }
    case "http": {
      const { address, lockAddress, lockMethod, unlockMethod } = backend;
      return new HttpBackend(stack, {
        address,
        ...(lockAddress === undefined ? {} : { lockAddress, unlockAddress: lockAddress }),
        ...(lockMethod === undefined ? {} : { lockMethod }),
        ...(unlockMethod === undefined ? {} : { unlockMethod }),
      });
    }
    case "cloud": {
      const { organization, workspace, hostname = "app.terraform.io" } = backend;
      return new CloudBackend(stack, { organization, hostname, workspaces: new NamedCloudWorkspace(workspace) });
    }
    case "local":
      return new LocalBackend(stack, { path: relative(folderOf(stack), resolve(backend.path)) });
  }
};

/** The folder of a stack's configuration, in which Terraform runs. */
const folderOf = (stack: TerraformStack): string => join(resolve(App.of(stack).outdir), "stacks", stack.node.id);

/** Where the state of a stack lies, in words. */
export const placeOfState = (backend: StateBackend | undefined, stack: string): string => {
  switch (backend?.kind) {
    case "s3":
      return `s3://${backend.bucket}/${backend.key}, locked by a file beside it`;
    case "http":
      // A query may hold a token
      return `${backend.address.replace(/\?.*$/, "")}${backend.lockAddress === undefined ? ", not locked" : ""}`;
    case "cloud":
      return `workspace "${backend.workspace}" of "${backend.organization}" at ${backend.hostname ?? "app.terraform.io"}`;
    case "local":
      return `${backend.path}, a file of this machine`;
    case undefined:
      return `terraform.${stack}.tfstate, a file of this machine: give "backend" where others are to deploy, too`;
  }
};
