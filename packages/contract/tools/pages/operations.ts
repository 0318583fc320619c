import { exchanges } from "../../src/examples/index.ts";
import type { Kind } from "../../src/kinds/index.ts";
import { kindTable, kinds, type KindRow } from "../../src/kinds/table.ts";
import { operations, type Operation } from "../../src/operations/operation.ts";
import { exchangeText } from "./exchange.ts";
import { propertiesOf } from "./fields.ts";
import type { DocPage } from "./pages.ts";
import { codes, table, written } from "./table.ts";

/** One page that lists every operation, with the filters and orders of its list, and a page for each kind with a request and its answer. */
export const operationPages = (): DocPage[] => [index(), examples(undefined), ...kinds.map(examples)];

/** Where the example of an operation stands, below `docs/contract`. Headings lose their dots in addresses. */
export const operationAddress = ({ id, kind }: Operation): string =>
  `operations/${kind ?? "asked"}.md#${id.replaceAll(".", "").toLowerCase()}`;

const asked = "What is asked, not stored";

const of = (kind: Kind | undefined): readonly Operation[] => operations.filter((operation) => operation.kind === kind);

const index = (): DocPage => ({
  path: "operations.md",
  content: [
    written,
    "",
    "# Operations",
    "",
    intro,
    "",
    `## ${asked}`,
    "",
    rows(of(undefined)),
    ...kinds.flatMap((kind) => ["", `## ${kind}`, "", `[What it is](kinds/${kind}.md). ${about(kindTable[kind])}`, "", rows(of(kind))]),
    "",
  ].join("\n"),
});

const intro =
  "One table makes the routes of the reference server, the methods of the SDK, `openapi.json` and this page. " +
  "A back end names the operations that it offers in `GET /v1/capabilities`; what is absent is hidden by the elements. " +
  "Each operation leads to a request with its answer.";

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
    some.map((operation) => [
      `[\`${operation.id}\`](${operationAddress(operation)})`,
      `\`${operation.method} ${operation.path}\``,
      operation.summary,
    ]),
  );

const examples = (kind: Kind | undefined): DocPage => ({
  path: `operations/${kind ?? "asked"}.md`,
  content: [
    written,
    "",
    kind === undefined ? `# ${asked}` : `# ${kind}: requests and answers`,
    "",
    kind === undefined
      ? `All operations: [operations](../operations.md).`
      : `What it is: [${kind}](../kinds/${kind}.md). All operations: [operations](../operations.md#${kind}).`,
    ...of(kind).flatMap(exampleOf),
    ...(kind === undefined ? ["", ...verdicts] : []),
    "",
  ].join("\n"),
});

const verdicts = [
  "## What a verdict says",
  "",
  "Answered by `evaluate`, worked out by the back end or on the device.",
  "",
  propertiesOf("Verdict"),
  "",
  "## What a sum says",
  "",
  "Answered by `rollup`, from verdicts that the back end keeps.",
  "",
  propertiesOf("Rollup"),
];

/** The first exchange of an operation that succeeds, and which refusals the examples tell of it. */
function exampleOf({ id, method, path }: Operation): string[] {
  const all = exchanges.filter((one) => one.operation === id);
  const good = all.find(({ answer }) => answer.status < 300)!;
  const refusals = [...new Set(all.flatMap(({ answer }) => answer.code ?? []))];
  return [
    "",
    `## ${id}`,
    "",
    `\`${method} ${path}\`. ${good.says}`,
    "",
    "```http",
    exchangeText(good),
    "```",
    ...(refusals.length > 0
      ? ["", `Refusals in the examples: ${refusals.map((code) => `[\`${code}\`](../problems/${code}.md)`).join(", ")}.`]
      : []),
  ];
}
