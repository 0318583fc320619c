import { newId, type ActionId } from "@xiaoben/contract";
import { isEqual } from "../values.ts";
import { contentOf, newest, keyFor, type Entry, type Fields, type Journal, type Key } from "./entry.ts";
import { keyPaths, tableNames, type RowKey, type Rows, type TableName, type Tables } from "./tables.ts";

/** One row as it should be, or should no longer be. */
interface Debt<N extends TableName = TableName> {
  row: Rows[N];
  gone: boolean;
  /** The row is nowhere but in memory. */
  fresh: boolean;
  /** With an altered queue entry: the action id under which it stands on the device, and what it says there. */
  was?: string;
  says?: Record<string, unknown>;
  /** With a form: what of it has gone into the queue. */
  spent?: Fields;
  /** With a form: what stood there before. */
  had?: Fields;
}
type Debts = Map<TableName, Map<RowKey, Debt>>;

/**
 * What the browser did not let us write. Work goes on over it in memory, as if it had been written, and all of it is written with the first
 * transaction that succeeds, next to what other pages have written meanwhile.
 */
export interface Owed {
  readonly empty: boolean;
  /** Records of which something is in memory only. */
  readonly keys: ReadonlySet<Key>;
  /** Does work over what can be read; nothing is changed when it fails. */
  over<T>(base: Tables, work: (tables: Tables) => Promise<T>): Promise<T>;
  /** Writes all of it. It stays owed until `paid`, for the transaction can still fail. */
  into(tables: Tables): Promise<void>;
  paid(): void;
  /** The database was deleted: what was known to be in it is owed again. */
  again(known: readonly { table: TableName; row: Rows[TableName] }[]): void;
}

export function owedOf(): Owed {
  let debts: Debts = new Map();
  const all = <N extends TableName>(from: Debts, table: N): Map<RowKey, Debt<N>> => {
    if (!from.has(table)) from.set(table, new Map());
    return from.get(table) as unknown as Map<RowKey, Debt<N>>;
  };
  const keyOf = (table: TableName, row: Rows[TableName]): RowKey => (row as unknown as Record<string, RowKey>)[keyPaths[table]]!;

  const layered = (base: Tables, draft: Debts): Tables => {
    const owe = async <N extends TableName>(table: N, key: RowKey, row: Rows[N], gone: boolean): Promise<void> => {
      const before = all(draft, table).get(key);
      const stored = before ? undefined : await base.get(table, key);
      const was = before ? before.was : (stored as Entry | undefined)?.actionId;
      const says = before ? before.says : stored && table === "queue" ? contentOf(stored as Entry) : undefined;
      const spent = gone && table === "journal" ? { ...before?.spent, ...(row as Journal).fields } : before?.spent;
      all(draft, table).set(key, {
        row,
        gone,
        fresh: before ? before.fresh : !stored,
        ...(was === undefined ? {} : { was }),
        ...(says === undefined ? {} : { says }),
        ...(spent === undefined ? {} : { spent }),
        ...(table === "journal" ? { had: before?.had ?? (stored as Journal | undefined)?.fields ?? {} } : {}),
      });
    };
    const tables: Tables = {
      async get(table, key) {
        const debt = all(draft, table).get(key);
        if (debt) return debt.gone ? undefined : debt.row;
        return base.get(table, key);
      },
      async all(table) {
        const rows = new Map((await base.all(table)).map((row) => [keyOf(table, row), row]));
        for (const [key, debt] of all(draft, table)) {
          if (debt.gone) rows.delete(key);
          else rows.set(key, debt.row);
        }
        return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
      },
      async put(table, row) {
        const made =
          table === "queue" && keyOf(table, row) === undefined ? Object.assign({}, row, { seq: behind(await tables.all("queue")) }) : row;
        await owe(table, keyOf(table, made), made, false);
        return made;
      },
      async delete(table, key) {
        const row = await tables.get(table, key);
        if (row) await owe(table, key, row, true);
      },
      mayAlter: (seq) => !!all(draft, "queue").get(seq)?.fresh,
    };
    return tables;
  };

  return {
    get empty() {
      return [...debts.values()].every((rows) => rows.size === 0);
    },
    get keys() {
      const standing = <N extends TableName>(table: N): Rows[N][] =>
        [...all(debts, table).values()].filter(({ gone }) => !gone).map(({ row }) => row);
      const entries = [...all(debts, "queue").values()]
        .filter((debt) => !debt.gone && (debt.fresh || saysMore(debt)))
        .map(({ row }) => keyFor(row.on));
      return new Set([...entries, ...standing("journal").map(({ key }) => key)]);
    },
    async over(base, work) {
      const draft: Debts = new Map(tableNames.map((table) => [table, new Map(debts.get(table))]));
      const result = await work(layered(base, draft));
      debts = draft;
      return result;
    },
    async into(tables) {
      for (const debt of all(debts, "queue").values()) await payEntry(tables, debt);
      for (const debt of all(debts, "journal").values()) await payForm(tables, debt);
      for (const { row, gone } of all(debts, "chains").values()) {
        const there = await tables.get("chains", row.key);
        if (gone) await tables.delete("chains", row.key);
        else if (!there || there.to < row.to) await tables.put("chains", row);
      }
      for (const { row } of all(debts, "marks").values())
        if ((await tables.get("marks", row.name))?.owner === row.owner) await tables.put("marks", row);
      for (const { row, gone } of all(debts, "sent").values()) await (gone ? tables.delete("sent", row.actionId) : tables.put("sent", row));
    },
    paid: () => (debts = new Map()),
    again(known) {
      for (const { table, row } of known) {
        const key = keyOf(table, row);
        if (!all(debts, table).has(key)) all(debts, table).set(key, { row, gone: false, fresh: true });
      }
    },
  };
}

