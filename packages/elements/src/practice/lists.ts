import type { GatewayError, Kind, Kinds, Query } from "@xiaoben/contract";
import { FollowedController } from "../core/followed.ts";

/** Lists that are asked for while rendering, as many as it takes. */
export class ListsController extends FollowedController {
  /** The records, or `undefined` while they are loaded or where that failed. */
  get<K extends Kind>(query: Query<K>): readonly Kinds[K][] | undefined {
    return this.follow(JSON.stringify(query), (gateway) => gateway.list(query))?.data?.items;
  }

  /** The first failure, and whether old records are still shown in its place. */
  get failure(): { error: GatewayError; shown: boolean } | undefined {
    for (const { live } of this.followed.values()) {
      const { current } = live;
      if (current.status === "error") return { error: current.error, shown: current.data !== undefined };
    }
    return undefined;
  }

  /** Asks again for what failed. */
  readonly retry = (): void => {
    for (const { live } of this.followed.values()) if (live.current.status === "error") void live.refresh();
  };
}
