import type { Receipt } from "@xiaoben/contract";
import { contentOf, keyFor, type Entry, type Key } from "./entry.ts";
import type { Later } from "./turn.ts";

/** What the back end confirmed of one record, until the reading that contains it has come. */
export interface Landed {
  kind: string;
  id: string;
  version: number;
  /** What was written of its content, and the version that has it. What an action makes of a record, the back end alone says. */
  values: Record<string, unknown>;
  content: number;
  /** When the answer came, by the clock of this device, as the times of readings are. */
  at: number;
  /** The record is new. */
  made?: true;
  gone?: true;
  /** Actions without content, as handing in. */
  moves: string[];
}

/** For so long a reading that contains it is waited for. */
const keepMs = 600_000;

/** Keeps what was confirmed for a while: lists and tasks show it until they were read again. */
export function landedIn(landed: Map<Key, Landed>, host: { later: Later }): (entry: Entry, receipt: Receipt, at: number) => void {
  return (entry, { changes }, at) => {
    const key = keyFor(entry.on);
    const before = landed.get(key);
    const version = changes.find((change) => keyFor(change) === key)?.version ?? before?.version;
    if (version === undefined) return;
    const { body, patch } = entry.input;
    const now: Landed = {
      kind: entry.on.kind,
      id: entry.on.id,
      version,
      values: { ...before?.values, ...contentOf(entry) },
      content: body || patch ? version : (before?.content ?? 0),
      at,
      ...(body || before?.made ? { made: true as const } : {}),
      ...(entry.action.endsWith(".remove") ? { gone: true as const } : {}),
      moves: body || patch ? (before?.moves ?? []) : [...(before?.moves ?? []), entry.action],
    };
    landed.set(key, now);
    host.later(keepMs, () => landed.get(key) === now && landed.delete(key));
  };
}
