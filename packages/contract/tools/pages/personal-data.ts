import type { Kind } from "../../src/kinds/index.ts";
import { kinds, kindTable, type KindRow } from "../../src/kinds/table.ts";
import { permissions } from "../../src/permissions/permission.ts";
import { basePrivacy, privacyTable, type FieldPrivacy, type KindPrivacy } from "../../src/privacy/fields.ts";
import { workflows, type Workflow } from "../../src/workflows/index.ts";
import { interfaces, typeOf } from "../sources.ts";
import type { DocPage } from "./pages.ts";
import { relations } from "./permissions.ts";
import { codes, table, written } from "./table.ts";

/** The inventory of personal data: which field is whose, how much it tells, what for, who reads it, and how it ends. */
export const personalDataPage = (): DocPage => ({
  path: "personal-data.md",
  content: [
    written,
    "",
    "# Personal data",
    "",
    intro,
    "",
    "## Words",
    "",
    table(["Word", "Means"], words),
    "",
    "## What every record carries",
    "",
    fields(interfaces.get("RecordBase")!.properties, basePrivacy),
    "",
    ...kinds.flatMap(section),
  ].join("\n"),
});

const intro =
  "Every field of every kind, from the schemas, the permission table and the workflows. Who reads a record reads all of its fields. " +
  "What becomes of them when a person is erased, and how she gets a copy: [privacy](../privacy.md).";

const words = [
  [
    "whose",
    "the field of the record that names the person; *named*: whoever stands in the field itself; a dash: it says nothing about a person",
  ],
  ["personal", "it can be traced to a person"],
  ["sensitive", "judgements and thoughts, which can hurt where they get out"],
  ["identity, work, growth, appraisal, technical", "what it is there for; growth and appraisal are kept apart by the permission table"],
  ["keep", "when the person is erased it stays as it is, and belongs to the pseudonym"],
  ["pseudonym", "the id of the person in it gives way to the pseudonym"],
  ["clear", "it is emptied, in every version"],
];

function section(kind: Kind): string[] {
  const row: KindPrivacy = privacyTable[kind];
  return [
    `## ${kind}`,
    "",
    typeOf(kind).says,
    "",
    `- Read by: ${readersOf(kind)}.`,
    `- On a device: ${devices[row.device]}`,
    `- When a person is erased: ${fateOf(kind, row)}. ${row.because}`,
    "",
    fields(typeOf(kind).properties, row.fields),
    "",
  ];
}

function fateOf(kind: Kind, { records }: KindPrivacy): string {
  const { owner, parties }: KindRow = kindTable[kind];
  if (owner === undefined && Object.keys(parties).length === 0) return "it stays";
  if (records === "remove") return "hers are removed";
  return `hers are kept under the pseudonym${kind in workflows && owner !== undefined ? ", drafts are removed" : ""}`;
}

const fields = (properties: readonly { name: string; says: string }[], rows: Readonly<Record<string, FieldPrivacy>>): string =>
  table(
    ["Field", "What it is", "Whose", "Tells", "For", "Erasure"],
    properties.map(({ name, says }) => {
      const { whose, sensitivity, use, erasure } = rows[name]!;
      const told = whose === "nobody" ? "" : whose === "named" ? "named" : `\`${whose}\``;
      return [`\`${name}\``, says, told, sensitivity === "none" ? "" : sensitivity, use, erasure];
    }),
  );

const devices: Readonly<Record<KindPrivacy["device"], string>> = {
  nothing: "nothing; it is read for the page that shows it and gone with the page.",
  unsent: "what was typed and not yet sent, until the back end has confirmed it. Else nothing.",
};

/** Roles and relations of the permission table, with the states in which the workflow lets them read. */
function readersOf(kind: Kind): string {
  const rows = permissions.filter(({ operations }) => operations.some((one) => one === `${kind}.get` || one === `${kind}.*`));
  const readers = rows.map(({ roles, relation }) =>
    relation === "anyone" ? "everybody who is signed in" : `${roles.includes("*") ? "" : `${roles.join(", ")} – `}${relations(relation)}`,
  );
  const workflow = (workflows as { readonly [kind: string]: unknown })[kind] as Workflow | undefined;
  const byParty = new Map<string, string[]>();
  for (const [state, { reads }] of Object.entries(workflow?.states ?? {}))
    for (const party of reads) byParty.set(party, [...(byParty.get(party) ?? []), state]);
  const states = [...byParty].map(([party, some]) => `${party} in ${codes(some)}`);
  return [...new Set(readers)].join("; ") + (states.length > 0 ? `; and the state must allow it: ${states.join("; ")}` : "");
}