/** Whether an entry holds words that do not stand on the device: a form was merged into it. */
const saysMore = ({ row, says = {} }: Debt<"queue">): boolean =>
  Object.entries(contentOf(row)).some(([name, value]) => !isEqual(value, says[name]));

/** An entry that is new goes in as it is; one that other pages know is only altered while it is still what it was. */
async function payEntry(tables: Tables, { row, gone, fresh, was, says = {} }: Debt<"queue">): Promise<void> {
  const there = await tables.get("queue", row.seq!);
  const behindIt = async (rest: Entry | undefined): Promise<unknown> => rest && tables.put("queue", { ...rest, seq: next(row.seq!) });
  if (fresh ? gone || (await tables.get("sent", row.actionId)) : there?.actionId !== was) {
    // Another page sent or settled it meanwhile: what was merged into it here goes behind it.
    if (!fresh && !gone) await behindIt(beyond(row, says));
    return;
  }
  if (gone) await tables.delete("queue", row.seq!);
  else await tables.put("queue", row);
  if (there && row.tried > 0 && there.tried === 0) await behindIt(beyond(there, contentOf(row)));
}

/** A form is merged into what other pages typed, without what of it has gone into the queue. */
async function payForm(tables: Tables, { row, gone, spent = {}, had = {} }: Debt<"journal">): Promise<void> {
  const there = await tables.get("journal", row.key);
  const fields = newest(later(there?.fields ?? {}, spent), gone ? {} : later(row.fields, had));
  if (Object.keys(fields).length === 0) return tables.delete("journal", row.key);
  const whole = Object.keys(spent).length > 0 ? { ...there, ...row } : { ...row, ...there };
  await tables.put("journal", { ...whole, fields });
}

/** What an entry says beyond what was sent of it, as one of its own. */
function beyond(entry: Entry, had: Record<string, unknown>): Entry | undefined {
  const more = Object.entries(contentOf(entry)).filter(([name, value]) => !isEqual(value, had[name]));
  if (more.length === 0) return undefined;
  return {
    actionId: newId(),
    action: `${entry.on.kind}.change` as ActionId,
    on: entry.on,
    input: { id: entry.on.id, patch: Object.fromEntries(more) },
    since: entry.since,
    tried: 0,
    follows: true,
    draft: true,
    was: Object.fromEntries(more.map(([name]) => [name, had[name]])),
  };
}

/** What was typed after `before`. */
const later = (fields: Fields, before: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name, field]) => !before[name] || before[name].at < field.at));

const behind = (rows: readonly Entry[]): number => next(Math.max(0, ...rows.map(({ seq }) => seq!)));

/** A place after `seq` and before the next whole number, which the browser gives to the next entry of another page. */
const next = (seq: number): number => seq + (Math.floor(seq) + 1 - seq) * (0.001 + Math.random() * 0.001);
