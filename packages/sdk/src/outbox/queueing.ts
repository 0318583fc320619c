import { newId, type ActionId, type Ref } from "@xiaoben/contract";
import { contentOf, isEmpty, valuesOf, type Chain, type Entry, type Fields, type Journal, type Key } from "./entry.ts";

/** A record; `null`: there is none; `undefined`: not known. */
export type Read = ({ version: number } & object) | null | undefined;

/**
 * What was typed before the record could be read, on the ground of the record as it was read then. What stands there already and was never seen
 * on this device is not written over: the form then stays on no version, and a person is asked.
 */
export function grounded(journal: Journal, read: Read, chain: Chain | undefined): Journal & { blind?: true } {
  if (journal.base !== null || read === undefined) return journal;
  const there = (read ?? {}) as Record<string, unknown>;
  const own = !!chain && !!read && chain.from <= read.version && read.version <= chain.to;
  const mayReplace = (name: string): boolean => own || isEmpty(there[name]);
  const names = Object.keys(journal.fields).filter(mayReplace);
  const was = Object.fromEntries(names.map((name) => [name, there[name]]));
  const blind = !!read && names.length < Object.keys(journal.fields).length;
  return { ...journal, base: read?.version ?? 0, was: { ...was, ...journal.was }, ...(blind ? { blind } : {}) };
}

/** The queue entry for what a form holds: merged into the last one while that may still be altered. */
export function fromForm(journal: Journal & { blind?: true }, last: Entry | undefined, chain: Chain | undefined, mayAlter: boolean): Entry {
  const [begun, typed] = partsOf(journal.fields);
  const values = { ...begun, ...typed };
  if (last?.draft && (last.error ? last.error.code !== "stale-version" : last.tried === 0 && !last.fixed && mayAlter)) {
    const { error: refused, fixed: _fixed, ...rest } = last;
    const content = last.input.body
      ? { body: present({ ...begun, ...last.input.body, ...typed }) }
      : { patch: { ...begun, ...last.input.patch, ...typed } };
    return {
      ...rest,
      actionId: refused ? newId() : last.actionId,
      tried: 0,
      input: { ...last.input, ...content },
      was: { ...journal.was, ...last.was },
      ...(last.tried > 1 ? { maybe: [...(last.maybe ?? []), contentOf(last)] } : {}),
    };
  }
  const isNew = !last && !journal.base && !chain;
  const base = journal.base ?? chain?.to;
  const version = last || base === undefined ? {} : { version: journal.blind ? 0 : base };
  return {
    ...entryOf(journal, isNew ? "create" : "change"),
    input: {
      id: journal.on.id,
      ...(isNew ? { body: present({ ...journal.seed, ...values }) } : { ...version, patch: isEmpty(Object.keys(typed)) ? values : typed }),
    },
    ...(last ? { follows: true as const } : journal.blind ? { blind: true as const } : {}),
    draft: true,
    was: journal.was,
  };
}

/** What a form begins with, and what was typed: the first never replaces what stands there. */
function partsOf(fields: Fields): [begun: Record<string, unknown>, typed: Record<string, unknown>] {
  const some = (begins: boolean): Fields => Object.fromEntries(Object.entries(fields).filter(([, { at }]) => (at === 0) === begins));
  return [valuesOf(some(true)), valuesOf(some(false))];
}

/** The version that an entry goes on top of: what the person saw, or what own writes made of it since. */
export function chained({ input, follows, blind }: Entry, chain: Chain | undefined): number | undefined {
  if (!chain || input.body || blind) return undefined;
  if (input.version === undefined) return follows ? chain.to : undefined;
  return chain.from <= input.version && input.version < chain.to ? chain.to : undefined;
}

/** The chain with one more write. One that named no version follows the one before where its number is the next: then nobody wrote in between. */
export function longer(key: Key, chain: Chain | undefined, { input }: Entry, to: number): Chain {
  const on = input.body ? 0 : (input.version ?? (chain?.to === to - 1 ? chain.to : undefined));
  return { key, from: on === undefined ? to : chain?.to === on ? chain.from : on, to };
}

/** What a form holds on top of a write that was just confirmed. */
export const onTopOf = (journal: Journal, entry: Entry, version: number): Journal => ({
  ...journal,
  base: version,
  was: { ...journal.was, ...contentOf(entry) },
});

const entryOf = ({ on, at }: Journal, verb: string): Omit<Entry, "input"> & { on: Ref } => ({
  actionId: newId(),
  action: `${on.kind}.${verb}` as ActionId,
  on,
  since: at,
  tried: 0,
});

const present = (body: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
