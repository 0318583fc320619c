import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway, GatewayError, Live, Page, Query } from "@xiaoben/contract";

interface Followed<K extends Query["kind"]> {
  cursor: string | undefined;
  live: Live<Page<K>>;
  stop: () => void;
}

type Rows<K extends Query["kind"]> = readonly Page<K>["items"][number][];

/** Which list is read; nothing: none yet. */
type Ask<K extends Query["kind"]> = () =>
  | { gateway: CampusGateway | undefined; query: Omit<Query<K>, "limit" | "cursor"> }
  | null
  | undefined;

/** Rows of the first page: soon on the screen. Those after it come by as many as a page may hold. */
const first = 100;
const further = 500;

/**
 * A list read page by page until it ends or the window is full. Rows are shown as they come, the first page before others are
 * asked for; when some of them are read again,
 * those that are not there yet stay as they were.
 */
export class PagesController<K extends Query["kind"]> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #ask: Ask<K>;
  readonly #most: number;
  #key: string | undefined;
  #gateway: CampusGateway | undefined;
  #pages: Followed<K>[] = [];
  #held = false;
  /** How many pages are read. */
  #reach = 1;
  /** The rows. Another array whenever they are others. */
  rows: Rows<K> = [];
  /** Everything that is to be shown was read. */
  complete = false;
  /** There is more than the window holds. */
  more = false;
  error: GatewayError | undefined;

  constructor(host: ReactiveControllerHost, most: number, ask: Ask<K>) {
    this.#host = host;
    this.#most = most;
    this.#ask = ask;
    host.addController(this);
  }

  /** Lets nothing change while many records are written: each write would read every page again. */
  hold(): void {
    this.#held = true;
    this.#stop(0);
  }

  /** Follows the list again. */
  release(): void {
    this.#held = false;
    this.#read();
    this.#host.requestUpdate();
  }

  readonly refresh = (): void => {
    for (const { live } of this.#pages) if (live.current.status === "error") void live.refresh();
  };

  hostUpdate(): void {
    const asked = this.#ask() ?? undefined;
    const key = asked && JSON.stringify(asked.query);
    if (key === this.#key && asked?.gateway === this.#gateway) return;
    this.#stop(0);
    this.#key = key;
    this.#gateway = asked?.gateway;
    this.rows = [];
    this.#reach = 1;
    this.#read();
  }

  hostUpdated(): void {
    if (this.#reach > 1 || this.rows.length === 0) return;
    this.#reach = Infinity;
    // Once they are painted.
    if (!this.complete) requestAnimationFrame(() => setTimeout(this.#told));
  }

  hostDisconnected(): void {
    this.#stop(0);
    this.#key = undefined;
  }

  #stop(from: number): void {
    for (const { stop } of this.#pages.splice(from)) stop();
  }

  #read(): void {
    if (this.#held || !this.#gateway || !this.#key) return;
    const rows: Page<K>["items"][number][] = [];
    this.error = undefined;
    this.complete = this.more = false;
    let cursor: string | undefined;
    for (let i = 0; ; i++) {
      const { data, ...snapshot } = this.#page(i, cursor).live.current;
      if (snapshot.status === "error") this.error ??= snapshot.error;
      if (!data) {
        this.#keepAfter(rows);
        break;
      }
      for (const item of data.items) rows.push(item);
      this.more = rows.length > this.#most || (data.next !== undefined && rows.length === this.#most);
      this.complete = data.next === undefined || this.more;
      if (this.complete) this.#stop(i + 1);
      if (this.complete || i + 1 === this.#reach) break;
      cursor = data.next;
    }
    this.rows = once(rows).slice(0, this.#most);
  }

  #page(i: number, cursor: string | undefined): Followed<K> {
    const there = this.#pages[i];
    if (there && there.cursor === cursor) return there;
    this.#stop(i);
    const query = { ...(JSON.parse(this.#key!) as Query<K>), limit: i === 0 ? first : further, ...(cursor !== undefined && { cursor }) };
    const live = this.#gateway!.list(query);
    const page = { cursor, live, stop: live.subscribe(this.#told) };
    this.#pages[i] = page;
    return page;
  }

  readonly #told = (): void => {
    this.#read();
    this.#host.requestUpdate();
  };

  /** What stood behind the last row that is there stays until it is read. */
  #keepAfter(rows: Page<K>["items"][number][]): void {
    const last = rows.at(-1)?.id;
    const place = last === undefined ? 0 : this.rows.findIndex(({ id }) => id === last) + 1;
    if (last === undefined || place > 0) for (const row of this.rows.slice(place)) rows.push(row);
  }
}

/** A record that moved between two pages is in both of them. */
function once<T extends { id: string }>(rows: T[]): T[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
