import { backOff } from "../timing.ts";

/** When an open answer that ended is opened again. */
export interface Patience {
  /** Milliseconds until then; 0: now. */
  readonly wait: number;
  /** It ended: `told` a page or never any, `lasted` so many milliseconds. */
  ended(told: boolean, lasted: number): void;
}

/** One that told nothing was held back on the way, most likely for good; one that broke may be whole again in a moment. */
const again = { broken: 1_000, heldBack: 30_000, most: 1_800_000 };
/** One that ended later than this was a good one: its token was over, or the back end was started anew. */
const good = 5_000;

/** Ever longer pauses while it fails. */
export function patience(): Patience {
  let failures = 0;
  let notBefore = 0;
  return {
    get wait() {
      return Math.max(0, notBefore - Date.now());
    },
    ended(told, lasted) {
      failures = told && lasted > good ? 0 : failures + 1;
      if (failures > 0) notBefore = Date.now() + backOff(failures - 1, told ? again.broken : again.heldBack, again.most);
    },
  };
}
