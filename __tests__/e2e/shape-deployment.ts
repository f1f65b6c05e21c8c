import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { filesIn, type Shape, type ShapeCase } from "../plans/shapes/shape";
import { outputOf } from "./command";
import { inAccount, type Planner } from "./deployment";
import { apply, type Initialised, plan, show, terraform, terraformEnvironment, write } from "./terraform";

/** Starts an account, makes there what a shape takes for granted, and applies the shape. */
export const deployShape = (shape: Shape): Promise<Planner<ShapeCase>> =>
  inAccount(async (root, account) => {
    const files = filesIn(shape.name);
    const environment = { ...account.environment, ...terraformEnvironment(root) };
    for (const call of shape.existing ?? []) {
      await account.call(call);
    }
    // The module that shapes share stands beside each folder that is planned in
    write(join(root, "trail"), filesIn("trail"));
    const initialised: Initialised = { folder: join(root, "initialised"), environment };
    mkdirSync(initialised.folder);
    write(initialised.folder, files);
    await outputOf(terraform, ["init", "-input=false"], initialised);
    const deployed = join(root, "deployed");
    await apply(deployed, initialised, { files });
    const state = readFileSync(join(deployed, "terraform.tfstate"), "utf8");

    const planned: Planner<ShapeCase>["planned"] = async ({ id, from, edit }, use) => {
      const folder = mkdtempSync(join(root, `${basename(id)}-`));
      try {
        await plan(folder, initialised, { files: edit(files), ...(from === "nothing" ? {} : { state }) });
        return await use(folder, () => show(folder, initialised));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    };
    return { planned };
  });
