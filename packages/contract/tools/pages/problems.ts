import { problemCodes, problemStatus, type ProblemCode } from "../../src/problems/problem.ts";
import { operations } from "../../src/operations/operation.ts";
import { cures, problemExample } from "./cures.ts";
import type { DocPage } from "./pages.ts";
import { table, written } from "./table.ts";

/** One page for each problem code, and one that lists them. */
export const problemPages = (): DocPage[] => [index(), ...problemCodes.map(page)];

const index = (): DocPage => ({
  path: "problems/README.md",
  content: [
    written,
    "",
    "# Problem codes",
    "",
    "A refusal is `application/problem+json` (RFC 9457). `code` is one of this closed list; `detail` is for developers; `issues` point at what is wrong.",
    "",
    table(
      ["Code", "Status", "In short"],
      problemCodes.map((code) => [`[\`${code}\`](${code}.md)`, String(problemStatus[code]), cures[code].means]),
    ),
    "",
  ].join("\n"),
});

function page(code: ProblemCode): DocPage {
  const { means, causes, cure, sdk } = cures[code];
  return {
    path: `problems/${code}.md`,
    content: [
      written,
      "",
      `# ${code} (${problemStatus[code]})`,
      "",
      means,
      "",
      "## Causes",
      "",
      ...causes.map((cause) => `- ${cause}`),
      "",
      "## What to do",
      "",
      cure,
      "",
      "## What the SDK does",
      "",
      sdk,
      "",
      "## Example",
      "",
      "```json",
      JSON.stringify(problemExample(code), null, 2),
      "```",
      "",
      `All codes: [README](README.md). The operations: [operations](../operations.md) (${operations.length}).`,
      "",
    ].join("\n"),
  };
}
