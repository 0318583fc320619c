import { jwtIdentity } from "../auth/identity.ts";
import { logOf, type Log } from "../http/log.ts";
import { StartError } from "../start-error.ts";
import { startServer, type Progress, type RunningServer, type ServerOptions } from "../start-server.ts";
import type { Config } from "./config.ts";
import { loadFirstData } from "./first-data.ts";
import { WrongError } from "./readers.ts";

/** Told while a configured server starts. */
export interface StartNews {
  onProgress?: (step: Progress) => void;
  /** How many records of the first data were newer than what was there. */
  onFirstData?: (loaded: number) => void;
}

/**
 * Starts a server as it is configured.
 * @throws {StartError} `config` where the configuration has problems; else as {@link startServer}
 */
export async function startConfigured(config: Config, { onProgress, onFirstData }: StartNews = {}): Promise<RunningServer> {
  if (config.problems.length > 0) throw new StartError("config", `The configuration cannot be used: ${config.problems.join(" ")}`);
  return startServer({
    ...optionsOf(config),
    ...(onProgress && { onProgress }),
    async prepare(store) {
      try {
        const loaded = await loadFirstData(store, config.firstData);
        if (config.firstData.length > 0) onFirstData?.(loaded);
      } catch (error) {
        throw error instanceof WrongError ? new StartError("config", `${config.from.firstData}: ${error.message}`, error) : error;
      }
    },
  });
}

function optionsOf({ values }: Config): ServerOptions {
  const { dataDir, dataLimit, databaseUrl, auditKeys, connections, host, port, apiBase, origins, jwks, audience, issuer, closeWithin } =
    values;
  const { ticketKeys: tickets, limits } = values;
  const { workflows, without, timeZone, locale, importRows, uploadDays, openUploadBytes } = values;
  return {
    ...given({ dataDir, dataLimit, databaseUrl, auditKeys, connections, host, port, apiBase, origins, closeWithin, tickets, limits }),
    ...(jwks && { identity: jwtIdentity({ jwks: jwks.jwks, ...given({ audience, issuer }) }) }),
    settings: given({ workflows, without, timeZone, locale, importRows, uploadDays, openUploadBytes }),
    log: logIn(values),
  };
}

/** The log that is configured. */
const logIn = ({ logLevel = "info", logFormat = "json" }: Config["values"]): Log => logOf(logLevel, logFormat);

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is not set. */
const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>;
