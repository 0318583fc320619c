import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Settings } from "@xiaoben/backend";
import { operationById, workflows, type Org, type Workflow } from "@xiaoben/contract";
import type { JSONWebKeySet } from "jose";
import { text, WrongError, type Reader } from "./readers.ts";

/** Public keys: where they are, and for a file what is in it. */
export interface Keys {
  from: string;
  jwks: URL | JSONWebKeySet;
}

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whoever can change keys on their way can be anybody: over a network they are fetched by https alone. */
export const readKeys: Reader<Keys> = (given) => {
  const from = text(given);
  if (/^https?:/i.test(from)) {
    if (!URL.canParse(from)) throw new WrongError("an address such as https://portal.example/keys.json");
    const address = new URL(from);
    if (address.protocol === "http:" && !isLoopback(address))
      throw new WrongError("an https address (http only on this machine), or save the keys in a file and name that");
    return { from, jwks: address };
  }
  return { from: resolve(from), jwks: keysIn(resolve(from)) };
};

function keysIn(file: string): JSONWebKeySet {
  const found = jsonIn(file) as Partial<JSONWebKeySet> | null;
  const keys = found?.keys;
  if (!Array.isArray(keys) || keys.length === 0) throw new WrongError('a file that holds { "keys": [ … ] } with at least one key');
  // The private half, or a secret for both sides, must never come to this machine.
  if (keys.some((key) => key["d"] !== undefined || key["k"] !== undefined))
    throw new WrongError("a file with public keys alone: this one holds a private key");
  return { keys };
}

/** What a file of JSON holds. @throws {WrongError} */
export function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    // Its message quotes what it read, which may be a secret.
    if (error instanceof SyntaxError)
      throw new WrongError(`a file in JSON (${file}${/ at position \d+( \(line \d+ column \d+\))?/.exec(error.message)?.[0] ?? ""})`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new WrongError(`a file that can be read (${file}: ${code})`);
  }
}

export const readOrigin: Reader<string> = (given) => {
  const origin = text(given);
  if (!URL.canParse(origin) || new URL(origin).origin !== origin || origin === "null")
    throw new WrongError("origins such as https://portal.example, without a path or / at their end");
  return origin;
};

/** Every page asks these first. */
const always = ["capabilities", "session"];

export const readWithout: Reader<string> = (given) => {
  const operation = text(given);
  if (!operationById.has(operation) || always.includes(operation))
    throw new WrongError(
      `names of operations as the contract lists them, such as hours.import; "${operation}" is none that can be left out`,
    );
  return operation;
};

/** Settings of workflows, each of the type that its table says. */
export const readWorkflows: Reader<Settings["workflows"]> = (given) => {
  const kinds = objectOf(given, "an object of kinds");
  for (const [kind, values] of Object.entries(kinds)) {
    const workflow = (workflows as Readonly<Record<string, Workflow | undefined>>)[kind];
    if (workflow === undefined)
      throw new WrongError(`kinds that have a workflow (${Object.keys(workflows).join(", ")}); "${kind}" has none`);
    for (const [name, value] of Object.entries(objectOf(values, `an object of settings for ${kind}`))) {
      const row = Object.hasOwn(workflow.settings, name) ? workflow.settings[name] : undefined;
      if (row === undefined)
        throw new WrongError(
          `settings that ${kind} has (${Object.keys(workflow.settings).join(", ") || "none"}); "${name}" is none of them`,
        );
      if (!fits(row, value, workflow.approvers ? new Set(Object.keys(workflow.approvers)) : levels))
        throw new WrongError(`for ${kind}.${name} something like ${JSON.stringify(row.default)}`);
    }
  }
  return kinds as Settings["workflows"];
};

/** An object, not a list. @throws {WrongError} */
export function objectOf(given: unknown, wanted: string): Record<string, unknown> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw new WrongError(wanted);
  return given as Record<string, unknown>;
}

/** Types of organisations that an approval goes up through, where the workflow does not say who decides at which level. */
const levels: ReadonlySet<string> = new Set<Org["type"]>(["villageSchool", "school", "centralSchool", "county"]);

function fits(row: Workflow["settings"][string], value: unknown, known: ReadonlySet<string>): boolean {
  if (typeof row.default === "boolean") return typeof value === "boolean";
  if (row.type === "levels") return Array.isArray(value) && value.length > 0 && value.every((one) => known.has(String(one)));
  return typeof value === "string" && /^\d{1,5}(\.\d{1,4})?$/.test(value);
}
