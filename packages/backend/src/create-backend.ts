import { permissions as table, ProblemError, sha256, type Permission } from "@xiaoben/contract";
import { contentOf } from "./attachments/content.ts";
import { putPart } from "./attachments/part.ts";
import { sweepUploads } from "./attachments/sweep.ts";
import type { Backend } from "./backend.ts";
import { definitionsOf, readDefinition } from "./definitions/definitions.ts";
import { callersOf } from "./directory/callers.ts";
import { directoryReader } from "./directory/directory.ts";
import { evaluateFor } from "./evaluate/evaluate.ts";
import { dayWatch } from "./evaluate/days.ts";
import { recompute } from "./evaluate/keep.ts";
import { rollupFor } from "./evaluate/rollup.ts";
import { exportRecords, exportTable } from "./exports/export-records.ts";
import { importHours, importProgress } from "./imports/hours.ts";
import { sweepImports } from "./imports/sweep.ts";
import { importRoster } from "./imports/roster/import.ts";
import { finishRoster } from "./imports/roster/write.ts";
import { feedWatch, watched, type Pace } from "./live/feed-watch.ts";
import { list, read } from "./read.ts";
import type { Services } from "./services.ts";
import { capabilitiesOf, sessionOf } from "./session/session.ts";
import { defaultSettings, type Settings } from "./settings.ts";
import type { Store } from "./store/store.ts";
import { newCode } from "./workflow/sign-in-code.ts";
import { wrongCodes } from "./workflow/wrong-codes.ts";
import { tasksOf } from "./tasks/tasks.ts";
import { write } from "./write.ts";

/** What a back end works over. */
export interface BackendOptions {
  store: Store;
  /** The clock; default the machine's. */
  now?: () => Date;
  settings?: Partial<Settings>;
  /** Who may do what; default the table of the contract. */
  permissions?: readonly Permission[];
  /** SHA-256 of a file, in lower-case hex. Default the contract's own, which runs everywhere; a server has a faster one. */
  hash?: (bytes: Uint8Array) => string;
  /** Draws a code to sign in with: six digits that nobody guesses. Default the machine's own random source. */
  code?: () => string;
  /** How often the feed is read while somebody follows it live. */
  pace?: Pace;
}

/** The behaviour of a back end of the contract, over a store. It runs in Node and in browsers. */
export function createBackend({
  store: kept,
  now = () => new Date(),
  settings: given = {},
  permissions = table,
  hash = sha256,
  code = newCode,
  pace,
}: BackendOptions): Backend {
  const watch = feedWatch(kept, pace);
  const settings: Settings = { ...defaultSettings, ...given };
  const { store, directory, who } = callersOf(watched(kept, watch), settings, now, permissions);
  const services: Services = {
    store,
    settings,
    permissions,
    now,
    hash,
    directory,
    who,
    definitions: definitionsOf(store),
    wrongCodes: wrongCodes(),
    code,
  };
  // What is kept outlasts every memory: it is judged from organisations and groups as they are.
  const fresh = directoryReader(store, { ...settings, directorySeconds: 0 });
  const watchDays = dayWatch(store, now);
  const offered = (operation: string): void => {
    if (settings.without.includes(operation))
      throw new ProblemError("not-offered", `"${operation}" is not offered here. The capabilities list what is.`);
  };
  return {
    session: async (caller) => sessionOf(await who(caller), settings),
    capabilities: () => capabilitiesOf(settings),
    async get(caller, ref) {
      offered(`${ref.kind}.get`);
      return read(store, await who(caller), ref);
    },
    async list(caller, query) {
      offered(`${query.kind}.list`);
      return list(store, await who(caller), query);
    },
    write: (caller, action, input, actionId) => write(services, caller, action, input, actionId),
    async part(caller, at, bytes) {
      offered("attachment.part");
      return putPart(services, caller, at, bytes);
    },
    async content(caller, id) {
      offered("attachment.content");
      return contentOf(store, await who(caller), id);
    },
    async tasks(caller) {
      offered("tasks");
      return tasksOf(services, await who(caller));
    },
    async evaluate(caller, ask) {
      offered("evaluate");
      return evaluateFor(services, await who(caller), ask);
    },
    async rollup(caller, ask) {
      offered("rollup");
      return rollupFor(services, await who(caller), ask);
    },
    async recompute(tenant, options) {
      await finishRoster(store, tenant);
      const directory = await fresh(tenant);
      await watchDays(tenant, directory);
      return recompute(services, tenant, directory, options);
    },
    sweep: async (tenant) => (await sweepUploads(services, tenant)) + (await sweepImports(services, tenant)),
    async definition(caller, ref) {
      offered("definition");
      return readDefinition(services.definitions, caller.tenant, ref);
    },
    async changes(caller, cursor, limit) {
      offered("changes");
      const { refs, cursor: next } = await store.changes(caller.tenant, cursor, Math.min(Math.max(1, limit), 500));
      return { changes: refs, cursor: next };
    },
    async live(caller, cursor) {
      offered("live");
      return watch.follow(caller.tenant, cursor);
    },
    async export(caller, ask) {
      offered(`${ask.kind}.export`);
      return exportRecords(store, await who(caller), ask);
    },
    async exportTable(caller, ask) {
      offered(`${ask.kind}.export`);
      return exportTable(store, await who(caller), ask);
    },
    async importHours(caller, file, sheet, options) {
      offered("hours.import");
      return importHours(services, await who(caller), file, sheet, options);
    },
    async importRoster(caller, file, set, options) {
      offered("roster.import");
      return importRoster(services, await who(caller), file, set, options);
    },
    async importProgress(caller, file, options) {
      offered("hours.import");
      return importProgress(services, await who(caller), file, options);
    },
  };
}
