import { ProblemError, type Id, type Instant, type Ref } from "@xiaoben/contract";
import { concernedBy, Overtakings } from "../store/concerned.ts";
import { turnTaken, type Stored, type Turn, type Tx } from "../store/store.ts";
import { freeze } from "./freeze.ts";
import { overtake } from "./kept.ts";
import { keyOf, pointer, uniqueKey, type Entry, type Related, type Tenant } from "./tenant.ts";

const nothing: Related = { parties: {}, links: [], unique: {} };

/** A transaction that keeps what is written to itself until `commit` puts all of it into the tenant at once. */
export class Transaction implements Tx {
  readonly #tenant: Tenant;
  readonly #entries: Entry[] = [];
  readonly #latest = new Map<string, Stored>();
  readonly #related = new Map<string, { ref: Ref; next: Related }>();
  readonly #files = new Map<Id, ReadonlyMap<number, Uint8Array>>();
  readonly #until = new Map<Id, Instant | undefined>();
  readonly #audit: unknown[] = [];
  readonly #turns = new Map<string, Turn>();
  readonly #overtaken = new Overtakings();

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
  }

  async get(ref: Ref): Promise<Stored | null> {
    return this.#current(ref) ?? null;
  }

  async put(record: Stored, history: Entry["action"]): Promise<void> {
    const current = this.#current(record);
    if (current && record.version <= current.version)
      throw new ProblemError(
        "stale-version",
        `${keyOf(record)} is at version ${current.version}; version ${record.version} cannot follow it. Read it again and repeat the change.`,
        { current: current.body },
      );
    const stored = freeze(structuredClone(record));
    this.#entries.push({ stored, action: history });
    this.#latest.set(keyOf(record), stored);
    this.#overtaken.add(concernedBy(stored, current));
  }

  async relate(ref: Ref, what: Parameters<Tx["relate"]>[1]): Promise<void> {
    const before = this.#relatedOf(keyOf(ref));
    const next = freeze(
      structuredClone({ parties: what.parties ?? before.parties, links: what.links ?? before.links, unique: what.unique ?? before.unique }),
    );
    for (const [name, value] of Object.entries(next.unique)) {
      const holder = this.#holder(ref.kind, name, value);
      if (holder !== undefined && holder !== ref.id) {
        const current = this.#current({ kind: ref.kind, id: holder })?.body;
        throw new ProblemError(
          "duplicate-key",
          `Another ${ref.kind} (${holder}) has the same ${name}. Change that one instead.`,
          current === undefined ? {} : { current },
        );
      }
    }
    this.#related.set(keyOf(ref), { ref, next });
  }

  async linked(to: Ref, rel: string, kind: string): Promise<Stored[]> {
    const keys = new Set(this.#tenant.pointing.get(pointer({ rel, to })));
    for (const key of this.#related.keys()) keys.add(key);
    return [...keys]
      .filter((key) => this.#relatedOf(key).links.some((link) => link.rel === rel && link.to.kind === to.kind && link.to.id === to.id))
      .flatMap((key) => this.#current({ kind: key.slice(0, key.indexOf("/")), id: key.slice(key.indexOf("/") + 1) }) ?? [])
      .filter((row) => row.kind === kind && !row.deleted)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async part(file: Id, part: number): Promise<Uint8Array | null> {
    return (this.#files.get(file) ?? this.#tenant.files.get(file))?.get(part)?.slice() ?? null;
  }

  async putPart(file: Id, part: number, bytes: Uint8Array, until?: Instant): Promise<void> {
    this.#files.set(file, new Map(this.#files.get(file) ?? this.#tenant.files.get(file)).set(part, bytes.slice()));
    const before = this.#until.has(file) ? this.#until.get(file) : this.#tenant.until.get(file);
    if (until !== undefined && (before === undefined || before < until)) this.#until.set(file, until);
  }

  async removeParts(file: Id): Promise<void> {
    this.#files.set(file, new Map());
    this.#until.set(file, undefined);
  }

  async lapsed(at: Instant): Promise<Id[]> {
    return [...new Map([...this.#tenant.until, ...this.#until])].flatMap(([file, until]) =>
      until !== undefined && until < at ? [file] : [],
    );
  }

  async audit(entry: unknown): Promise<void> {
    this.#audit.push(freeze(structuredClone(entry)));
  }

  async turn(matter: string, seen: number, left?: string): Promise<void> {
    const taken = (this.#turns.get(matter) ?? this.#tenant.turns.get(matter))?.taken ?? 0;
    if (taken !== seen) throw turnTaken(matter);
    this.#turns.set(matter, { taken: seen + 1, ...(left !== undefined && { left }) });
  }

  async done(actionId: string): ReturnType<Tx["done"]> {
    const done = this.#tenant.actions.get(actionId);
    return done ? { ...(done.inputHash !== undefined && { inputHash: done.inputHash }), changes: [...done.changes.values()] } : null;
  }

  commit(): void {
    for (const entry of this.#entries) this.#tenant.write(entry);
    for (const { ref, next } of this.#related.values()) this.#tenant.relate(ref, next);
    for (const [file, parts] of this.#files) this.#tenant.files.set(file, parts);
    for (const [file, until] of this.#until) {
      if (until === undefined) this.#tenant.until.delete(file);
      else this.#tenant.until.set(file, until);
    }
    for (const [matter, turn] of this.#turns) this.#tenant.turns.set(matter, turn);
    for (const entry of this.#audit) this.#tenant.audit.push({ entry });
    overtake(this.#tenant, this.#overtaken.all);
  }

  #current(ref: { kind: string; id: string }): Stored | undefined {
    return this.#latest.get(keyOf(ref)) ?? this.#tenant.get(ref);
  }

  #relatedOf(key: string): Related {
    return this.#related.get(key)?.next ?? this.#tenant.related.get(key) ?? nothing;
  }

  #holder(kind: string, name: string, value: string): string | undefined {
    for (const { ref, next } of this.#related.values()) if (ref.kind === kind && next.unique[name] === value) return ref.id;
    const holder = this.#tenant.unique.get(uniqueKey(kind, name, value));
    const changed = holder !== undefined ? this.#related.get(keyOf({ kind, id: holder })) : undefined;
    return changed && changed.next.unique[name] !== value ? undefined : holder;
  }
}
