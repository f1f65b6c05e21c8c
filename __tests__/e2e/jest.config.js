/** Jest of the end-to-end tests: `npm run test:e2e`. Two workers, because Terraform and the provider take a core each. */
/** @type {import("jest").Config} */
module.exports = {
  rootDir: "../..",
  testEnvironment: "node",
  testMatch: ["<rootDir>/__tests__/e2e/*.e2e.ts"],
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
  moduleNameMapper: { "^keepwatch$": "<rootDir>/modules/index.ts" },
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/cdktf.out"],
  maxWorkers: 2,
  testTimeout: 300_000,
};
