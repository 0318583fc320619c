import type {
  DeviceState,
  GatewayError,
  Instant,
  Kinds,
  OnDevice,
  Pending,
  RescueReport,
  TakeAlong,
  Taken,
  TakenAsks,
} from "@xiaoben/contract";
import { ScriptedLive } from "./scripted-live.ts";

/** What a script says of the device. */
export interface DeviceScript extends Partial<DeviceState> {
  /** What is answered to a rescue file; an error is thrown. */
  rescue?: RescueReport | Error;
  /** How much is left after "send". */
  left?: number;
  /** Whose work a file of it holds. */
  person?: string;
  /** What was taken along; left out, nothing can be. */
  along?: readonly Taken[];
  /** Why the next lesson cannot be taken along. */
  untaken?: GatewayError;
  /** Nothing can be kept on the device, which turns out only when that is tried. */
  noRoom?: boolean;
}

/** A device that does what a script says and remembers what was asked of it. */
export class ScriptedDevice implements OnDevice {
  readonly state: ScriptedLive<DeviceState>;
  readonly along?: TakeAlong;
  /** What was asked for each lesson that was taken along. */
  readonly asked: TakenAsks[] = [];
  /** Every way in which somebody left. */
  readonly left: ("send" | "keep" | "discard")[] = [];
  /** Every file that was taken in. */
  readonly taken: Blob[] = [];
  exported = 0;
  #script: DeviceScript;

  /** @param lesson a lesson of the script, by its id */
  constructor(script: DeviceScript, pending: () => readonly Pending[], now: () => Instant, lesson: (id: string) => Kinds["lesson"]) {
    this.#script = script;
    if (script.along) {
      const taken = new ScriptedLive<readonly Taken[]>(() => ({ status: "ready", data: this.#script.along!, at: now(), from: "device" }));
      const show = async (along: readonly Taken[]): Promise<void> => {
        this.change({ along });
        await taken.refresh();
      };
      this.along = {
        taken,
        take: async (id, asks) => {
          this.asked.push(asks);
          if (this.#script.untaken) throw this.#script.untaken;
          const until = new Date(Date.parse(now()) + 7 * 86_400_000).toISOString();
          await show([...this.#script.along!, { lesson: lesson(id), since: now(), until }]);
        },
        remove: (id) => show(this.#script.along!.filter((one) => one.lesson.id !== id)),
      };
    }
    this.state = new ScriptedLive(() => {
      const { rescue: _rescue, left: _left, noRoom: _noRoom, person: _person, along: _along, untaken: _untaken, ...said } = this.#script;
      return { status: "ready", data: { storage: "kept", unsent: pending().length, late: false, ...said }, at: now(), from: "device" };
    });
  }

  change(script: DeviceScript): void {
    this.#script = { ...this.#script, ...script };
  }

  async export(): Promise<Blob> {
    this.exported += 1;
    return new Blob([JSON.stringify({ format: "xiaoben.unsent/1", person: this.#script.person })], { type: "application/json" });
  }

  async import(file: Blob): Promise<RescueReport> {
    this.taken.push(file);
    const { rescue = { taken: 1, known: 0, left: [] } } = this.#script;
    if (rescue instanceof Error) throw rescue;
    return rescue;
  }

  async leave(how: "send" | "keep" | "discard"): Promise<{ left: number }> {
    this.left.push(how);
    if (how === "keep" && this.#script.noRoom) throw Object.assign(new Error("No room on the device"), { code: "storage" });
    return { left: how === "send" ? (this.#script.left ?? 0) : 0 };
  }
}
