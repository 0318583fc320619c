import type { CampusGateway, Change, DefinitionAsk, EvaluateAsk, Kind, Query, Ref, Session } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import type { Transport } from "../transport.ts";
import { freeze, keyOf } from "../values.ts";
import { allows } from "./allows.ts";
import { liveCache } from "./cache.ts";
import { draftsOf } from "./drafts.ts";
import type { Feed, FeedOptions } from "./feed.ts";
import { sumsOf } from "./sums.ts";
import { writesOf } from "./writes.ts";

/** How often a gateway asks and writes by itself. */
export interface GatewayOptions {
  /** How often the feed is asked (milliseconds), or `false`: never. Default: from every 5 s to every 60 s. */
  feed?: Partial<FeedOptions> | false;
  /** Pause between two writes of one open form, in milliseconds. Default 10,000. */
  draftPause?: number;
}

/**
 * The one door, over whatever reaches a back end. Nothing is asked before somebody listens.
 * Wrap it in `withOutbox` for forms and intents that survive a reload, and in `withEvaluation` where the back end does not judge.
 */
export function gatewayOver(transport: Transport, options: GatewayOptions = {}): CampusGateway {
  const cache = liveCache(() => follow());
  const definitions = new Map<string, Promise<unknown>>();
  /** Newest version of each record that this gateway has heard of, so that the feed does not tell it twice. */
  const heard = new Map<string, number>();

  /** Every reading passes here: what is not offered is not asked for, and an answer `signed-out` signs the whole page out. */
  const reading =
    <T>(operation: string, read: () => Promise<T>): (() => Promise<T>) =>
    async () => {
      try {
        await offered(operation);
        return await read();
      } catch (error) {
        if (isTransportError(error) && error.code === "signed-out") signOut();
        throw error;
      }
    };
  /** Whose everything is that is shown, also when nobody is signed in any more: most often the same person comes back. */
  let person: string | undefined;
  const session = cache.get<Session | null>(["session"], { kind: "session" }, async () => {
    const now = await transport.session();
    if (now && person !== undefined && person !== now.person) forget();
    else if (now && known<Session | null>(session) === null) queueMicrotask(cache.staleFailed);
    person = now?.person ?? person;
    return now;
  });
  const forget = (): void => {
    heard.clear();
    definitions.clear();
    writes.forget();
    drafts.forget();
    cache.forget();
    void feed?.then((made) => made.restart());
  };
  const signOut = (): void => {
    session.show({ status: "ready", data: null, at: new Date().toISOString(), from: "server" });
  };
  const capabilities = cache.get<ReadonlySet<string>>(["capabilities"], { kind: "capabilities" }, async () => {
    wondered = true;
    return new Set((await transport.capabilities()).operations);
  });
  /** Somebody wants to know what is offered, as every element does: the other questions wait for that. */
  let wondered = false;
  const offered = async (operation: string): Promise<void> => {
    if (wondered && capabilities.current.status === "loading") await capabilities.refresh();
    const { current } = capabilities;
    if ("data" in current && !current.data!.has(operation))
      throw new TransportError("not-offered", `The back end does not offer "${operation}".`);
  };
  const known = <T>(live: { current: { data?: T } | object; refresh(): Promise<void> }): T | undefined => {
    if ("data" in live.current) return live.current.data as T;
    void live.refresh();
    return undefined;
  };

  const hear = (changes: readonly Change[]): void => {
    const news = changes.filter(({ kind, id, version }) => {
      const key = `${kind}/${id}`;
      const fresh = (heard.get(key) ?? -1) < version;
      if (fresh) heard.set(key, version);
      return fresh;
    });
    if (news.length > 0) cache.staleKinds(new Set(news.map(({ kind }) => kind)));
  };
  const reached = (): void => {
    if (known<Session | null>(session) === null) session.stale();
    cache.staleFailed();
  };
  let feed: Promise<Feed> | undefined;
  const live = (): boolean => "data" in capabilities.current && capabilities.current.data!.has("live");
  const changes: Transport["changes"] = (cursor) => offered("changes").then(() => transport.changes(cursor));
  /** The feed is for what others write: it comes after what the page shows first. */
  const follow = (): void => {
    if (options.feed === false) return;
    const pace = { every: 5_000, most: 60_000, ...options.feed };
    feed ??= import("./feed.ts").then(({ feedOf }) =>
      feedOf({ ...transport, changes }, pace, { changed: hear, reached, wanted: () => cache.listened, live }),
    );
    feed.then(
      (made) => made.wake(),
      () => (feed = undefined),
    );
  };
  const writes = writesOf(transport, {
    before: (ref, does) => (does === "act" ? drafts.flush(ref) : Promise.resolve()),
    written({ changes }) {
      for (const { kind, id, version } of changes) heard.set(`${kind}/${id}`, version);
      cache.staleKinds(new Set(changes.map(({ kind }) => kind)));
      follow();
    },
    failed(error) {
      if (error.code === "signed-out") signOut();
    },
  });
  const one: CampusGateway["one"] = (ref) =>
    cache.get(
      ["one", ref.kind, ref.id],
      { kind: ref.kind },
      reading(`${ref.kind}.get`, () => transport.get(ref)),
    );
  const drafts = draftsOf({
    one,
    session: () => known<Session | null>(session),
    async present() {
      if (known<Session | null>(session) === null) await session.refresh();
    },
    act: (action, input) => writes.act(action, input as never),
    pause: options.draftPause ?? 10_000,
  });

  return {
    contract: 1,
    session,
    capabilities,
    allows: (action, on) =>
      allows(action, on, {
        capabilities: known<ReadonlySet<string>>(capabilities),
        session: known<Session | null>(session),
        record: (ref: Ref) => cache.peek(["one", ref.kind, ref.id]),
      }),
    one,
    list: <K extends Kind>(query: Query<K>) =>
      cache.get(
        ["list", query],
        { kind: query.kind },
        reading(`${query.kind}.list`, () => transport.list(query)),
      ),
    tasks: () =>
      cache.get(
        ["tasks"],
        "everything",
        reading("tasks", () => transport.tasks()),
      ),
    evaluate: (ask: EvaluateAsk) =>
      cache.get(
        ["evaluate", ask],
        "everything",
        reading("evaluate", () => transport.evaluate(ask)),
      ),
    rollup: sumsOf(transport, cache, reading),
    definition<T>(ref: DefinitionAsk) {
      const key = keyOf(ref);
      if (!definitions.has(key))
        definitions.set(
          key,
          offered("definition")
            .then(() => transport.definition(ref))
            .then(freeze),
        );
      const answer = definitions.get(key)!;
      answer.catch(() => definitions.delete(key));
      return answer as Promise<T>;
    },
    act: writes.act,
    draft: drafts.draft,
    async attach(file, to, how) {
      if (!transport.attach) throw new TransportError("not-offered", "This back end does not take attachments.");
      await drafts.flush(to); // A form that was never sent is no record yet.
      const made = await transport.attach(file, to, how);
      cache.staleKinds(new Set([made.kind]));
      return made;
    },
    async blob(attachment) {
      if (!transport.blob) throw new TransportError("not-offered", "This back end does not keep attachments.");
      return transport.blob(attachment);
    },
    pending: writes.pending,
    resolve: writes.resolve,
  };
}
