import { sha256, type Id, type Kind, type Ref } from "@xiaoben/contract";
import type { Stored, Tx } from "../store/store.ts";
import { idsAt, rowOf, textAt, textAtPath, type Body } from "./body.ts";

export type Relations = Required<{
  parties: Record<string, readonly Id[]>;
  links: readonly { rel: string; to: Ref }[];
  unique: Record<string, string>;
}> &
  Parameters<Tx["relate"]>[1];

/**
 * A record as it is stored: the columns beside the body, taken from it by the kind table.
 * `pathOf` answers the path of an organisation.
 */
export function toStored(kind: Kind, body: Body, pathOf: (org: Id) => string | undefined): Stored {
  const row = rowOf(kind);
  return {
    kind,
    id: body.id,
    version: body.version,
    state: textAt(body, "state") ?? null,
    orgPath: (kind === "org" ? textAt(body, "path") : pathOf(body.org)) ?? "/",
    owner: (row.owner && textAt(body, row.owner)) ?? null,
    day: row.day?.map((property) => textAt(body, property)).find((day) => day !== undefined) ?? null,
    deleted: body.deleted === true,
    createdAt: body.createdAt,
    updatedAt: body.updatedAt,
    body,
  };
}

/** What a record is related to: its parties, its links (derived records and counter entries too) and its business keys. */
export function relationsOf(kind: Kind, body: Body): Relations {
  const row = rowOf(kind);
  if (body.deleted) return { parties: {}, links: [], unique: {} };
  return { parties: partiesIn(kind, body), links: linksIn(kind, body), unique: keysIn(row.unique, body) };
}

/** Parties of a record that its properties name. */
export const partiesIn = (kind: Kind, body: object): Record<string, Id[]> =>
  Object.fromEntries(
    Object.entries(rowOf(kind).parties)
      .map(([party, property]) => [party, idsAt(body, property)] as const)
      .filter(([, people]) => people.length > 0),
  );

function linksIn(kind: Kind, body: Body): { rel: string; to: Ref }[] {
  const links = Object.entries(rowOf(kind).links).flatMap(([rel, link]) =>
    idsAt(body, link.property).map((id) => ({ rel, to: { kind: link.to, id } })),
  );
  if (kind === "attachment") {
    const of = body["of"] as Ref;
    return [{ rel: "of", to: { kind: of.kind, id: of.id } }];
  }
  const source = kind === "hour" ? (body["source"] as Ref | undefined) : undefined;
  if (source) links.push({ rel: "source", to: { kind: source.kind, id: source.id } });
  const countered = kind === "hour" && textAt(body, "counters");
  if (countered) links.push({ rel: "counters", to: { kind, id: countered } });
  return links;
}

function keysIn(unique: Readonly<Record<string, readonly string[]>>, body: Body): Record<string, string> {
  const keys: Record<string, string> = {};
  for (const [name, properties] of Object.entries(unique)) {
    const values = properties.map((property) => textAtPath(body, property));
    if (values.every((value) => value !== undefined)) keys[name] = keyOf(values);
  }
  if (body.provenance) keys["provenance"] = keyOf([body.provenance.system, body.provenance.id]);
  return keys;
}

/** Longest key that stands as it is: an index of a database takes no text of any length. */
const longest = 500;

/** One text for several, different where one of them is. */
function keyOf(parts: readonly string[]): string {
  const key = parts.map((part) => part.replace(/[\\|]/g, "\\$&")).join("|");
  return key.length > longest ? `sha256:${sha256(key)}` : key;
}
