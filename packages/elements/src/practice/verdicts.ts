import type { EvaluateAsk, Snapshot, Verdict } from "@xiaoben/contract";
import { FollowedController } from "../core/followed.ts";

/** Verdicts that are asked for while rendering, as many as it takes. */
export class VerdictsController extends FollowedController {
  get(ask: EvaluateAsk): Snapshot<Verdict[]> | undefined {
    return this.follow(JSON.stringify(ask), (gateway) => gateway.evaluate(ask));
  }
}
