import {
  isKind,
  kindTable,
  type CampusGateway,
  type GatewayError,
  type Kind,
  type Kinds,
  type Live,
  type Pack,
  type Page,
  type Query,
  type Session,
  type Snapshot,
  type Verdict,
} from "@xiaoben/contract";

export type Given = { [K in Kind]?: Kinds[K][] };

/** A Live that a test sets by hand. */
export class HandLive<T> implements Live<T> {
  current: Snapshot<T>;
  readonly listeners = new Set<() => void>();
  constructor(current: Snapshot<T>) {
    this.current = current;
  }
  set(current: Snapshot<T>): void {
    this.current = current;
    for (const listener of Array.from(this.listeners)) listener();
  }
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  refresh(): Promise<void> {
    return Promise.resolve();
  }
}

export const ready = <T>(data: T): Snapshot<T> => ({ status: "ready", data, at: "2026-11-22T04:00:00.000Z", from: "server" });

/** As much of a gateway as evaluation reads, over plain records; pages of three. */
export class PlainGateway {
  readonly contract = 1;
  readonly session: HandLive<Session | null>;
  readonly capabilities: HandLive<ReadonlySet<string>>;
  readonly pending = new HandLive<never[]>(ready([]));
  readonly given: Given;
  readonly packs: readonly Pack[];
  readonly lives = new Map<string, HandLive<unknown>>();
  /** Lists that fail from their second page on. */
  readonly broken = new Set<Kind>();
  readonly remote = new HandLive<Verdict[]>({ status: "loading" });
  definitions = 0;

  constructor(given: Given, packs: readonly Pack[], session: Session, capabilities: readonly string[]) {
    this.given = given;
    this.packs = packs;
    this.session = new HandLive<Session | null>(ready(session));
    this.capabilities = new HandLive<ReadonlySet<string>>(ready(new Set(capabilities)));
  }

  asGateway(): CampusGateway {
    return this as unknown as CampusGateway;
  }

  one(ref: { kind: Kind; id: string }): Live<unknown> {
    return this.#live(`one/${ref.kind}/${ref.id}`, () =>
      ready((this.given[ref.kind] as { id: string }[] | undefined)?.find(({ id }) => id === ref.id) ?? null),
    );
  }

  list(query: Query): Live<unknown> {
    return this.#live(`list/${JSON.stringify(query)}`, () => this.#page(query));
  }

  evaluate(): Live<Verdict[]> {
    return this.remote;
  }

  async definition(ref: { pack: string; version: string }): Promise<unknown> {
    this.definitions++;
    const found = this.packs.find((pack) => pack.id === ref.pack && pack.version === ref.version);
    if (!found) throw new Error(`no pack ${ref.pack}`);
    return found;
  }

  /** Records changed: what is listened to is read again. */
  reread(): void {
    for (const [key, live] of this.lives) {
      if (!key.startsWith("list/")) continue;
      live.set(this.#page(JSON.parse(key.slice(5)) as Query));
    }
  }

  #live<T>(key: string, make: () => Snapshot<T>): Live<T> {
    let live = this.lives.get(key) as HandLive<T> | undefined;
    if (!live) {
      const made = new HandLive<T>({ status: "loading" });
      live = made;
      this.lives.set(key, made);
      setImmediate(() => made.set(make()));
    }
    return live;
  }

  #page({ kind, where = {}, cursor }: Query): Snapshot<Page> {
    const from = Number(cursor ?? 0);
    const error: GatewayError = { code: "offline", detail: "no network", retryable: true };
    if (from > 0 && this.broken.has(kind)) return { status: "error", error };
    const all = ((this.given[kind] ?? []) as unknown as Record<string, unknown>[]).filter((record) =>
      Object.entries(where).every(([name, value]) => matches(kind, record, name, String(value))),
    );
    const items = all.slice(from, from + 3) as unknown as Kinds[Kind][];
    return ready({ items, ...(from + 3 < all.length && { next: String(from + 3) }) });
  }
}

function matches(kind: Kind, record: Record<string, unknown>, name: string, value: string): boolean {
  if (!isKind(kind)) return false;
  const row = kindTable[kind] as { filters: Record<string, { property: string; test: string }>; day?: readonly string[] };
  const filter = row.filters[name];
  if (!filter) throw new Error(`${kind} has no filter "${name}"`);
  if (filter.test === "is") return record[filter.property] === value;
  if (filter.test === "under") throw new Error(`The scripted gateway knows no organisations: "${name}" cannot be asked for`);
  const day = String(row.day?.map((property) => record[property]).find((text) => text !== undefined));
  return filter.test === "from" ? day >= value : day <= value;
}
