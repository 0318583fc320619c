import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway, GatewayError, Kind, Kinds, Live, Page, Query } from "@xiaoben/contract";

interface Followed {
  live: Live<Page<Kind>>;
  unsubscribe: () => void;
  asked: boolean;
}

/** Lists that are asked for while rendering, as many as it takes: whatever the last rendering asked for is followed, the rest is let go. */
export class ListsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #gateway: () => CampusGateway | undefined;
  readonly #followed = new Map<string, Followed>();
  #from: CampusGateway | undefined;

  constructor(host: ReactiveControllerHost, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#gateway = gateway;
    host.addController(this);
  }

  /** The records, or `undefined` while they are loaded or where that failed. */
  get<K extends Kind>(query: Query<K>): readonly Kinds[K][] | undefined {
    const gateway = this.#gateway();
    if (!gateway) return undefined;
    const key = JSON.stringify(query);
    let followed = this.#followed.get(key);
    if (!followed) {
      const live = gateway.list(query) as unknown as Live<Page<Kind>>;
      followed = { live, unsubscribe: live.subscribe(() => this.#host.requestUpdate()), asked: true };
      this.#followed.set(key, followed);
    }
    followed.asked = true;
    return followed.live.current.data?.items as unknown as Kinds[K][] | undefined;
  }

  /** The first failure, and whether old records are still shown in its place. */
  get failure(): { error: GatewayError; shown: boolean } | undefined {
    for (const { live } of this.#followed.values()) {
      const { current } = live;
      if (current.status === "error") return { error: current.error, shown: current.data !== undefined };
    }
    return undefined;
  }

  /** Asks again for what failed. */
  readonly retry = (): void => {
    for (const { live } of this.#followed.values()) if (live.current.status === "error") void live.refresh();
  };

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#from !== this.#gateway()) this.#releaseAll();
    this.#from = this.#gateway();
    for (const followed of this.#followed.values()) followed.asked = false;
  }

  hostUpdated(): void {
    for (const [key, followed] of this.#followed) {
      if (followed.asked) continue;
      followed.unsubscribe();
      this.#followed.delete(key);
    }
  }

  hostDisconnected(): void {
    this.#releaseAll();
  }

  #releaseAll(): void {
    for (const followed of this.#followed.values()) followed.unsubscribe();
    this.#followed.clear();
  }
}
