import type { Instant } from "../days/day.ts";
import type { Kinds, Ref } from "../kinds/index.ts";
import type { DefinitionAsk } from "../packs/definitions.ts";
import type { Live, Query } from "./gateway.ts";

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

/** A lesson that was taken along into a room without network. */
export interface Taken {
  /** As it was when it was taken. */
  lesson: Kinds["lesson"];
  since: Instant;
  /** When it goes from the device by itself: seven days after it was taken. */
  until: Instant;
}

/** What is read of a lesson that is taken along: what its observation needs to be opened, and nothing else. */
export interface TakenAsks {
  records: readonly Ref[];
  lists: readonly Query[];
  definitions: readonly DefinitionAsk[];
}

/**
 * Lessons that the signed-in person takes along into rooms without network. Where a reading fails for want of one, what was taken is shown,
 * as `from: "device"`. It goes when the observation is handed in, after seven days, and when the person removes it.
 */
export interface TakeAlong {
  readonly taken: Live<readonly Taken[]>;
  /** Reads all of it anew and keeps it. Rejects with the `GatewayError` of what could not be read, or with `storage`; then nothing was taken. */
  take(lesson: string, asks: TakenAsks): Promise<void>;
  remove(lesson: string): Promise<void>;
}

/** What a gateway that keeps unsent work on the device offers beside reading and writing. */
export interface OnDevice {
  readonly state: Live<DeviceState>;
  /** Absent where nothing may be taken along, as on a device that several people share. */
  readonly along?: TakeAlong;
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
