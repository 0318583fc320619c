import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { CampusGateway, Live, Snapshot } from "@xiaoben/contract";

interface Followed {
  live: Live<unknown>;
  unsubscribe: () => void;
  asked: boolean;
}

/** What is asked for while rendering, as many as it takes: whatever the last rendering asked for is followed, the rest is let go. */
export class FollowedController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #gateway: () => CampusGateway | undefined;
  /** By key. For saying what could not be read. */
  protected readonly followed = new Map<string, Followed>();
  #from: CampusGateway | undefined;

  constructor(host: ReactiveControllerHost, gateway: () => CampusGateway | undefined) {
    this.#host = host;
    this.#gateway = gateway;
    host.addController(this);
  }

  /** The present snapshot of what stands under a key; `undefined` without a gateway. */
  protected follow<T>(key: string, ask: (gateway: CampusGateway) => Live<T>): Snapshot<T> | undefined {
    const gateway = this.#gateway();
    if (!gateway) return undefined;
    let followed = this.followed.get(key);
    if (!followed) {
      const live = ask(gateway);
      followed = { live, unsubscribe: live.subscribe(() => this.#host.requestUpdate()), asked: true };
      this.followed.set(key, followed);
    }
    followed.asked = true;
    return followed.live.current as Snapshot<T>;
  }

  hostUpdate(): void {
    if (this.#from !== this.#gateway()) this.hostDisconnected();
    this.#from = this.#gateway();
    for (const followed of this.followed.values()) followed.asked = false;
  }

  hostUpdated(): void {
    for (const [key, followed] of this.followed) {
      if (followed.asked) continue;
      followed.unsubscribe();
      this.followed.delete(key);
    }
  }

  hostDisconnected(): void {
    for (const followed of this.followed.values()) followed.unsubscribe();
    this.followed.clear();
  }
}
