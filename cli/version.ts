import { version as packaged } from "../package.json";

/** Version of the package. */
export const version: string = packaged;
