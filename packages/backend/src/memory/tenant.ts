import type { Change, Day, Id, Instant, Kind, Ref } from "@xiaoben/contract";
import type { Look } from "../store/holds.ts";
import type { Kept } from "../store/kept.ts";
import type { Stored, Turn } from "../store/store.ts";

export interface AuditRow {
  entry: unknown;
  seq?: number;
  prev?: string;
  hash?: string;
}

export interface Related {
  parties: Record<string, readonly Id[]>;
  links: readonly { rel: string; to: Ref }[];
  unique: Record<string, string>;
}

/** What happened in one transaction to one record. */
export interface Entry {
  stored: Stored;
  action: { actor: Id; action: string; actionId: string; inputHash?: string };
}

export const keyOf = (ref: { kind: string; id: Id }): string => `${ref.kind}/${ref.id}`;

/** All that one tenant keeps. */
export class Tenant implements Look {
  readonly records = new Map<string, Map<Id, Stored>>();
  readonly versions = new Map<string, Stored[]>();
  readonly related = new Map<string, Related>();
  /** `kind/id` of the target and relation → keys of those that point at it. */
  readonly pointing = new Map<string, Set<string>>();
  /** Kind, name and value → id of the holder. */
  readonly unique = new Map<string, Id>();
  readonly actions = new Map<string, { inputHash?: string; changes: Map<string, Change> }>();
  /** One place for every write; a place whose record was written again is empty. */
  readonly feed: (Change | undefined)[] = [];
  readonly places = new Map<string, number>();
  readonly audit: AuditRow[] = [];
  /** Files by id, each by the numbers of its parts. */
  readonly files = new Map<Id, ReadonlyMap<number, Uint8Array>>();
  /** When nobody needs a file any longer that is no record's. */
  readonly until = new Map<Id, Instant>();
  /** Kept verdicts by subject. */
  readonly verdicts = new Map<Id, readonly Kept[]>();
  /** Subjects whose kept verdicts are overtaken, with the first mark and the last, and whether one is their own. */
  readonly marks = new Map<Id, { first: number; last: number; own: boolean }>();
  lastMark = 0;
  /** The last day that began, by path of the organisation. */
  readonly days = new Map<string, Day>();
  /** Words that are used up, and until when they are remembered. */
  readonly words = new Map<string, Instant>();
  /** The last turn of each matter. */
  readonly turns = new Map<string, Turn>();
  /** End of the last transaction: writers go one after the other. */
  last: Promise<unknown> = Promise.resolve();

  get(ref: { kind: string; id: Id }, knownAt?: Instant): Stored | undefined {
    const current = this.records.get(ref.kind)?.get(ref.id);
    if (!knownAt || !current || current.updatedAt <= knownAt) return current;
    return this.versions.get(keyOf(ref))?.findLast((version) => version.updatedAt <= knownAt);
  }

  parties(row: Stored): Record<string, readonly Id[]> {
    return this.related.get(keyOf(row))?.parties ?? {};
  }

  targets(row: Stored, rel: string, kind: string): Stored[] {
    const links = this.related.get(keyOf(row))?.links ?? [];
    return links.filter((link) => link.rel === rel && link.to.kind === kind).flatMap((link) => this.get(link.to) ?? []);
  }

  write({ stored, action }: Entry): void {
    const key = keyOf(stored);
    const ofKind = this.records.get(stored.kind) ?? new Map<Id, Stored>();
    this.records.set(stored.kind, ofKind.set(stored.id, stored));
    this.versions.set(key, [...(this.versions.get(key) ?? []), stored]);
    const change: Change = { kind: stored.kind as Kind, id: stored.id, version: stored.version };
    const done = this.actions.get(action.actionId) ?? {
      ...(action.inputHash !== undefined && { inputHash: action.inputHash }),
      changes: new Map<string, Change>(),
    };
    done.changes.delete(key);
    this.actions.set(action.actionId, { ...done, changes: done.changes.set(key, change) });
    const place = this.places.get(key);
    if (place !== undefined) this.feed[place] = undefined;
    this.places.set(key, this.feed.push(change) - 1);
  }

  relate(ref: { kind: string; id: Id }, next: Related): void {
    const key = keyOf(ref);
    const before = this.related.get(key);
    for (const link of before?.links ?? []) this.pointing.get(pointer(link))?.delete(key);
    for (const [name, value] of Object.entries(before?.unique ?? {})) this.unique.delete(uniqueKey(ref.kind, name, value));
    this.related.set(key, next);
    for (const link of next.links) this.pointing.set(pointer(link), (this.pointing.get(pointer(link)) ?? new Set<string>()).add(key));
    for (const [name, value] of Object.entries(next.unique)) this.unique.set(uniqueKey(ref.kind, name, value), ref.id);
  }
}

export const pointer = (link: { rel: string; to: { kind: string; id: Id } }): string => `${keyOf(link.to)} ${link.rel}`;
export const uniqueKey = (kind: string, name: string, value: string): string => `${kind} ${name} ${value}`;
