import { kindTable, kinds, type KindRow } from "../../src/kinds/table.ts";
import { exchanges } from "../../src/examples/index.ts";
import { operations, type Operation } from "../../src/operations/operation.ts";
import { exchangeText } from "./exchange.ts";
import type { DocPage } from "./pages.ts";
import { codes, table, written } from "./table.ts";

/** Every operation, kind by kind, with the filters and orders of its list. */
export function operationsPage(): DocPage {
  const own = operations.filter((operation) => operation.kind === undefined);
  const parts = kinds.flatMap((kind) => [
    "",
    `## ${kind}`,
    "",
    `[What it is](kinds/${kind}.md). ${about(kindTable[kind])}`,
    "",
    rows(operations.filter((one) => one.kind === kind)),
    "",
    ...operations.filter((one) => one.kind === kind).flatMap(exampleOf),
  ]);
  return {
    path: "operations.md",
    content: [
      written,
      "",
      "# Operations",
      "",
      intro,
      "",
      "## What is asked, not stored",
      "",
      rows(own),
      "",
      ...own.flatMap(exampleOf),
      ...parts,
      "",
    ].join("\n"),
  };
}

const intro =
  "One table makes the routes of the reference server, the methods of the SDK, `openapi.json` and this page. " +
  "A back end names the operations that it offers in `GET /v1/capabilities`; what is absent is hidden by the elements.";

function about({ level, filters, orders, unique }: KindRow): string {
  const keys = Object.values(unique).map((properties) => codes(properties, " + "));
  return [
    `Level ${level}.`,
    `Filters: ${codes([...Object.keys(filters), "updatedSince"])}.`,
    `Orders: ${codes(orders)}.`,
    ...(keys.length > 0 ? [`Unique together: ${keys.join("; ")}.`] : []),
  ].join(" ");
}

const rows = (some: readonly Operation[]): string =>
  table(
    ["Operation", "Request", "What it does"],
    some.map(({ id, method, path, summary }) => [`\`${id}\``, `\`${method} ${path}\``, summary]),
  );

/** The first exchange of an operation that succeeds, and which refusals the examples tell of it. */
function exampleOf({ id }: Operation): string[] {
  const all = exchanges.filter((one) => one.operation === id);
  const good = all.find(({ answer }) => answer.status < 300)!;
  const codesTold = [...new Set(all.flatMap(({ answer }) => answer.code ?? []))];
  return [
    `**${id}**: ${good.says}`,
    "",
    "```http",
    exchangeText(good),
    "```",
    "",
    ...(codesTold.length > 0
      ? [`Refusals in the examples: ${codesTold.map((code) => `[\`${code}\`](problems/${code}.md)`).join(", ")}.`, ""]
      : []),
  ];
}
