import { isAbsolute } from "node:path";
import { bucketNameForm } from "../parts/bucket-errors";
import { keyArnForm } from "../parts/key-errors";
import { regionForm } from "../parts/placement-errors";
import { text, union } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import type { HttpState, S3State, StateBackend } from "./state-backend";

/** The form of where the state lies. */
export const backendForm = union("kind", {
  s3: { bucket: text, key: text, "region?": text, "keyArn?": text },
  http: { address: text, "lockAddress?": text, "lockMethod?": text, "unlockMethod?": text },
  cloud: { organization: text, workspace: text, "hostname?": text },
  local: { path: text },
});

/** What is wrong with where the state is to lie, one sentence a flaw. */
export const backendErrors = (backend: StateBackend): string[] => {
  switch (backend.kind) {
    case "s3":
      return s3Errors(backend);
    case "http":
      return httpErrors(backend);
    case "cloud": {
      const { organization, workspace, hostname = "app.terraform.io" } = backend;
      return [
        ...unlessFits(organization, /^[\w-]+$/, `backend organization "${organization}" is not the name of one`),
        ...unlessFits(workspace, /^[\w-]{1,90}$/, `backend workspace "${workspace}" is not the name of one`),
        ...unlessFits(
          hostname,
          /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
          `backend hostname "${hostname}" is not the name of a host: give one such as "app.terraform.io"`,
        ),
      ];
    }
    case "local":
      return isAbsolute(backend.path) || backend.path === ""
        ? [
            `backend path "${backend.path}" is not one from the project's folder: give one such as "state/keepwatch.tfstate"`,
          ]
        : [];
  }
};

const s3Errors = ({ bucket, key, region, keyArn }: S3State): string[] => [
  ...unlessFits(bucket, bucketNameForm, `backend bucket "${bucket}" is not the name of a bucket`),
  ...unlessFits(
    key,
    /^[^/\s](?:\S{0,1022}[^/\s])?$/,
    `backend key "${key}" does not fit: give one such as "security/keepwatch.tfstate"`,
  ),
  ...(region === undefined
    ? []
    : unlessFits(region, regionForm, `backend region "${region}" is not a region: give one such as "eu-central-1"`)),
  ...(keyArn === undefined
    ? []
    : unlessFits(keyArn, keyArnForm, `key "${keyArn}" of the backend is not the ARN of a key`)),
];

const httpErrors = ({ address, lockAddress, lockMethod, unlockMethod }: HttpState): string[] => [
  ...Object.entries({ address, lockAddress })
    .filter(([, url]) => url !== undefined && !/^https:\/\/[^\s/?#@]+(?:[/?]\S*)?$/.test(url))
    // Not shown: it may hold a password
    .map(
      ([name]) =>
        `backend ${name} is not an https address, or contains a user: use https, because a state holds secrets, and give the user in TF_HTTP_USERNAME and TF_HTTP_PASSWORD`,
    ),
  ...Object.entries({ lockMethod, unlockMethod }).flatMap(([name, method]) => [
    ...(method === undefined
      ? []
      : unlessFits(method, /^[A-Z]+$/, `backend ${name} "${method}" is not a method of HTTP`)),
    ...(method !== undefined && lockAddress === undefined
      ? [`backend ${name} is given without a lockAddress: give both`]
      : []),
  ]),
];
