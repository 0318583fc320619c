import type { ActionId, ActionOf, CampusGateway, Draft, GatewayError, Kind, Kinds, Live, Ref, Snapshot } from "@xiaoben/contract";
import { newId } from "@xiaoben/contract";
import { derived } from "../gateway/derived.ts";
import { keyFor, valuesOf, type Fields, type Journal, type Key } from "./entry.ts";
import type { Box } from "./box.ts";
import type { Read } from "./store.ts";
import type { Later } from "./turn.ts";
import { blank, bodyOf, isLocal, recordSeen } from "./view.ts";

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
export function formOf<K extends Kind>(ref: Ref<K>, host: FormHost): Draft<K> & { send(): Promise<void> } {
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
    const before = recordSeen(ref, read(), { ...box, typed: new Map() }, host.org()) as Record<string, unknown> | null | undefined;
    const fields = box.typed.get(key) ?? {};
    const record = read();
    const was = before === undefined ? {} : Object.fromEntries(Object.keys(fields).map((name) => [name, before?.[name]]));
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
    const now = typing ? "no" : local ? "device" : "server";
    if (now !== saved) at = new Date(host.now()).toISOString();
    saved = now;
    const data: Shown<K> = { value, saved, at, base: read()?.version ?? 0 };
    if (typing && box?.storageFailed) return { status: "error", error: storage, data };
    const refused = box?.entries.find((entry) => keyFor(entry.on) === key && entry.draft && entry.error);
    return refused
      ? { status: "error", error: refused.error!, data }
      : { status: "ready", data, at, from: saved === "server" ? "server" : "device" };
  };
  const shown = derived<Shown<K>>([server, host.local], compose);

  const take = (box: Box): void => {
    if (Object.keys(early).length === 0) return;
    box.type(key, early, about);
    early = {};
  };
  const send = async (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    const box = await host.opened();
    take(box);
    try {
      await box.save();
      if (!box.store) throw new Error("There is no storage.");
      await box.store.queue(key, await groundOf(ref, box, host.gateway));
    } catch {
      // Nothing can be stored: what was typed goes straight to the back end, or stays in memory and says so.
      return direct(box);
    }
    await box.reload();
    box.announce();
  };
  /** Past the device: with a full or blocked storage. */
  const direct = async (box: Box): Promise<void> => {
    const fields = box.typed.get(key);
    if (!fields) return;
    if (read() === undefined) await server.refresh();
    const record = read();
    const values = valuesOf(fields);
    const [action, input] = record
      ? [`${ref.kind}.change`, { id: ref.id, version: record.version, patch: values }]
      : [`${ref.kind}.create`, { id: ref.id, body: { ...bodyOf(blank(ref, host.org())), ...values } }];
    const receipt = await host.gateway.act(action as ActionId, input as unknown as ActionOf[ActionId], { actionId: newId() });
    if (receipt.state !== "sent") return plan();
    landed(box, key, values, receipt.changes.find((change) => keyFor(change) === key)?.version);
    if (box.typed.get(key) === fields) box.typed.delete(key);
    box.changed();
  };
  const plan = (): void => {
    cancel ??= host.later(host.pause, () => void send().then(() => host.box()?.sender?.pump()));
  };

  return {
    current: shown,
    change(patch) {
      // Each later than the one before, also within a millisecond and when the clock is set back.
      lastAt = Math.max(host.now(), lastAt + 0.001);
      const fields: Fields = Object.fromEntries(
        Object.entries(patch).map(([name, value]) => [name, { value: value === undefined ? null : (value as unknown), at: lastAt }]),
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
      box.sender?.pump();
      await Promise.race([done, new Promise<void>((enough) => host.later(host.grace, enough))]);
    },
    async discard() {
      cancel?.();
      cancel = undefined;
      early = {};
      const box = await host.opened();
      box.typed.delete(key);
      const unsent = box.entries.filter((entry) => keyFor(entry.on) === key && entry.draft && (entry.tried === 0 || entry.error));
      await box.store?.remove(
        unsent.map((entry) => entry.seq!),
        key,
      );
      await box.reload();
      box.announce();
    },
  };
}

/** The record that a form goes on top of, where it was filled in before that could be read. */
export async function groundOf(ref: Ref, box: Box, gateway: CampusGateway): Promise<Read> {
  if (box.journals.get(keyFor(ref))?.base !== null) return undefined;
  const server = gateway.one(ref);
  await server.refresh();
  return "data" in server.current ? server.current.data : undefined;
}

const storage: GatewayError = {
  code: "storage",
  detail: "The browser does not let this page store what is typed. It stays in memory until it is sent.",
  retryable: true,
};

function landed(box: Box, key: Key, values: Record<string, unknown>, version: number | undefined): void {
  if (version !== undefined) box.landed.set(key, { version, values: { ...box.landed.get(key)?.values, ...values } });
}
