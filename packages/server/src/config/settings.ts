import type { Settings } from "@xiaoben/backend";
import type { LogFormat, LogThreshold } from "../http/log.ts";
import type { TicketKey } from "../auth/tickets.ts";
import type { Limits } from "../http/limits.ts";
import { usualLimit } from "../store/pglite/room.ts";
import { choice, json, list, path, text, url, whole, type Reader } from "./readers.ts";
import { readLimits, readTicketKeys } from "./sign-in.ts";
import { readKeys, readOrigin, readWithout, readWorkflows, type Keys } from "./special.ts";

/** Everything that an operator sets, by the name that it has in the file. */
export interface ConfigValues {
  dataDir: string;
  dataLimit: number;
  databaseUrl: string;
  auditKeys: string;
  connections: number;
  host: string;
  port: number;
  apiBase: string;
  origins: readonly string[];
  jwks: Keys;
  audience: string;
  issuer: string;
  ticketKeys: readonly TicketKey[];
  limits: Partial<Limits>;
  firstData: string;
  logLevel: LogThreshold;
  logFormat: LogFormat;
  closeWithin: number;
  timeZone: string;
  locale: string;
  without: readonly string[];
  workflows: Settings["workflows"];
  importRows: number;
  uploadDays: number;
  openUploadBytes: number;
}

export type ConfigKey = keyof ConfigValues;

/** One thing that an operator sets. */
export interface Setting<K extends ConfigKey = ConfigKey> {
  /** Name of the environment variable. */
  env: string;
  /** What holds where nothing is set; absent: nothing does. */
  usual?: ConfigValues[K];
  /** Never shown. */
  secret?: true;
  means: string;
  read: Reader<ConfigValues[K]>;
}

/** All settings of `xiaoben server`. The page about operations lists the same, and a test holds it to this. */
export const settings: { readonly [K in ConfigKey]: Setting<K> } = {
  dataDir: { env: "XIAOBEN_DATA_DIR", read: path, means: "folder of the embedded database; this or `databaseUrl`" },
  dataLimit: {
    env: "XIAOBEN_DATA_LIMIT",
    usual: usualLimit,
    read: whole(16_777_216, 1_099_511_627_776),
    means: "how large the embedded database may become, in bytes; from four fifths of it on the server and the doctor warn",
  },
  databaseUrl: {
    env: "DATABASE_URL",
    secret: true,
    read: url(["postgres:", "postgresql:"], "postgres://account:password@host:5432/database"),
    means: "address of PostgreSQL 15 or newer, instead of `dataDir`",
  },
  auditKeys: {
    env: "XIAOBEN_AUDIT_KEYS",
    read: path,
    means: "file of the keys that sign the audit trail, made where there is none; `audit-keys.json` in `dataDir` where nothing is set",
  },
  connections: { env: "XIAOBEN_CONNECTIONS", usual: 10, read: whole(1, 200), means: "most connections to PostgreSQL" },
  host: {
    env: "XIAOBEN_HOST",
    usual: "127.0.0.1",
    read: text,
    means: "address to listen on; leave it on loopback behind a proxy of the same machine",
  },
  port: { env: "PORT", usual: 8787, read: whole(0, 65_535), means: "port to listen on; 0 takes any that is free" },
  apiBase: {
    env: "XIAOBEN_API_BASE",
    usual: "/api",
    read: text.that((given) => /^(\/[\w.~-]+)+$/.test(given), "a path such as /api, without / at its end"),
    means: "what stands before `/v1/…`",
  },
  origins: {
    env: "XIAOBEN_ORIGINS",
    usual: [],
    read: list(readOrigin),
    means: "origins of pages that call from elsewhere; none are needed where a proxy puts the server on the pages' own",
  },
  jwks: {
    env: "XIAOBEN_JWKS",
    read: readKeys,
    means: "the portal's public keys: an https address, or a file with them (JSON Web Key Set)",
  },
  audience: { env: "XIAOBEN_AUDIENCE", usual: "xiaoben", read: text, means: "`aud` of tokens" },
  issuer: { env: "XIAOBEN_ISSUER", read: text, means: "`iss` of tokens; not looked at where nothing is set" },
  ticketKeys: {
    env: "XIAOBEN_TICKET_KEYS",
    secret: true,
    read: readTicketKeys,
    means:
      'secrets of hosts that make one-time tickets: `[{"tenant", "kid", "secret"}]`, or a file with that; beside `jwks` or in its place',
  },
  limits: {
    env: "XIAOBEN_LIMITS",
    usual: {},
    read: json(readLimits),
    means: 'how much is taken on, where it differs from what is usual: `{"atOnce": 512, "proxies": ["10.0.0.2"]}`',
  },
  firstData: {
    env: "XIAOBEN_FIRST_DATA",
    read: path,
    means: "file with first data, loaded at every start where it is newer than what is there",
  },
  logLevel: {
    env: "XIAOBEN_LOG_LEVEL",
    usual: "info",
    read: choice("info", "error", "silent"),
    means: "`info`: requests and faults; `error`: faults alone",
  },
  logFormat: { env: "XIAOBEN_LOG_FORMAT", usual: "json", read: choice("json", "text"), means: "a line of JSON, or one for people" },
  closeWithin: {
    env: "XIAOBEN_CLOSE_WITHIN",
    usual: 10,
    read: whole(1, 600),
    means: "seconds that answers under way are given to end when the server is stopped",
  },
  timeZone: {
    env: "XIAOBEN_TIME_ZONE",
    usual: "Asia/Shanghai",
    read: text.that(isTimeZone, "the name of a time zone, such as Asia/Shanghai"),
    means: "time zone of organisations that name none",
  },
  locale: { env: "XIAOBEN_LOCALE", usual: "zh-Hans", read: choice("zh-Hans", "zh-Hant", "en"), means: "language that a session proposes" },
  without: { env: "XIAOBEN_WITHOUT", usual: [], read: list(readWithout), means: "operations that are not offered, such as `hours.import`" },
  workflows: {
    env: "XIAOBEN_WORKFLOWS",
    usual: {},
    read: json(readWorkflows),
    means: 'settings of the workflows: `{"observation": {"takeBackWithin": "2"}}`',
  },
  importRows: { env: "XIAOBEN_IMPORT_ROWS", usual: 2_000, read: whole(1, 20_000), means: "most rows of one import" },
  uploadDays: {
    env: "XIAOBEN_UPLOAD_DAYS",
    usual: 7,
    read: whole(1, 365),
    means: "days after which an upload, or an import in portions, that nobody goes on with is removed",
  },
  openUploadBytes: {
    env: "XIAOBEN_OPEN_UPLOAD_BYTES",
    usual: 104_857_600,
    read: whole(10_485_760, 10_737_418_240),
    means: "most bytes of uploads that one person has begun and not completed",
  },
};

export const configKeys = Object.keys(settings) as ConfigKey[];

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
