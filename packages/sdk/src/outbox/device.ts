import type { DeviceState, OnDevice } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";
import type { Box } from "./box.ts";
import { keyFor, newest, type Journal, type Key } from "./entry.ts";
import { rescueFile, rescued } from "./rescue.ts";
import type { Later } from "./turn.ts";

/** What stands on the device for one person, taken out, taken in, and left behind. */
export interface Device extends Pick<OnDevice, "import"> {
  state(): DeviceState;
  export(): Promise<Blob>;
  /** Keeps what is typed, for this person alone. Rejects with `storage` where the browser does not let us keep it. */
  keep(): Promise<void>;
  /** Sends what can be sent; gives up after a while. */
  send(): Promise<void>;
  discard(): Promise<void>;
}

const sendMs = 10_000;
const lookAgainMs = 500;

export function deviceOf(box: Box, host: { now(): number; later: Later; lateAfter: number }): Device {
  const waiting = (): string[] => [
    ...box.entries.map(({ since }) => since),
    ...[...box.journals.values()].map(({ at }) => at),
    ...(box.typed.size > 0 ? [new Date(host.now()).toISOString()] : []),
  ];
  const pause = (ms: number): Promise<void> => new Promise((enough) => host.later(ms, enough));
  let reminder: (() => void) | undefined;

  return {
    state() {
      const forms = new Set<Key>([...box.typed.keys(), ...box.journals.keys()]);
      const intents = box.entries.filter(({ on, draft }) => !draft || !forms.has(keyFor(on)));
      const oldest = waiting().sort()[0];
      const left = oldest === undefined ? Infinity : Date.parse(oldest) + host.lateAfter - host.now();
      reminder?.();
      // Said when it is so and not only when something else happens; timers hold no more than some weeks.
      reminder = left > 0 && left < Infinity ? host.later(Math.min(left + 1, 86_400_000), box.changed) : undefined;
      return {
        storage: box.store.trouble ?? "kept",
        unsent: forms.size + intents.length,
        ...(oldest === undefined ? {} : { oldest }),
        late: left <= 0,
      };
    },
    async export() {
      const { entries, journals } = await box.store.fix();
      const forms = new Map(journals.map((journal) => [journal.key, journal]));
      for (const typed of box.unsaved()) forms.set(typed.key, onto(forms.get(typed.key), typed));
      await box.reload();
      return rescueFile(box.person, new Date(host.now()).toISOString(), entries, [...forms.values()]);
    },
    async import(file) {
      const { taken, left } = await rescued(file, box.person);
      const fresh = await box.store.take(taken, new Date(host.now()).toISOString());
      await box.reload();
      box.announce();
      void Promise.all(taken.journals.map(({ on }) => box.queue(on))).then(box.sender.pump);
      return { taken: fresh, known: taken.entries.length + taken.journals.length - fresh, left };
    },
    async keep() {
      await box.save();
      await box.store.mend();
      await box.reload();
      if (box.memory.size === 0) return;
      throw new TransportError("storage", "The browser does not let this page store what is unsent. Send it, or save it as a file.", {
        retryable: true,
      });
    },
    async send() {
      let enough = false;
      const limit = pause(sendMs).then(() => (enough = true));
      const forms = new Map([...box.unsaved(), ...box.journals.values()].map(({ key, on }) => [key, on]));
      await Promise.race([limit, Promise.all([...forms.values()].map((on) => box.queue(on)))]);
      while (!enough) {
        const had = await Promise.race([box.sender.pump(), limit]);
        if (had || (await box.reload()).length === 0) return;
        await pause(lookAgainMs);
      }
    },
    async discard() {
      box.typed.clear();
      await box.store.clear();
      await box.reload();
      box.announce();
    },
  };
}

const onto = (before: Journal | undefined, typed: Journal): Journal =>
  before ? { ...before, fields: newest(before.fields, typed.fields), was: { ...typed.was, ...before.was } } : typed;
