import { createBackend, type Backend, type Settings, type Store } from "@xiaoben/backend";
import { Hono } from "hono";
import type { Identity } from "./auth/identity.ts";
import { signInWith } from "./auth/sign-in.ts";
import type { TicketKey } from "./auth/tickets.ts";
import { hash } from "./hash.ts";
import { createApi } from "./http/api.ts";
import { usualLimits, type Limits } from "./http/limits.ts";
import { describeError, faultLog, type Log } from "./http/log.ts";
import type { LiveOptions } from "./http/streams.ts";
import { startKeeper } from "./keeper.ts";
import { listen } from "./listen.ts";
import { StartError } from "./start-error.ts";
import { startSealer } from "./sealer.ts";
import { startSweeper } from "./sweeper.ts";
import { openPgliteStore, openPostgresStore, type PgliteOptions } from "./store/open.ts";
import type { SqlStore } from "./store/sql-store.ts";

/** What a server is doing while it starts. */
export type Progress = Parameters<NonNullable<PgliteOptions["onProgress"]>>[0] | "preparing-data" | "listening";

/** Where a server keeps its data, where it listens, and who stands behind a token. */
export interface ServerOptions {
  /** Folder of the embedded database; this process alone may use it. */
  dataDir?: string;
  /** Largest size of that database in bytes; default 1 GiB. From four fifths of it on it is said in the log and by `/readyz`; beyond it nothing is written. */
  dataLimit?: number;
  /** Address of a PostgreSQL server, instead of the folder. */
  databaseUrl?: string;
  /** Most connections to it; default 10. */
  connections?: number;
  /**
   * File of the keys that sign the audit trail. Default: `audit-keys.json` in the data folder; with `databaseUrl` there is none, and entries
   * are chained without being signed.
   */
  auditKeys?: string;
  /** A store that is already open, instead of both; it is closed with the server. */
  store?: Store;
  /** Default 127.0.0.1. */
  host?: string;
  /** Default 8787; 0 takes any that is free. */
  port?: number;
  /** Who stands behind a token that the host signs. */
  identity?: Identity;
  /** Secrets of hosts that cannot sign tokens and make one-time tickets instead; beside `identity` or in its place. */
  tickets?: readonly TicketKey[];
  /**
   * That whoever reaches the server may choose who he is (a demonstration's sign-in switch).
   * Such a server starts on a loopback address only.
   */
  allowSwitch?: boolean;
  /** Further pages beside the API, on the same origin. */
  mount?: (app: Hono) => void;
  /** Called when the store is open, before anybody is answered: the place for first data. */
  prepare?: (store: Store) => Promise<void>;
  /** Default `/api`. */
  apiBase?: string;
  /** Origins of pages that may call the API from elsewhere. */
  origins?: readonly string[];
  /** How much is taken on, where it differs from what is usual. */
  limits?: Partial<Limits>;
  settings?: Partial<Settings>;
  /** Seconds that answers under way are given to end when the server closes; default 5. */
  closeWithin?: number;
  /** The clock of the back end. */
  now?: () => Date;
  log?: Log;
  /** How many follow the feed live, and how long. */
  live?: LiveOptions;
  onProgress?: (step: Progress) => void;
}

/** A server that answers. `close` lets answers that are under way end. */
export interface RunningServer {
  /** `http://127.0.0.1:8787/` */
  url: string;
  backend: Backend;
  store: Store;
  close(): Promise<void>;
}

/** Opens the data, then listens. Throws {@link StartError}, whose message is one line for the person who starts it. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host = "127.0.0.1", port = 8787, apiBase = "/api", log = faultLog, onProgress } = options;
  if (options.allowSwitch === true && !isLoopback(host)) {
    throw new StartError(
      "not-loopback",
      `With the sign-in switch on, everybody could be anybody: it starts on a loopback address only, not on ${host}. Use 127.0.0.1.`,
    );
  }
  const fault = (message: string) => (error: unknown) =>
    log({ at: new Date().toISOString(), level: "error", message, error: describeError(error) });
  const opened = await openStore(options, {
    onWarning: ({ message }) => log({ at: new Date().toISOString(), level: "warning", message }),
    onFault: fault("looking after the database"),
  });
  const sealer = startSealer(opened, fault("sealing the audit trail"));
  const keeper = startKeeper(sealer.store, fault("judging people anew"));
  const sweeper = startSweeper(keeper.store, fault("removing uploads"));
  const { store } = sweeper;
  const closeData = async (): Promise<void> => {
    await sweeper.stop();
    await keeper.stop();
    await sealer.stop();
    await store.close();
  };
  try {
    onProgress?.("preparing-data");
    await options.prepare?.(store);
    const { now, settings, origins, live } = options;
    const signIn = signInWith(options, store);
    const backend = createBackend({ store, ...(now && { now }), settings: { directorySeconds: 5, callerSeconds: 2, ...settings }, hash });
    keeper.begin(backend);
    sweeper.begin(backend);
    const app = new Hono();
    const closing = new AbortController();
    app.get("/healthz", (c) => c.json({ status: "ok" }));
    app.get("/readyz", async (c) =>
      (await isReady(opened, () => closing.signal.aborted))
        ? c.json({ status: "ready", ...(await warningsOf(opened)) })
        : c.json({ status: "not ready" }, 503),
    );
    app.route(
      apiBase,
      createApi({
        backend,
        ...signIn,
        limits: { ...usualLimits, ...options.limits },
        log,
        closing: closing.signal,
        ...(origins && { origins }),
        ...(live && { live }),
      }),
    );
    options.mount?.(app);
    onProgress?.("listening");
    const listening = await listen((request, bindings) => app.fetch(request, bindings), host, port);
    const close = async (): Promise<void> => {
      closing.abort();
      await listening.close((options.closeWithin ?? 5) * 1000);
      await closeData();
    };
    let closed: Promise<void> | undefined;
    return { url: listening.url, backend, store, close: () => (closed ??= close()) };
  } catch (error) {
    await closeData();
    throw error;
  }
}

async function openStore(
  { store, databaseUrl, connections, dataDir, dataLimit, auditKeys, onProgress }: ServerOptions,
  told: PgliteOptions,
): Promise<Store> {
  if (store !== undefined) return store;
  const keys = auditKeys === undefined ? {} : { auditKeys };
  if (databaseUrl !== undefined) return openPostgresStore(databaseUrl, { ...keys, ...(connections !== undefined && { connections }) });
  if (dataDir === undefined) throw new TypeError("A server needs dataDir, databaseUrl or store.");
  return openPgliteStore(
    { dir: dataDir },
    { ...told, ...keys, ...(dataLimit !== undefined && { limit: dataLimit }), ...(onProgress && { onProgress }) },
  );
}

/** What whoever runs the server should know beside its being ready. */
async function warningsOf(store: Store): Promise<{ warnings?: unknown[] }> {
  const warnings = "warnings" in store ? await (store as SqlStore).warnings() : [];
  return warnings.length > 0 ? { warnings } : {};
}

/** Milliseconds that a database has for its answer: whoever asks decides within seconds where requests go. */
const readyWithin = 2_000;

async function isReady(store: Store, isClosing: () => boolean): Promise<boolean> {
  if (isClosing()) return false;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((fulfil) => (timer = setTimeout(() => fulfil(false), readyWithin)));
  try {
    const asked = store.get("-", { kind: "org", id: "00000000-0000-0000-0000-000000000000" }).then(() => !isClosing());
    return await Promise.race([asked, tooLate]);
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
