import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "../plans/shipped/account";
import { outputOf } from "./command";

/** A simulated AWS account on a loopback port. */
export interface Moto extends Account {
  /** The environment in which every AWS client reaches this account, and no other. */
  readonly environment: NodeJS.ProcessEnv;
  /** Makes changes of the account, hands over to `use`, and takes back all that happened to the account meanwhile. */
  readonly during: <T>(changes: (account: Moto) => Promise<unknown>, use: () => Promise<T>) => Promise<T>;
  /** Takes everything out of the account. */
  readonly reset: () => Promise<void>;
  /** Ends the server. */
  readonly stop: () => void;
}

/** The Python that has moto: KEEPWATCH_PYTHON, or the one on PATH. */
export const python = process.env["KEEPWATCH_PYTHON"] ?? "python3";

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });

/** The environment without anything that could lead to a real account. */
export const withoutAws = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("AWS_")));

/** Keys that no account knows. A profile of the user's must not be looked for. */
export const fakeKeys = {
  AWS_ACCESS_KEY_ID: "fake",
  AWS_SECRET_ACCESS_KEY: "fake",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_CONFIG_FILE: "none",
  AWS_SHARED_CREDENTIALS_FILE: "none",
} as const;

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};

/** Starts moto and waits until it answers. */
export const startMoto = async (): Promise<Moto> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...withoutAws(process.env),
    ...fakeKeys,
    AWS_ENDPOINT_URL: url,
    AWS_DEFAULT_REGION: "us-east-1",
  };
  const server = spawn(python, [join(__dirname, "moto_server.py"), "--port", String(port)], { stdio: "ignore" });
  for (let tries = 0; !(await answers(`${url}/moto-api/data.json`)); tries++) {
    if (server.exitCode !== null || tries === 300) {
      server.kill();
      throw new Error("moto does not start");
    }
    await sleep(100);
  }
  const post = async (path: string): Promise<void> => {
    const { ok, status } = await fetch(`${url}/moto-api/${path}`, { method: "POST" });
    if (!ok) throw new Error(`moto answers ${status} to ${path}`);
  };
  const account: Moto = {
    environment,
    call: async ({ service, operation, parameters = {}, region }) =>
      JSON.parse(
        await outputOf(python, [join(__dirname, "aws_call.py")], {
          folder: __dirname,
          environment,
          input: JSON.stringify({ service, operation, parameters, region }),
        }),
      ),
    during: async (changes, use) => {
      await post("keep");
      try {
        await changes(account);
        return await use();
      } finally {
        await post("restore");
      }
    },
    reset: () => post("reset"),
    stop: () => {
      server.kill();
    },
  };
  return account;
};
