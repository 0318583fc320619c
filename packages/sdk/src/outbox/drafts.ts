import type { CampusGateway, Draft, GatewayError, Kind, Kinds, Live, Ref, Snapshot } from "@xiaoben/contract";
import { derived } from "../gateway/derived.ts";
import { isEmpty, keyFor, newest, valuesOf, type Fields, type Journal } from "./entry.ts";
import type { Box } from "./box.ts";
import type { Later } from "./turn.ts";
import { blank, bodyOf, isLocal, recordSeen, type Local } from "./view.ts";

export type Form<K extends Kind> = Draft<K> & {
  /** Puts what was typed into the queue. */
  send(): Promise<void>;
};

export interface FormHost {
  gateway: CampusGateway;
  /** The box of the person who is signed in; nothing before that is known. */
  box(): Box | undefined;
  opened(): Promise<Box>;
  /** Tells when the box or what is in it changed. */
  local: Live<unknown>;
  org(): string;
  later: Later;
  now(): number;
  /** Pause between two writes of one form. */
  pause: number;
  /** How long `flush` waits for the back end. */
  grace: number;
}

type Shown<K extends Kind> = { value: Kinds[K]; saved: "device" | "server" | "no"; at: string; base: number };

/** A form whose every change is on the device within 300 ms and, when online, at the back end within ten seconds. */
export function formOf<K extends Kind>(ref: Ref<K>, host: FormHost): Form<K> {
  const key = keyFor(ref);
  const server = host.gateway.one(ref);
  let early: Fields = {};
  let lastAt = 0;
  let at = new Date(host.now()).toISOString();
  let saved: Shown<K>["saved"] = "server";
  let cancel: (() => void) | undefined;

  const read = (): Kinds[K] | null | undefined => ("data" in server.current ? server.current.data : undefined);
  const about = (): Omit<Journal, "key" | "fields" | "at"> => {
    const box = host.box()!;
    const { entries, journals, memory, landed } = box;
    const stored: Local = { entries, journals, memory, landed, typed: new Map() };
    const before = recordSeen(ref, read(), stored, host.org()) as Record<string, unknown> | null | undefined;
    const fields = box.typed.get(key) ?? {};
    const record = read();
    // What is typed onto a record that could not be read says nothing about what stood there.
    const was = record === undefined ? {} : Object.fromEntries(Object.keys(fields).map((name) => [name, before?.[name]]));
    return { on: ref, base: record === undefined ? null : (record?.version ?? 0), was, seed: record ? {} : bodyOf(blank(ref, host.org())) };
  };
  const compose = (): Snapshot<Shown<K>> => {
    const box = host.box();
    const typing = Object.keys(early).length > 0 || !!box?.typed.has(key);
    const local = !!box && isLocal(key, box);
    if (!typing && !local && (server.current.status !== "ready" || !box)) {
      return server.current.status === "error" ? { status: "error", error: server.current.error } : { status: "loading" };
    }
    const base = box ? recordSeen(ref, read(), box, host.org()) : read();
    const value = { ...(base ?? blank(ref, host.org())), ...valuesOf(early) } as Kinds[K];
    const now = typing || box?.memory.has(key) ? "no" : local ? "device" : "server";
    if (now !== saved) at = new Date(host.now()).toISOString();
    saved = now;
    const data: Shown<K> = { value, saved, at, base: read()?.version ?? 0 };
    if (now === "no" && box?.store.trouble) return { status: "error", error: storageError, data };
    const refused = box?.entries.find((entry) => keyFor(entry.on) === key && entry.draft && entry.error);
    return refused
      ? { status: "error", error: refused.error!, data }
      : { status: "ready", data, at, from: saved === "server" ? "server" : "device" };
  };
  const shown = derived<Shown<K>>([server, host.local], compose);

  const take = (box: Box): void => {
    if (Object.keys(early).length === 0) return;
    const fields = early;
    early = {};
    box.type(key, later(fields, newest(box.journals.get(key)?.fields ?? {}, box.typed.get(key) ?? {})), about);
  };
  const send = async (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    const box = await host.opened();
    take(box);
    await box.queue(ref);
  };
  const plan = (): void => {
    cancel ??= host.later(host.pause, () => void send().then(() => host.box()?.sender.pump()));
  };

  return {
    current: shown,
    change(patch) {
      // Each later than the one before, also within a millisecond and when the clock is set back.
      lastAt = Math.max(host.now(), lastAt + 0.001);
      const seen = ("data" in shown.current ? shown.current.data?.value : undefined) as Record<string, unknown> | undefined;
      const begins = (name: string, value: unknown): boolean => isEmpty(value) && isEmpty(seen?.[name]);
      const fields: Fields = Object.fromEntries(
        Object.entries(structuredClone(patch)).map(([name, value]) => [
          name,
          { value: value ?? null, at: begins(name, value) ? 0 : lastAt },
        ]),
      );
      early = { ...early, ...fields };
      const box = host.box();
      if (box) take(box);
      else {
        void host.opened().then(take);
        shown.changed();
      }
      plan();
    },
    send,
    async flush() {
      await send();
      const box = await host.opened();
      const last = box.entries.filter((entry) => keyFor(entry.on) === key && !entry.error).at(-1);
      if (!last) return;
      const done = box.outcome(last);
      void box.sender.pump();
      await Promise.race([done, new Promise<void>((enough) => host.later(host.grace, enough))]);
    },
    async discard() {
      cancel?.();
      cancel = undefined;
      early = {};
      const box = await host.opened();
      box.typed.delete(key);
      const unsent = box.entries.filter((entry) => keyFor(entry.on) === key && entry.draft && (entry.tried === 0 || entry.error));
      await box.store.remove(
        unsent.map((entry) => entry.seq!),
        key,
      );
      await box.reload();
      box.announce();
    },
  };
}

/** Said where something is in memory alone. */
export const storageError: GatewayError = {
  code: "storage",
  detail: "The browser does not let this page store what is typed. It stays in memory until it is sent.",
  retryable: true,
};

/** What is typed now is later than what stands there, also where the clock was set back in between. */
const later = (fields: Fields, before: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, { value, at }]) => [name, { value, at: at && Math.max(at, (before[name]?.at ?? 0) + 0.001) }]),
  );
