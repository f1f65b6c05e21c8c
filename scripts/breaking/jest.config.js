const base = require("../../jest.config.js");

// Laws of thousands of judgements, and limits of time and memory: what they would see takes too long.
const tooLong = [
  "auditors/examples",
  "cli/limits",
  "cli/read",
  "doubt/laws",
  "doubt/walks",
  "mutations/mutations",
  "policies/damage",
];

/** @type {import("jest").Config} The tests of the policy, on one that can be broken. */
module.exports = {
  ...base,
  rootDir: "../..",
  testMatch: ["<rootDir>/__tests__/{auditors,cli,doubt,mutations,pattern,permission,plans,policies}/**/*.test.ts"],
  testPathIgnorePatterns: tooLong.map((path) => `/__tests__/${path}`),
  moduleNameMapper: {
    ...base.moduleNameMapper,
    "^@open-policy-agent/opa-wasm$": "<rootDir>/scripts/breaking/opa-wasm.js",
  },
  setupFilesAfterEnv: ["<rootDir>/scripts/breaking/every-test.js"],
};
