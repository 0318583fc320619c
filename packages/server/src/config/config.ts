import { readFirstData, type FirstData } from "./first-data.ts";
import { jsonIn } from "./special.ts";
import { WrongError } from "./readers.ts";
import { configKeys, settings, type ConfigKey, type ConfigValues, type Setting } from "./settings.ts";

/** Where settings stand: the environment, and one file of JSON. What stands in both is taken from the environment. */
export interface ConfigSources {
  env: Readonly<Record<string, string | undefined>>;
  /** Path of the file; default the variable `XIAOBEN_CONFIG`. */
  file?: string | undefined;
}

/** Settings as they hold, and what is wrong with what was given. */
export interface Config {
  values: Partial<ConfigValues>;
  /** Where each that was given stands. */
  from: Partial<Record<ConfigKey, string>>;
  firstData: readonly FirstData[];
  /** One line each: which setting, what is wrong, how to mend it. None shows a secret. */
  problems: string[];
}

/** What else may be asked of a configuration: maintenance needs the data alone. */
export interface ConfigNeeds {
  /** Whether the server is to answer, and so needs keys. */
  serving: boolean;
}

/** Reads every setting and gathers everything that is wrong, so that it can be mended at once. Nothing is opened or started. */
export function readConfig({ env, file = env["XIAOBEN_CONFIG"] || undefined }: ConfigSources, { serving }: ConfigNeeds): Config {
  const config: Config = { values: {}, from: {}, firstData: [], problems: [] };
  const inFile = file === undefined ? {} : fileValues(file, config);
  for (const key of configKeys) readOne(key, { env, file, inFile }, config);
  config.problems.push(...unknownIn(env));
  demandWhole(config, serving);
  const { firstData } = config.values;
  if (serving && firstData !== undefined) {
    const read = readFirstData(firstData);
    config.firstData = read.data;
    config.problems.push(...read.problems.map((problem) => `${config.from.firstData}: ${problem}`));
  }
  return config;
}

interface Given {
  env: ConfigSources["env"];
  file: string | undefined;
  inFile: Readonly<Record<string, unknown>>;
}

function readOne<K extends ConfigKey>(key: K, { env, file, inFile }: Given, { values, from, problems }: Config): void {
  const setting: Setting<K> = settings[key];
  const variable = env[setting.env];
  // Containers and units set what is left out to nothing.
  const isInEnv = variable !== undefined && variable !== "";
  if (!isInEnv && !Object.hasOwn(inFile, key)) {
    if (setting.usual !== undefined) values[key] = setting.usual;
    return;
  }
  const place = isInEnv ? setting.env : `"${key}" in ${file}`;
  const given = isInEnv ? variable : inFile[key];
  from[key] = place;
  try {
    values[key] = setting.read(given);
  } catch (error) {
    if (!(error instanceof WrongError)) throw error;
    problems.push(`${place} ${setting.secret ? "is not what it should be" : `is ${shown(given)}`}. ${error.message}`);
  }
}

const shown = (given: unknown): string => {
  const json = JSON.stringify(given) ?? "nothing";
  return json.length > 80 ? `${json.slice(0, 79)}…` : json;
};

function fileValues(file: string, { problems }: Config): Record<string, unknown> {
  try {
    const found = jsonIn(file);
    if (typeof found !== "object" || found === null || Array.isArray(found)) throw new WrongError("a file with one object");
    for (const name of Object.keys(found))
      if (!Object.hasOwn(settings, name)) problems.push(`"${name}" in ${file} is no setting.${near(name, configKeys)}`);
    return found as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof WrongError)) throw error;
    problems.push(`The configuration file ${file} cannot be used. ${error.message}`);
    return {};
  }
}

/** Variables of the same prefix that other commands read. */
const others = new Set(["XIAOBEN_CONFIG", "XIAOBEN_URL", "XIAOBEN_TOKEN", "XIAOBEN_DATA", "XIAOBEN_BUILD"]);

/** A variable whose name is misspelt would else be left out without a word. */
function unknownIn(env: ConfigSources["env"]): string[] {
  const names = configKeys.map((key) => settings[key].env);
  return Object.keys(env)
    .filter((name) => name.startsWith("XIAOBEN_") && !others.has(name) && !names.includes(name))
    .map((name) => `${name} is no setting.${near(name, names)} Take it out of the environment.`);
}

function demandWhole({ from, problems }: Config, serving: boolean): void {
  const { dataDir, databaseUrl } = settings;
  if (from.dataDir !== undefined && from.databaseUrl !== undefined)
    problems.push(`${from.dataDir} and ${from.databaseUrl} are both set. Keep the one that says where the data is.`);
  if (from.dataDir === undefined && from.databaseUrl === undefined)
    problems.push(
      `It is not said where the data is. Set ${dataDir.env} to a folder, or ${databaseUrl.env} to the address of a PostgreSQL database.`,
    );
  if (serving && from.jwks === undefined && from.ticketKeys === undefined)
    problems.push(
      `Nobody could sign in. Set ${settings.jwks.env} to the portal's public keys, or ${settings.ticketKeys.env} to keys of tickets.`,
    );
}

/** The name that was probably meant. */
function near(name: string, names: readonly string[]): string {
  const ranked = names
    .map((one) => ({ one, distance: distanceOf(name.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ranked;
  return nearest !== undefined && nearest.distance <= Math.max(2, name.length / 4) ? ` Is "${nearest.one}" meant?` : "";
}

/** How many letters must be changed, added or left out. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
