import type { Instant } from "../days/day.ts";
import type { Live } from "./gateway.ts";

/** What stands on the device and not yet at the back end, and whether the browser lets us keep it. */
export interface DeviceState {
  /** `kept`: what is typed survives a reload. `full`: the storage took no more. `blocked`: there is none, as in private windows. */
  storage: "kept" | "full" | "blocked";
  /** Forms and intents that the back end has not confirmed. */
  unsent: number;
  /** Since when the oldest of them waits. */
  oldest?: Instant;
  /** The oldest waits longer than it should (three days, unless the host says otherwise). */
  late: boolean;
  /** How far the device's clock is ahead of the server's, in milliseconds; only where that is more than two minutes. */
  clockAhead?: number;
}

/** What became of a rescue file. */
export interface RescueReport {
  /** Forms and intents that now wait on this device. */
  taken: number;
  /** What waited here already, or was confirmed before. */
  known: number;
  /** What could not be taken in, and why. */
  left: { what: string; why: "not-this-person" | "unreadable" }[];
}

/** What a gateway that keeps unsent work on the device offers beside reading and writing. */
export interface OnDevice {
  readonly state: Live<DeviceState>;
  /** Everything that is not at the back end yet, as a file that a person can keep: `application/json`, format `xiaoben.unsent/1`. */
  export(): Promise<Blob>;
  /** Takes in such a file, on this device or another; the same file twice changes nothing. Rejects with a `GatewayError` of code `validation` for what is no such file. */
  import(file: Blob): Promise<RescueReport>;
  /**
   * Before signing out. `send`: sends what can be sent and answers how much is left. `keep`: it stays here for this account, which alone will see it.
   * `discard`: it is deleted; the person has said so. After `keep` and `discard` the device no longer remembers who was signed in.
   */
  leave(how: "send" | "keep" | "discard"): Promise<{ left: number }>;
}
