// How the command is bundled, and what keeps its start short.
const { readFileSync, statSync } = require("node:fs");

/**
 * Leaves out the SDK's builtins in JavaScript: policy.wasm asks for none (a test holds it to that), and with them comes a reader of YAML,
 * a third of the bundle, which every start would run.
 */
const withoutBuiltins = {
  name: "without-builtins",
  setup({ onLoad }) {
    onLoad({ filter: /opa-wasm[\\/]src[\\/]builtins[\\/]index\.js$/ }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Node.js's own modules that most calls never use, and that take a millisecond or more to load. */
const seldom = /^(node:)?(child_process|fs\/promises|net|os|timers\/promises|zlib)$/;

/** Loads these modules when something of theirs is used for the first time. */
const lazyBuiltins = {
  name: "lazy-builtins",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: seldom }, ({ path, namespace }) =>
      namespace === "lazy" ? { path, external: true } : { path, namespace: "lazy" },
    );
    onLoad({ filter: /.*/, namespace: "lazy" }, ({ path }) => {
      const getters = Object.keys(require(path)).map((name) => `get ${name}() { return require("${path}").${name}; }`);
      return { contents: `module.exports = { ${getters.join(", ")} };` };
    });
  },
};

/** Keeps the catalogue as JSON text, which V8 parses faster than an object of JavaScript. */
const textOfCatalogue = {
  name: "text-of-catalogue",
  setup({ onLoad }) {
    onLoad({ filter: /policies[\\/]spec[\\/]data\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, "utf8")));
      return { contents: `module.exports = JSON.parse(${JSON.stringify(text)});` };
    });
  },
};

/** Options of esbuild for whatever is bundled, but what and where to. */
const bundled = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: true,

  legalComments: "none",
  outExtension: { ".js": ".cjs" },
  plugins: [withoutBuiltins, lazyBuiltins, textOfCatalogue],
};

/** Whether a path is a folder, or one of the Rego sources that `keepwatch policy export` writes. */
const isExported = (path) => statSync(path).isDirectory() || (path.endsWith(".rego") && !path.endsWith("_test.rego"));

module.exports = { bundled, isExported };
