// The page and the picture, as a browser shows them. Without Chromium this says so and looks at nothing; with KEEPWATCH_CHROMIUM it must be there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { colours } from "../../../cli/formats/svg";
import { documentOf, names, saidOf } from "./documents";

const asked = process.env["KEEPWATCH_CHROMIUM"];
const chromium = [asked ?? "chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

test("the browser that is asked for is there", () => {
  if (chromium === undefined) process.stderr.write("no Chromium: the pages are not looked at\n");
  expect(asked === undefined || chromium === asked).toBe(true);
});

/** How a colour is lighter than another, as WCAG counts it. */
function contrastOf(one: string, other: string): number {
  const light = (colour: string): number => {
    const digits = colour.length === 4 ? colour.replace(/[0-9a-f]/g, "$&$&") : colour;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((start) => Number.parseInt(digits.slice(start, start + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [least = 0, most = 0] = [light(one), light(other)].sort((low, high) => low - high);
  return (most + 0.05) / (least + 0.05);
}

// axe-core does not see what is behind the words of a picture.
test("the words of the picture can be read in every theme", () => {
  const themes = [...colours.matchAll(/\.kw \{ (.*?) \}/g)].map(
    ([, theme = ""]) =>
      new Map([...theme.matchAll(/--kw-(\w+): (#\w+)/g)].map(([, name = "", colour = ""]) => [name, colour])),
  );
  expect(themes).toHaveLength(3);
  for (const theme of themes) {
    for (const words of ["ink", "quiet", "bad", "new"]) {
      for (const behind of ["page", "box"]) {
        expect(contrastOf(theme.get(words) ?? "", theme.get(behind) ?? "")).toBeGreaterThan(4.5);
      }
    }
    expect(contrastOf(theme.get("line") ?? "", theme.get("page") ?? "")).toBeGreaterThan(3);
  }
});

/** What axe-core finds wrong with a page in a theme, each with where it is. */
function faultsOf(page: string, theme: "light" | "dark"): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-page-"));
  try {
    const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    const file = join(folder, "page.html");
    // The page allows no script: for the test it has to
    const open = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    const script = `axe.run().then(({ violations, incomplete }) => {
      const unsure = incomplete.filter(({ id }) => id !== "color-contrast");
      const told = [...violations, ...unsure].flatMap(({ id, nodes }) => nodes.map(({ target }) => id + " " + target));
      document.title = "axe:" + JSON.stringify(told);
    });`;
    writeFileSync(file, open.replace("</body>", `<script>${axe}</script><script>${script}</script></body>`));
    const { stdout } = spawnSync(
      chromium ?? "",
      [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        `--user-data-dir=${folder}`,
        ...(theme === "dark"
          ? ["--blink-settings=preferredColorScheme=0"]
          : ["--blink-settings=preferredColorScheme=1"]),
        "--virtual-time-budget=20000",
        "--dump-dom",
        `file://${file}`,
      ],
      { encoding: "utf8", maxBuffer: 64 * 2 ** 20 },
    );
    const [, told] = /<title>axe:(.*?)<\/title>/s.exec(stdout) ?? [];
    if (told === undefined) throw new Error(`axe-core said nothing: ${stdout.slice(0, 500)}`);
    return JSON.parse(told.replaceAll("&gt;", ">").replaceAll("&lt;", "<").replaceAll("&amp;", "&"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (chromium !== undefined) {
  test.each(names.flatMap((name) => [[name, "light"] as const, [name, "dark"] as const]))(
    "axe-core finds nothing wrong with the page of %s, %s",
    async (name, theme) => {
      expect(faultsOf(saidOf("html", await documentOf(name)), theme)).toEqual([]);
    },
    60_000,
  );

  test("axe-core would find a picture without words, and a colour that nobody can read", async () => {
    const page = saidOf("html", await documentOf("rejected"));
    const broken = page

      .replace(/<title>The chain[\s\S]*?<\/desc>/, "")
      .replace("--kw-quiet: #59636e", "--kw-quiet: #eeeeee")
      .replace("<h2>Findings</h2>", '<h2 style="color: #ddd">Findings</h2>');
    const faults = faultsOf(broken, "light").map((fault) => fault.split(" ")[0]);
    expect(faults).toContain("svg-img-alt");
    expect(faults).toContain("color-contrast");
  }, 60_000);
}
