import type { Config } from "./config.ts";
import { configKeys, settings, type ConfigKey } from "./settings.ts";

/** The configuration as it holds: setting, value, where it comes from. A secret is named and not shown. */
export function configTable({ values, from }: Config): string[][] {
  return configKeys
    .filter((key) => values[key] !== undefined || from[key] !== undefined)
    .map((key) => [key, valueText(key, values[key]), from[key] ?? "(default)"]);
}

function valueText(key: ConfigKey, value: unknown): string {
  if (value === undefined) return "(not usable)";
  if (key === "databaseUrl") return databaseText(String(value));
  if (settings[key].secret === true) return "(set)";
  if (typeof value === "object" && value !== null && "from" in value) return String(value.from);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Which database, without the account's password and whatever else the address carries. */
function databaseText(address: string): string {
  const { protocol, username, hostname, port, pathname } = new URL(address);
  return `${protocol}//${username === "" ? "" : `${username}:***@`}${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
}
