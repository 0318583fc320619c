import type { GatewayError, Kind, Kinds, Query } from "@xiaoben/contract";
import { FollowedController } from "../core/followed.ts";

/** Most pages of one list: what is beyond them is said to be left out. */
const mostPages = 4;

/** What one list came to. */
export interface Listed<K extends Kind = Kind> {
  items: Kinds[K][];
  /** Everything that was asked for is there, or known not to come. */
  settled: boolean;
  /** There are more. */
  cut: boolean;
  error?: GatewayError;
}

/** Lists with all their pages, asked for while rendering. */
export class PagesController extends FollowedController {
  get<K extends Kind>(query: Query<K>): Listed<K> {
    const items: Kinds[K][] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const asked = cursor === undefined ? query : { ...query, cursor };
      const found = this.follow(JSON.stringify(asked), (gateway) => gateway.list(asked));
      items.push(...(found?.data?.items ?? []));
      const error = found?.status === "error" ? { error: found.error } : {};
      if (!found?.data) return { items, settled: found?.status === "error", cut: false, ...error };
      cursor = found.data.next;
      if (cursor === undefined) return { items, settled: true, cut: false, ...error };
    }
    return { items, settled: true, cut: true };
  }

  /** Asks again for what failed. */
  readonly retry = (): void => {
    for (const { live } of this.followed.values()) if (live.current.status === "error") void live.refresh();
  };
}
