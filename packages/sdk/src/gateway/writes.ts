import {
  newId,
  type ActionId,
  type ActionOf,
  type CampusGateway,
  type GatewayError,
  type Pending,
  type Receipt,
  type Ref,
  type WriteAnswer,
} from "@xiaoben/contract";
import { isTransportError, toGatewayError, TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { actionParts } from "./action.ts";
import { mergedWrite } from "./merged-write.ts";
import { liveOf, type Source } from "./live.ts";

export interface Writes {
  act: CampusGateway["act"];
  resolve: CampusGateway["resolve"];
  pending: Source<Pending[]>;
  /** Forgets what waits: it is not the business of whoever is signed in now. */
  forget(): void;
}

export interface WriteEvents {
  /** Before anything is sent: what the form of this record holds goes first. */
  before(ref: Ref, does: string): Promise<void>;
  written(answer: WriteAnswer): void;
  failed(error: GatewayError): void;
}

interface Kept {
  shown: Pending;
  input: { id: string };
}

/** Sends at once. What was refused stays in `pending` until somebody resolves it, unless the caller brought its own `actionId` and looks after it. */
export function writesOf(transport: Transport, events: WriteEvents): Writes {
  const kept = new Map<string, Kept>();
  const shown = (): Pending[] => [...kept.values()].map((entry) => entry.shown);
  const pending = liveOf<Pending[]>(async () => shown());
  const keep = (actionId: string, what: Kept | undefined): void => {
    if (what) kept.set(actionId, what);
    else kept.delete(actionId);
    tellPending();
  };
  const tellPending = (): void => pending.show({ status: "ready", data: shown(), at: new Date().toISOString(), from: "device" });

  const send = async (
    action: ActionId,
    input: { id: string },
    actionId: string,
    on: Ref,
    own: boolean,
    signal?: AbortSignal,
  ): Promise<Receipt> => {
    const entry: Pending = { actionId, action, on, state: "sending", since: new Date().toISOString() };
    if (own) keep(actionId, { shown: entry, input });
    try {
      const answer = await transport.write(action, input as ActionOf[ActionId], actionId, signal);
      if (own) keep(actionId, undefined);
      events.written(answer);
      return { actionId, state: "sent", changes: answer.changes };
    } catch (error) {
      if (!isTransportError(error)) {
        if (own) keep(actionId, undefined);
        throw error;
      }
      const why = toGatewayError(error);
      if (own && kept.has(actionId)) keep(actionId, { shown: { ...entry, state: "attention", error: why }, input });
      events.failed(why);
      return { actionId, state: "refused", changes: [], error: why };
    }
  };

  return {
    pending,
    forget() {
      kept.clear();
      tellPending();
    },
    async act(action, input, options = {}) {
      const { kind, does } = actionParts(action);
      const given: { id?: unknown } = input;
      if (typeof given.id !== "string") throw new TypeError(`The input of "${action}" needs the id of the record.`);
      const on = { kind, id: given.id };
      await events.before(on, does);
      return send(action, input, options.actionId ?? newId(), on, !options.actionId, options.signal);
    },
    async resolve(actionId, how) {
      const entry = kept.get(actionId);
      if (!entry) throw new TransportError("not-found", `Nothing waits under the action id ${actionId}.`);
      if (how === "discard") return keep(actionId, undefined);
      const { action, on, error } = entry.shown;
      const next =
        how === "retry"
          ? { action, input: entry.input, actionId }
          : { ...mergedWrite(action, entry.input, how.merged, error), actionId: newId() };
      keep(actionId, undefined);
      await send(next.action, next.input, next.actionId, on, true);
    },
  };
}
