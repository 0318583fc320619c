/** Who may import whom, per entry. `types`: types only; `lazy`: by `import()` only; `/*`: the package and all below. */
export interface Rule {
  package: string;
  /** Folder below `src` that the rule speaks of; `*` is all that no other rule of the package names. */
  entry: string;
  may: string[];
}

const contract = "@xiaoben/contract";
const guards = "@xiaoben/contract/guards";
const schemas = "@xiaoben/contract/schemas";

export const rules: Rule[] = [
  { package: "contract", entry: "*", may: [] },
  { package: "contract", entry: "guards", may: [] },
  { package: "contract", entry: "schemas", may: ["zod/mini"] },
  { package: "contract", entry: "examples", may: [] },
  { package: "policy", entry: "*", may: [contract] },
  { package: "policy", entry: "check", may: [contract, schemas] },
  { package: "sdk", entry: "*", may: [contract, guards, `${schemas} lazy`] },
  { package: "sdk", entry: "outbox", may: [contract, "idb"] },
  { package: "sdk", entry: "along", may: [contract, "idb"] },
  { package: "sdk", entry: "adapters", may: [contract, guards, `${schemas} lazy`] },
  {
    package: "elements",
    entry: "*",
    may: [
      contract,
      "@xiaoben/policy/words",
      "@xiaoben/policy/words/explain lazy",
      "@xiaoben/policy/words/findings lazy",
      "@xiaoben/policy types",
      "lit/*",
      "@lit/context",
      "@lit/task",
      "@floating-ui/dom",
    ],
  },
  {
    package: "kit",
    entry: "*",
    may: [contract, "@xiaoben/elements/*", "@xiaoben/sdk/*", "@xiaoben/policy/* lazy", "lit types"],
  },
  { package: "backend", entry: "*", may: [contract, schemas, "@xiaoben/policy/*"] },
  { package: "conformance", entry: "*", may: [contract, guards, schemas, "@xiaoben/contract/examples"] },
  { package: "bridges", entry: "*", may: [contract, "node:*"] },
  {
    package: "server",
    entry: "*",
    may: [
      contract,
      schemas,
      "@xiaoben/policy/*",
      "@xiaoben/backend/*",
      "@xiaoben/bridges/*",
      "hono/*",
      "@hono/node-server/*",
      "kysely",
      "@electric-sql/pglite/*",
      "pg",
      "jose",
      "node:*",
    ],
  },
  {
    package: "cli",
    entry: "*",
    may: [
      contract,
      schemas,
      "@xiaoben/server",
      "@xiaoben/sdk/*",
      "@xiaoben/policy/*",
      "@xiaoben/bridges/*",
      "@xiaoben/conformance",
      "node:*",
    ],
  },
  { package: "demo", entry: "*", may: ["*"] },
];
