import { kindTable, newId, type ActionId, type ActionOf, type Id, type Kind, type Kinds, type KindRow, type Page } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { actsOf } from "../gateway/action.ts";
import type { ListQuery, Transport } from "../transport.ts";
import { listing } from "./listing.ts";
import type { ChangeOptions, Files, ListAsk, ListOptions, CallOptions, WriteOptions } from "./records.ts";

/** How a client reaches its back end: `writing` repeats writes where that is safe. */
export interface Ways {
  transport: Transport;
  writing: Transport;
}

/** The methods of one kind, as many as the tables offer. The types of `RecordsOf` say the same. */
export function accessorOf<K extends Kind>(kind: K, { transport, writing }: Ways): object {
  const { writes, holdsFile, exports }: KindRow = kindTable[kind];
  const send = async (verb: string, input: { id: Id }, { actionId = newId(), signal }: WriteOptions = {}) => {
    const action = `${kind}.${verb}` as ActionId;
    const answer = await writing.write(action, input as ActionOf[ActionId], actionId, signal);
    if (verb !== "remove" && answer.record === undefined) throw noRecord(kind, action, input.id);
    return answer;
  };
  const find = (id: Id, { signal }: CallOptions = {}): Promise<Kinds[K] | null> => transport.get({ kind, id }, signal);
  const acts = actsOf(kind);

  return {
    list: (ask: ListAsk<K> = {} as ListAsk<K>, options: ListOptions = {}) => listOf(kind, transport, ask, options),
    find,
    async get(id: Id, options?: CallOptions) {
      const record = await find(id, options);
      if (record === null)
        throw new TransportError("not-found", `There is no ${kind} ${id}, or none that the caller may know of.`, { status: 404 });
      return record;
    },
    ...(writes.create && {
      create: (body: object, { id = newId(), ...options }: WriteOptions & { id?: Id | undefined } = {}) =>
        send("create", { id, body } as { id: Id }, options),
    }),
    ...(writes.change && {
      update: (id: Id, patch: object, { version, ...options }: ChangeOptions = {}) =>
        send("change", { id, patch, ...seen(version) } as { id: Id }, options),
    }),
    ...(writes.remove && {
      remove: (id: Id, { version, ...options }: ChangeOptions = {}) => send("remove", { id, ...seen(version) }, options),
    }),
    ...(acts.length > 0 && {
      act(verb: string, id: Id, { version, input, ...options }: ChangeOptions & { input?: object } = {}) {
        if (!acts.includes(verb)) throw new TypeError(`There is no action "${verb}" of ${kind}. There are: ${acts.join(", ")}.`);
        return send(verb, { id, ...seen(version), ...(input && { input }) } as { id: Id }, options);
      },
    }),
    ...((writes.create || writes.change || writes.remove || acts.length > 0) && {
      async metBy(error: unknown) {
        const { isRecord } = await import("@xiaoben/contract/guards");
        return isTransportError(error) && isRecord(kind, error.current) ? error.current : null;
      },
    }),
    ...(holdsFile && filesOf(transport)),
    ...(exports && {
      export: async (ask?: object, options?: CallOptions) => (await import("./export.ts")).exported(transport, kind, ask, options),
    }),
  };
}

const filesOf = (transport: Transport): Files => ({
  async upload(file, to, { signal, onProgress } = {}) {
    if (!transport.attach) throw new TransportError("not-offered", "This transport takes no attachments.");
    const { id } = await transport.attach(file, to, { ...(signal && { signal }), ...(onProgress && { onProgress }) });
    const record = await transport.get({ kind: "attachment", id }, signal);
    if (record === null) throw noRecord("attachment", "attachment.complete", id);
    return record;
  },
  async content(id, { signal } = {}) {
    if (!transport.blob) throw new TransportError("not-offered", "This transport keeps no attachments.");
    return transport.blob(id, signal);
  },
});

const seen = (version: number | undefined): { version?: number } => (version === undefined ? {} : { version });

const noRecord = (kind: Kind, operation: string, id: Id): TransportError =>
  new TransportError("bad-answer", `The answer of "${operation}" holds no /record.`, {
    retryable: false,
    breach: { operation, by: "back end", record: { kind, id } },
  });

const endless = (kind: Kind): TransportError =>
  new TransportError("bad-answer", `The list never ends: /next of ${kind}.list leads back to a page that was read already.`, {
    retryable: false,
    breach: { operation: `${kind}.list`, by: "back end" },
  });

/** Records on a page that is asked for by itself, where only some are wanted. */
const usualLimit = 100;

function listOf<K extends Kind>(kind: K, transport: Transport, ask: ListAsk<K>, { signal, max }: ListOptions) {
  const { order, limit = max === undefined ? undefined : Math.min(Math.max(max, 1), usualLimit), cursor, updatedSince, ...where } = ask;
  const read = (from: string | undefined): Promise<Page<K>> =>
    transport.list(
      {
        kind,
        where,
        ...(order !== undefined && { order }),
        ...(limit !== undefined && { limit }),
        ...(from !== undefined && { cursor: from }),
        ...(updatedSince !== undefined && { updatedSince }),
      } as ListQuery<K>,
      signal,
    );
  return listing<Kinds[K], Page<K>>({
    signal,
    max,
    first: () => read(cursor),
    items: (page) => page.items,
    async *pages() {
      const asked = new Set<string | undefined>();
      let from: string | undefined = cursor;
      do {
        const page: Page<K> = await read(from);
        yield page;
        asked.add(from);
        from = page.next;
        if (from !== undefined && asked.has(from)) throw endless(kind);
      } while (from !== undefined);
    },
  });
}
