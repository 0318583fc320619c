import type { CampusGateway, GatewayError, Kind, Kinds, Live, Page, Query } from "@xiaoben/contract";

/** Raised when something that was asked for is still being read; the run is made again when it is there. */
export class StillReading extends Error {
  readonly code = "still-reading";
}

/** Raised when something that nothing can be said without could not be read. */
export class ReadingFailed extends Error {
  readonly code: string;
  readonly error: GatewayError;
  constructor(error: GatewayError) {
    super(error.detail);
    this.name = "ReadingFailed";
    this.code = error.code;
    this.error = error;
  }
}

/** One run over what a gateway shows: remembers every Live it looked at, so that a change of any of them makes it run again. */
export interface Reading {
  readonly gateway: CampusGateway;
  /** What a Live shows. @throws {StillReading} @throws {ReadingFailed} */
  use<T>(live: Live<T>): T;
  /** The value of a promise that is made once for its key. @throws {StillReading} */
  once<T>(key: string, make: () => Promise<T>): T;
  readonly used: ReadonlySet<Live<unknown>>;
}

/** Every page of a list. `complete: false`: one of them could not be read, and `error` says why. */
export function allOf<K extends Kind>(reading: Reading, query: Query<K>): { items: Kinds[K][]; complete: boolean; error?: GatewayError } {
  const items: Kinds[K][] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    let page: Page<K>;
    try {
      page = reading.use(reading.gateway.list({ ...query, ...(cursor !== undefined && { cursor }) }));
    } catch (reason) {
      if (reason instanceof ReadingFailed) return { items, complete: false, error: reason.error };
      throw reason;
    }
    items.push(...page.items);
    cursor = page.next;
  }
  return { items, complete: true };
}

/** Every page of a list without which nothing can be said. @throws {ReadingFailed} */
export function demandAll<K extends Kind>(reading: Reading, query: Query<K>): Kinds[K][] {
  const { items, error } = allOf(reading, query);
  if (error) throw new ReadingFailed(error);
  return items;
}
