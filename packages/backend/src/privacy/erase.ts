import {
  privacyTable,
  workflows,
  type Id,
  type Kind,
  type KindPrivacy,
  type Objection,
  type Publication,
  type PublicationItem,
  type PublishedItem,
  type ReportItem,
} from "@xiaoben/contract";
import { kindSchemas } from "@xiaoben/contract/schemas";
import { workflowOf, type Body } from "../records/body.ts";
import type { Stored } from "../store/store.ts";
import { contentHash, standing } from "../workflow/signature.ts";

/** Which records of an erased person are kept, by kind: what differs from the inventory of personal data. */
export type Retention = { readonly [K in Kind]?: KindPrivacy["records"] };

/** What becomes of a record: kept with the pseudonym in the place of the person, or removed. */
export type Fate = "keep" | "remove";

/** Somebody who is erased, and the id that takes the place of hers. */
export interface Erased {
  person: Id;
  pseudonym: Id;
}

/** What becomes of a record when a person is erased. What belongs to others is kept; of her own, drafts are removed and the rest goes by the table. */
export function fateOf({ kind, state, owner, body }: Stored, person: Id, retention: Retention = {}): Fate {
  const known = kind as Kind;
  const isHers = owner === person || (kind === "attachment" && (body as { by?: unknown }).by === person);
  if (!isHers || kind === "person") return "keep";
  const isDraft = kind in workflows && state === workflowOf(known)?.initial && state === "draft";
  return isDraft ? "remove" : (retention[known] ?? privacyTable[known].records);
}

/**
 * A record, or an earlier version of it, without the person: what the inventory says is emptied, her id gives way to the pseudonym wherever
 * it stands. Signatures that stood for the content stand for it still.
 */
export function erasedBody(kind: Kind, body: Body, { person, pseudonym }: Erased, owner: Id | null): Body {
  const rows: KindPrivacy["fields"] = privacyTable[kind].fields;
  const emptied = Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
    if (name === "provenance") return owner === person || body.id === person ? [] : [[name, value]];
    const row = rows[name];
    if (kind === "report" && name === "items") return [[name, (value as ReportItem[]).map((item) => unnamed(item, person))]];
    if (kind === "publication") return [[name, unsaid(name, value, body as unknown as Publication, person)]];
    if (row?.erasure !== "clear" || body[row.whose] !== person) return [[name, value]];
    if (name === "displayName") return [[name, `#${pseudonym.slice(0, 8)}`]];
    return isOptional(kind, name) ? [] : [[name, emptyOf(value)]];
  });
  const stood = new Set(standing(body).map(({ hash, person: who }) => `${hash} ${who}`));
  const next = JSON.parse(JSON.stringify(Object.fromEntries(emptied)).replaceAll(person, pseudonym)) as Body;
  const signatures = body["signatures"];
  if (!Array.isArray(signatures) || stood.size === 0) return next;
  const hash = contentHash(next);
  return {
    ...next,
    signatures: (next["signatures"] as { hash: string }[]).map((one, i) => {
      const before = signatures[i] as { hash: string; person: Id };
      return stood.has(`${before.hash} ${before.person}`) ? { ...one, hash } : one;
    }),
  };
}

/** A line of a report without the name and number that its person was sent with. */
function unnamed({ name, staffNumber, ...item }: ReportItem, person: Id): ReportItem {
  if (item.person === person) return item;
  return { ...item, ...(name !== undefined && { name }), ...(staffNumber !== undefined && { staffNumber }) };
}

/** What a publication holds without what it says of a person and what she objected. Her line among what is read goes, however she stood in it. */
function unsaid(name: string, value: unknown, { items }: Publication, person: Id): unknown {
  const about = new Set(items.flatMap((item) => (item.person === person ? [item.id] : [])));
  if (name === "items") return (value as PublicationItem[]).map((item) => (about.has(item.id) ? { ...item, says: "" } : item));
  if (name === "list") return (value as PublishedItem[]).filter(({ id }) => !about.has(id));
  if (name === "objections") return (value as Objection[]).map((one) => (one.by === person ? { ...one, says: "" } : one));
  return value;
}

/** What remains of a record that is removed. */
export const tombstoneOf = ({ id, org, createdAt, version }: Body, at: string): Body => ({
  id,
  org,
  createdAt,
  version: version + 1,
  updatedAt: at,
  deleted: true,
});

const isOptional = (kind: Kind, name: string): boolean =>
  (kindSchemas[kind].shape as Readonly<Record<string, { _zod: { def: { type: string } } }>>)[name]?._zod.def.type === "optional";

function emptyOf(value: unknown): unknown {
  if (typeof value === "string") return "";
  if (Array.isArray(value)) return [];
  return typeof value === "object" && value !== null ? {} : value;
}
