import {
  kindTable,
  workflows,
  type ActionId,
  type Id,
  type Kind,
  type Kinds,
  type KindRow,
  type Page,
  type Query,
  type Signature,
  type Transition,
} from "@xiaoben/contract";

/** Records by kind, as a script gives them. */
export type ScriptedRecords = { [K in Kind]?: Kinds[K][] };

type AnyRecord = Record<string, unknown> & { id: Id; version: number };

/** Records in memory with the filters and orders of the kind table. Knows no permissions and derives nothing. */
export class RecordStore {
  readonly #records = new Map<Kind, Map<Id, AnyRecord>>();

  constructor(given: ScriptedRecords) {
    for (const [kind, records] of Object.entries(given))
      for (const record of records) this.put(kind as Kind, record as unknown as AnyRecord);
  }

  get<K extends Kind>(kind: K, id: Id): Kinds[K] | null {
    return (this.#records.get(kind)?.get(id) as unknown as Kinds[K] | undefined) ?? null;
  }

  put(kind: Kind, record: AnyRecord): void {
    if (!this.#records.has(kind)) this.#records.set(kind, new Map());
    this.#records.get(kind)!.set(record.id, record);
  }

  page<K extends Kind>(query: Query<K>): Page<K> {
    const row = kindTable[query.kind] as KindRow;
    const wanted = Object.entries((query.where ?? {}) as Record<string, string>);
    const found = [...(this.#records.get(query.kind)?.values() ?? [])].filter(
      (record) => !record.deleted && wanted.every(([name, value]) => fits(record, row, name, value)),
    );
    const order = query.order ?? row.orders[0]!;
    const key = (record: AnyRecord): string =>
      order === "id" ? record.id : `${order === "person" ? String(record[row.owner!]) : dayOf(record, row)} ${record.id}`;
    found.sort((a, b) => (key(a) < key(b) ? -1 : 1) * (order.startsWith("-") ? -1 : 1));
    const start = query.cursor ? Number(query.cursor) : 0;
    const end = start + (query.limit ?? 100);
    const items = found.slice(start, end) as unknown as Kinds[K][];
    return end < found.length ? { items, next: String(end), total: found.length } : { items, total: found.length };
  }

  /** Does what an action says: creates, merges a patch, removes, or moves the record to the transition's state. */
  act(action: ActionId, input: { id: Id; body?: object; patch?: object; input?: object }, actor: Id, at: string): AnyRecord {
    const [kind, verb] = action.split(".") as [Kind, string];
    const before = this.#records.get(kind)?.get(input.id);
    const base: AnyRecord = before ?? { id: input.id, version: 0, createdAt: at, ...initial(kind) };
    const after: AnyRecord = {
      ...base,
      ...content(kind, verb, base, input, actor, at),
      id: input.id,
      version: base.version + 1,
      updatedAt: at,
    };
    for (const [name, value] of Object.entries(after)) if (value === null) delete after[name];
    this.put(kind, after);
    return after;
  }
}

function fits(record: AnyRecord, row: KindRow, name: string, value: string): boolean {
  const filter = row.filters[name];
  if (!filter) return true;
  if (filter.test === "under") return record[filter.property] === value;
  const held = filter.property === "day" ? dayOf(record, row) : record[filter.property];
  if (filter.test === "from") return String(held) >= value;
  if (filter.test === "to") return String(held) <= value;
  return Array.isArray(held) ? held.includes(value) : held === value;
}

const dayOf = (record: AnyRecord, row: KindRow): string => {
  const property = row.day?.find((name) => record[name] !== undefined);
  return property ? String(record[property]) : "";
};

/** What the server gives a record that is created. */
export const initial = (kind: Kind): object =>
  kind in workflows ? { state: workflows[kind as keyof typeof workflows].initial, signatures: [] } : {};

function content(
  kind: Kind,
  verb: string,
  base: AnyRecord,
  input: { body?: object; patch?: object; input?: object },
  actor: Id,
  at: string,
): object {
  if (verb === "create") return { ...(kind === "decision" && { by: actor, at }), ...input.body };
  if (verb === "change") return input.patch ?? {};
  if (verb === "remove") return { deleted: true };
  const transitions = (kind in workflows ? workflows[kind as keyof typeof workflows].transitions : []) as readonly Transition[];
  // Of a chain of approval the last level: what is approved is.
  const transition = transitions.findLast(({ id, from }) => id === verb && from.includes(String(base.state)));
  const signing =
    verb === "sign" ? { signatures: [...((base.signatures as Signature[] | undefined) ?? []), signature(kind, base, actor, at)] } : {};
  return { ...input.input, ...signing, state: transition?.to ?? base.state };
}

function signature(kind: Kind, base: AnyRecord, actor: Id, at: string): Signature {
  const parties = Object.entries((kindTable[kind] as KindRow).parties);
  const party = parties.find(([, property]) => base[property] === actor)?.[0] ?? "author";
  return { party: party as Signature["party"], person: actor, at, version: base.version, hash: "scripted", way: "session" };
}
