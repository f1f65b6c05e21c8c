// The state of the shipped stack lies where its settings say, and is locked: each kind of backend, asked where it lies.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Testing } from "../../modules/parts/cdktf";
import { MonitoringStack } from "../../modules/shipped/monitoring-stack";
import type { StateBackend } from "../../modules/shipped/state-backend";
import { outputOf } from "./command";
import { type Moto, startMoto } from "./moto";
import { describeEndToEnd } from "./prerequisites";
import { terraform, terraformEnvironment, write } from "./terraform";

/** A service that keeps one state, as Terraform's HTTP protocol says, and who called it how. */
const stateService = (): { server: Server; called: string[]; kept: { state: string } } => {
  const called: string[] = [];
  const kept = { state: "" };
  const server = createServer((request, response) => {
    called.push(`${request.method} ${request.url?.replace(/\?.*/, "")}`);
    let body = "";
    request.on("data", (text) => {
      body += text;
    });
    request.on("end", () => {
      if (request.method === "POST" && request.url?.startsWith("/state")) kept.state = body;
      response.statusCode = request.method === "GET" && kept.state === "" ? 404 : 200;
      response.end(request.method === "GET" ? kept.state : "");
    });
  });
  return { server, called, kept };
};

describeEndToEnd("the state of the shipped stack", () => {
  let root: string;
  let account: Moto;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-backend-")));
    account = await startMoto();
  });

  afterAll(() => {
    account?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  /** Applies something small under the stack's own backend, in the folder that CDKTF has for the stack. */
  const applied = async (name: string, backend: StateBackend, options: readonly string[] = []): Promise<string> => {
    const home = join(root, name);
    const folder = join(home, "cdktf.out", "stacks", "keepwatch");
    mkdirSync(folder, { recursive: true });
    const before = process.cwd();
    process.chdir(home);
    try {
      const stack = new MonitoringStack(new App(), "keepwatch", {
        account: "123456789012",
        region: "us-east-1",
        subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
        backend,
      });
      const { required_providers: _, ...written } = JSON.parse(Testing.synth(stack)).terraform;
      write(folder, {
        "cdk.tf.json": JSON.stringify({ terraform: written, resource: { terraform_data: { kept: { input: name } } } }),
      });
    } finally {
      process.chdir(before);
    }
    const surroundings = { folder, environment: { ...account.environment, ...terraformEnvironment(root) } };
    await outputOf(terraform, ["init", "-input=false", ...options], surroundings);
    await outputOf(terraform, ["apply", "-input=false", "-auto-approve"], surroundings);
    return home;
  };

  test("lies in the bucket, and the lock is gone", async () => {
    const parameters = { Bucket: "states" };
    await account.call({ service: "s3", operation: "create_bucket", parameters });
    const backend = { kind: "s3", bucket: "states", key: "security/keepwatch.tfstate" } as const;
    await applied("bucket", backend, ["-backend-config=use_path_style=true"]);
    const { Contents } = await account.call({ service: "s3", operation: "list_objects_v2", parameters });
    expect((Contents as readonly { readonly Key: string }[]).map(({ Key }) => Key)).toEqual([
      "security/keepwatch.tfstate",
    ]);
  });

  test("is left alone while somebody else holds the lock", async () => {
    const Bucket = "locked-states";
    await account.call({ service: "s3", operation: "create_bucket", parameters: { Bucket } });
    const lock = { Bucket, Key: "keepwatch.tfstate.tflock", Body: JSON.stringify({ ID: "1", Who: "somebody@else" }) };
    await account.call({ service: "s3", operation: "put_object", parameters: lock });
    const backend = { kind: "s3", bucket: Bucket, key: "keepwatch.tfstate" } as const;
    await expect(applied("locked", backend, ["-backend-config=use_path_style=true"])).rejects.toThrow("somebody@else");
  });

  test("lies with the service, which is asked to lock and to unlock", async () => {
    const { server, called, kept } = stateService();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const address = "https://states.example.com/state";
      await applied(
        "service",
        { kind: "http", address, lockAddress: `${address}/lock`, lockMethod: "PUT", unlockMethod: "DELETE" },
        [
          `-backend-config=address=${url}/state`,
          `-backend-config=lock_address=${url}/lock`,
          `-backend-config=unlock_address=${url}/lock`,
        ],
      );
    } finally {
      server.close();
    }
    expect(JSON.parse(kept.state).resources).toHaveLength(1);
    expect(called).toEqual(expect.arrayContaining(["GET /state", "PUT /lock", "POST /state", "DELETE /lock"]));
  });

  test("lies in the file of the project's folder that was named", async () => {
    const home = await applied("file", { kind: "local", path: "state/keepwatch.tfstate" });
    expect(JSON.parse(readFileSync(join(home, "state", "keepwatch.tfstate"), "utf8")).resources).toHaveLength(1);
    expect(existsSync(join(home, "cdktf.out", "stacks", "keepwatch", "terraform.tfstate"))).toBe(false);
  });

  test("lies in the workspace that the cloud block names, as Terraform reads it", async () => {
    const backend = {
      kind: "cloud",
      organization: "example",
      workspace: "keepwatch",
      hostname: "127.0.0.1.example.com",
    };
    // Nobody answers there: what Terraform says is where it looked
    await expect(applied("cloud", backend as StateBackend)).rejects.toThrow(/127\.0\.0\.1\.example\.com/);
  });
});
