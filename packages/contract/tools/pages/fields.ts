import type * as z from "zod/mini";
import { factVocabulary, type FactRow } from "../../src/facts/vocabulary.ts";
import type { Kind } from "../../src/kinds/index.ts";
import { kindTable, type KindRow } from "../../src/kinds/table.ts";
import { kindSchemas } from "../../src/schemas/kinds.ts";
import { openLists } from "../../src/schemas/primitives.ts";
import { setByServer } from "../../src/schemas/record.ts";
import { workflows, type Workflow } from "../../src/workflows/index.ts";
import { interfaces, typeOf, unions, type Property } from "../sources.ts";
import { codes, table } from "./table.ts";

/** The properties of a kind as a table: type and unit, whether it must be there, who sets it, what it means. */
export const fieldsOf = (kind: Kind): string =>
  table(
    ["Property", "Type", "Required", "Set by", "Meaning"],
    typeOf(kind).properties.map((property) => [
      `\`${property.name}\``,
      [typeIn(kind, property), unitOf(kind, property.name)].filter(Boolean).join(", in "),
      property.optional ? "" : "yes",
      settersOf(kind, property.name).join("; "),
      property.says,
    ]),
  );

/** The properties of what several kinds, or none, carry. */
export const propertiesOf = (name: string): string =>
  table(
    ["Property", "Type", "Required", "Meaning"],
    interfaces
      .get(name)!
      .properties.map((property) => [`\`${property.name}\``, typeIn(undefined, property), property.optional ? "" : "yes", property.says]),
  );

/** A type in the words of the contract. */
function typeIn(kind: Kind | undefined, { name, type }: Property): string {
  const known: { readonly [type: string]: string } = {
    Id: "id",
    Day: "day",
    Instant: "instant",
    Dec: "decimal",
    Ref: "reference",
    DefinitionRef: "definition",
    string: "text",
    boolean: "flag",
    number: "number",
    PackBody: "[pack](../packs.md)",
    PackId: "id in the pack",
    Subject: "kind and id",
  };
  const list = /^(\w+)\[\]$/.exec(type)?.[1];
  if (list !== undefined && known[list]) return `list of ${known[list]}`;
  if (type === "Signature[]") return "list of [signatures](README.md#signatures)";
  const union = unions.get(type) ?? (/^"[^{]*"$/.test(type) ? [...type.matchAll(/"([^"]+)"/g)].map(([, code]) => code!) : []);
  if (union.length > 0) return `${codes(union, " · ")}${kind && isOpen(kind, name) ? " · `ext:…`" : ""}`;
  return known[type] ?? `\`${type}\``;
}

function isOpen(kind: Kind, name: string): boolean {
  const schema: z.core.$ZodTypes | undefined = (kindSchemas[kind].shape as Record<string, z.core.$ZodTypes>)[name];
  return schema !== undefined && openLists.has(schema._zod.def.type === "optional" ? schema._zod.def.innerType : schema);
}

function unitOf(kind: Kind, name: string): string {
  if (kind === "attachment") return name === "size" ? "bytes" : "";
  const facts = (factVocabulary as { readonly [source: string]: Readonly<Record<string, FactRow>> })[kind];
  const row = facts?.[name];
  return row?.from === undefined && row?.unit !== undefined ? `${row.unit}s` : "";
}

/** What the back end sets as a record goes its way, beside what the kind table and the transitions say. */
const alongTheWay: { readonly [K in Kind]?: readonly string[] } = {
  hour: ["source", "counters"],
  observation: ["submittedAt", "unlockAskedBy"],
  pack: ["publishedAt", "publishedBy"],
  pair: ["stage", "gates"],
  plan: ["step", "submittedAt", "approvals"],
};

function settersOf(kind: Kind, name: string): string[] {
  const { writes, stamped = [], acts = {} }: KindRow = kindTable[kind];
  if ([...setByServer, ...stamped, ...(alongTheWay[kind] ?? [])].includes(name)) return ["back end"];
  const workflow = (workflows as { readonly [kind: string]: unknown })[kind] as Workflow | undefined;
  const later = Object.entries(workflow?.states ?? {}).flatMap(([state, { edits }]) =>
    Object.entries(edits)
      .filter(([, pointers]) => pointers.includes(`/${name}`) && state !== workflow!.initial)
      .map(([party]) => `${party} in \`${state}\``),
  );
  const inputs = [
    ...(workflow?.transitions ?? []).filter(({ input }) => input?.includes(`/${name}`)).map(({ id }) => id),
    ...Object.entries(acts).flatMap(([id, input]) => (input.includes(`/${name}`) ? [id] : [])),
  ];
  const given = inputs.length > 0 ? [`with ${codes([...new Set(inputs)])}`] : [];
  const only = isOnlyLater(kind, name);
  if (!writes.create) return [...(only ? [] : ["host"]), ...later, ...given];
  return [...(only ? [] : ["who creates it"]), ...later, ...given];
}

/** What is empty until somebody else writes it, or an action brings it. */
const isOnlyLater = (kind: Kind, name: string): boolean =>
  (kind === "hour" && name === "approvedHours") ||
  (kind === "observation" && (name === "answer" || name === "reflection")) ||
  (name === "reason" && kind in workflows);
