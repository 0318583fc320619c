import { records, refused, type RefusedExample } from "../../src/examples/index.ts";
import type { Kind } from "../../src/kinds/index.ts";
import { kinds, kindTable, type KindRow } from "../../src/kinds/table.ts";
import { operations } from "../../src/operations/operation.ts";
import { permissions } from "../../src/permissions/permission.ts";
import { readRecord } from "../../src/schemas/check.ts";
import { workflows, type Workflow } from "../../src/workflows/index.ts";
import { interfaces, typeOf } from "../sources.ts";
import { fieldsOf, propertiesOf } from "./fields.ts";
import type { DocPage } from "./pages.ts";
import { operationAddress } from "./operations.ts";
import { relations } from "./permissions.ts";
import { codes, table, written } from "./table.ts";
import { statesOf } from "./workflows.ts";

/** One page for each kind, and one that lists them with what every record carries. */
export const kindPages = (): DocPage[] => [index(), ...kinds.map(page)];

const index = (): DocPage => ({
  path: "kinds/README.md",
  content: [
    written,
    "",
    "# Kinds of records",
    "",
    table(
      ["Kind", "Level", "Path", "What it is"],
      kinds.map((kind) => [`[\`${kind}\`](${kind}.md)`, `${kindTable[kind].level}`, `\`/v1/${kindTable[kind].path}\``, typeOf(kind).says]),
    ),
    "",
    "## What every record carries",
    "",
    propertiesOf("RecordBase"),
    "",
    "A back end that keeps no versions may use the milliseconds of `updatedAt`: [implementing](../implementing.md#versions). How days, instants, decimals and ids are written: [wire](../wire.md#values).",
    "",
    "## Signatures",
    "",
    interfaces.get("Signature")!.says,
    "",
    propertiesOf("Signature"),
    "",
  ].join("\n"),
});

function page(kind: Kind): DocPage {
  const row: KindRow = kindTable[kind];
  const workflow = (workflows as { readonly [kind: string]: unknown })[kind] as Workflow | undefined;
  const [first] = records.filter((one) => one.kind === kind);
  const bad = refused.filter((one) => one.kind === kind);
  return {
    path: `kinds/${kind}.md`,
    content: [
      written,
      "",
      `# ${kind}`,
      "",
      typeOf(kind).says,
      "",
      `Level ${row.level}, below \`/v1/${row.path}\`. As files: [schema](../../../packages/contract/schemas/${kind}.schema.json), [examples](../../../packages/contract/examples/${kind}.json).`,
      "",
      "## Properties",
      "",
      fieldsOf(kind),
      "",
      "What every record carries beside these stands in [README](README.md#what-every-record-carries).",
      ...keys(row),
      ...(workflow
        ? ["", "## States", "", ...statesOf(workflow), "", `Transitions and their guards: [workflows](../workflows.md#${kind}).`]
        : []),
      "",
      "## Operations",
      "",
      operationsOf(kind),
      "",
      `Filters of the list: ${codes([...Object.keys(row.filters), "updatedSince"])}. Orders: ${codes(row.orders)}; the first is the usual one.`,
      "",
      "## Who may",
      "",
      whoMay(kind),
      "",
      workflow
        ? "The state must allow it too: the table above says who reads and who edits in each."
        : "It has no states: who may is said by this table alone.",
      "",
      "## Example",
      "",
      first!.says,
      "",
      "```json",
      JSON.stringify(short(first!.record), null, 2),
      "```",
      "",
      "## Refused",
      "",
      table(
        ["Example", "Why", "What is told"],
        bad.map((one) => [`\`${one.name}\``, one.says, toldOf(one)]),
      ),
      "",
    ].join("\n"),
  };
}

function keys({ unique, links, guarded, apart }: KindRow): string[] {
  const told = [
    ...(apart
      ? [
          `Where \`${apart.property}\` is \`${apart.is}\` a record is shown apart: only its parties and those who answer for inspection reach it.`,
        ]
      : []),
    ...(guarded
      ? [
          `${codes(guarded.properties)} are shown to ${guarded.parties.join(" and ")} alone${guarded.unless === undefined ? "" : `, unless \`${guarded.unless}\` is true`}.`,
        ]
      : []),
    ...Object.values(unique).map((properties) => `Unique together: ${codes(properties, " + ")}.`),
    ...Object.values(links).map(({ to, property }) => `\`${property}\` points at ${to === "org" ? "an" : "a"} [${to}](${to}.md).`),
  ];
  return told.length > 0 ? ["", told.join(" ")] : [];
}

const operationsOf = (kind: Kind): string =>
  table(
    ["Operation", "Request", "What it does"],
    operations
      .filter((operation) => operation.kind === kind)
      .map((one) => [`[\`${one.id}\`](../${operationAddress(one)})`, `\`${one.method} ${one.path}\``, one.summary]),
  );

function whoMay(kind: Kind): string {
  const own = operations.filter((operation) => operation.kind === kind).map(({ id }) => id);
  const rows = permissions.map(({ roles, relation, operations: some }) => ({
    who: roles.includes("*") ? "everybody" : roles.join(", "),
    relation: relations(relation),
    may: own.filter((id) => some.some((pattern) => (pattern.endsWith(".*") ? id.startsWith(pattern.slice(0, -1)) : pattern === id))),
  }));
  return table(
    ["Who", "Is to the record", "May"],
    rows
      .filter(({ may }) => may.length > 0)
      .map(({ who, relation, may }) => [
        who,
        relation,
        may.length === own.length ? "all" : codes(may.map((id) => id.slice(kind.length + 1))),
      ]),
  );
}

const toldOf = ({ kind, record }: RefusedExample): string =>
  readRecord(kind, record)
    .issues.map(({ code, message }) => `\`${code}\`: ${message}`)
    .join("<br>");

/** A record as it is shown: the document inside a pack record has a page of its own. */
const short = (record: object): object =>
  "pack" in record && typeof record.pack === "object" ? { ...record, pack: { format: "xiaoben.pack/1", "…": "see packs.md" } } : record;
