import type { ActionId, CampusGateway, Draft, GatewayError, Kind, Kinds, Live, Receipt, Ref, Session, Snapshot } from "@xiaoben/contract";
import { later } from "../timing.ts";
import { isEqual, merged } from "../values.ts";
import { outlineOf } from "./action.ts";
import { derived } from "./derived.ts";

export interface DraftHost {
  one<K extends Kind>(ref: Ref<K>): Live<Kinds[K] | null>;
  session(): Session | null | undefined;
  /** Makes sure of who is signed in, where nobody seems to be: what one person typed is never sent in the name of the next. */
  present(): Promise<void>;
  act(action: ActionId, input: { id: string }): Promise<Receipt>;
  /** Pause between two writes of one form, in milliseconds. */
  pause: number;
}

type Loose = Record<string, unknown>;
type Shown<K extends Kind> = { value: Kinds[K]; saved: "device" | "server" | "no"; at: string; base: number };

/** Forms whose content is kept in memory until the back end has it. `withOutbox` gives forms that survive a reload. */
export function draftsOf(host: DraftHost): { draft: CampusGateway["draft"]; flush(ref: Ref): Promise<void>; forget(): void } {
  const forms = new Map<string, Form>();
  return {
    draft<K extends Kind>(ref: Ref<K>) {
      const key = `${ref.kind}/${ref.id}`;
      if (!forms.has(key))
        forms.set(
          key,
          form(ref as Ref, host, () => forms.delete(key)),
        );
      return forms.get(key) as unknown as Draft<K>;
    },
    async flush(ref) {
      const open = forms.get(`${ref.kind}/${ref.id}`);
      if (open?.dirty()) await open.flush();
    },
    forget() {
      for (const open of forms.values()) open.empty();
    },
  };
}

interface Form extends Draft<Kind> {
  dirty(): boolean;
  /** Somebody else is signed in: what was typed is gone, also what is about to be sent. */
  empty(): void;
}

function form(ref: Ref, host: DraftHost, forget: () => void): Form {
  const server = host.one(ref);
  let unsent: Loose = {};
  /** Sent; shown until the reading that contains it has come. */
  let sent: Loose = {};
  let base: number | undefined;
  let at = new Date().toISOString();
  let error: GatewayError | undefined;
  let sending: Promise<void> | undefined;
  let onTheWay = false;
  let era = 0;
  let cancel: (() => void) | undefined;

  const read = (): Kinds[Kind] | null | undefined => ("data" in server.current ? server.current.data : undefined);
  const dirty = (): boolean => Object.keys(unsent).length > 0;
  const compose = (): Snapshot<Shown<Kind>> => {
    const record = read();
    if (record && base !== undefined && record.version >= base) sent = {};
    if (record && !dirty()) base = Math.max(base ?? 0, record.version);
    if (record === undefined && !dirty())
      return server.current.status === "error" ? { status: "error", error: server.current.error } : { status: "loading" };
    const value = merged(record ?? blank(ref, host.session()), { ...sent, ...unsent });
    const safe = !dirty() && !onTheWay;
    const data: Shown<Kind> = { value, saved: safe ? "server" : "no", at, base: base ?? record?.version ?? 0 };
    return error ? { status: "error", error, data } : { status: "ready", data, at, from: safe ? "server" : "device" };
  };
  const shown = derived<Shown<Kind>>([server], compose, () => {
    if (!dirty() && !sending) forget();
  });

  const save = async (): Promise<void> => {
    cancel?.();
    cancel = undefined;
    const began = era;
    while (dirty()) {
      await host.present();
      if (read() === undefined) await server.refresh();
      if (era !== began) break;
      const record = read();
      const patch = unsent;
      const version = base || record?.version;
      sent = { ...sent, ...patch };
      unsent = {};
      onTheWay = true;
      const receipt = version
        ? await host.act(`${ref.kind}.change` as ActionId, { id: ref.id, version, patch } as { id: string })
        : await host.act(
            `${ref.kind}.create` as ActionId,
            { id: ref.id, body: bodyOf(merged(blank(ref, host.session()), patch)) } as { id: string },
          );
      onTheWay = false;
      if (era !== began) break;
      at = new Date().toISOString();
      if (receipt.state === "sent") {
        base = receipt.changes.find((change) => change.kind === ref.kind && change.id === ref.id)?.version ?? base;
        error = undefined;
        continue;
      }
      unsent = { ...patch, ...unsent };
      sent = {};
      const met =
        receipt.error?.code === "stale-version" ? (receipt.error.current as (Loose & { version: number }) | undefined) : undefined;
      const untouched = met && Object.keys(patch).every((name) => isEqual(met[name], (record as Loose | null)?.[name]));
      if (!untouched) {
        error = receipt.error;
        if (error?.retryable) plan();
        break;
      }
      base = met.version;
    }
    shown.changed();
  };
  const plan = (): void => {
    cancel ??= later(host.pause, () => void flush());
  };
  const flush = (): Promise<void> => (sending ??= save().finally(() => (sending = undefined)));

  return {
    current: shown,
    dirty,
    change(patch) {
      unsent = { ...unsent, ...(patch as Loose) };
      at = new Date().toISOString();
      shown.changed();
      plan();
    },
    flush,
    empty() {
      era += 1;
      cancel?.();
      cancel = undefined;
      [unsent, sent, base, error] = [{}, {}, undefined, undefined];
      shown.changed();
    },
    async discard() {
      cancel?.();
      await sending;
      unsent = {};
      error = undefined;
      await server.refresh();
      shown.changed();
    },
  };
}

const setByServer = ["id", "version", "createdAt", "updatedAt", "state", "deleted", "signatures"];

/** What creates a record: its content without what the server sets. */
export const bodyOf = (record: object): Loose => Object.fromEntries(Object.entries(record).filter(([name]) => !setByServer.includes(name)));

/** A record that nobody has written yet: its form fills in the rest. */
export function blank(ref: Ref, session: Session | null | undefined): Kinds[Kind] {
  const now = new Date().toISOString();
  const state = outlineOf(ref.kind)?.initial;
  const made = {
    id: ref.id,
    version: 0,
    org: session?.org ?? "",
    createdAt: now,
    updatedAt: now,
    ...(state === undefined ? {} : { state }),
  };
  return made as Loose as unknown as Kinds[Kind];
}
