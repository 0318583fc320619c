import type { GatewayError, Rollup, RollupAsk, Snapshot } from "@xiaoben/contract";
import { FollowedController } from "../core/followed.ts";

/** Roll-ups that are asked for while rendering, as many as it takes. */
export class RollupsController extends FollowedController {
  get(ask: RollupAsk): Snapshot<Rollup[]> | undefined {
    return this.follow(JSON.stringify(ask), (gateway) => gateway.rollup(ask));
  }

  /** Asks again for what failed. */
  readonly retry = (): void => {
    for (const { live } of this.followed.values()) if (live.current.status === "error") void live.refresh();
  };
}

export const errorIn = (snapshot: Snapshot<unknown> | undefined): GatewayError | undefined =>
  snapshot?.status === "error" ? snapshot.error : undefined;
