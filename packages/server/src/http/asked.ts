import { isId, newId, ProblemError, type Id } from "@xiaoben/contract";
import type { Context } from "hono";
import { issueAt } from "./problems.ts";

/** The parameters of the address. What the operation does not know is refused: a misspelt filter would silently show everything. */
export function parameters(c: Context, known: readonly string[]): Record<string, string> {
  const asked: Record<string, string> = {};
  for (const [name, values] of Object.entries(c.req.queries())) {
    if (!known.includes(name))
      throw bad(name, "unknown-parameter", `There is no parameter "${name}" here. Known: ${known.join(", ") || "none"}.`);
    if (values.length > 1) throw bad(name, "repeated", `The parameter "${name}" stands more than once.`);
    asked[name] = values[0] ?? "";
  }
  return asked;
}

/** Parameters of every write, for those whose way strips headers or methods. */
export const writeParameters = ["_method", "expectedVersion", "create"] as const;

/** The id in the path. What is no id cannot be there. */
export function idIn(c: Context): Id {
  const id = c.req.param("id");
  if (!isId(id)) throw new ProblemError("not-found", "There is no such record. An id is a UUID in lower case.");
  return id;
}

/** A whole number in a parameter, within bounds. */
export function wholeNumber(name: string, text: string | undefined, from: number, to: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text) || value < from || value > to)
    throw bad(name, "not-a-number", `"${name}" must be a whole number from ${from} to ${to}.`);
  return value;
}

/** The version that the caller saw: `If-Match: "7"`, also weakened by a proxy, or `?expectedVersion=7`. */
export function expectedVersion(c: Context, asked: Record<string, string>): number | undefined {
  const parameter = wholeNumber("expectedVersion", asked["expectedVersion"], 0, Number.MAX_SAFE_INTEGER);
  const header = c.req.header("if-match");
  if (header === undefined || header.trim() === "*") return parameter;
  const version = /^\s*(?:W\/)?"?(\d{1,15})"?\s*$/.exec(header)?.[1];
  if (version === undefined)
    throw new ProblemError(
      "validation",
      'If-Match must hold one version, as in If-Match: "7".',
      issueAt("/headers/if-match", "not-a-version", "not a version"),
    );
  if (parameter !== undefined && parameter !== Number(version))
    throw bad("expectedVersion", "disagrees", `If-Match says ${version} and "expectedVersion" says ${parameter}. Send one of them.`);
  return Number(version);
}

/** A creation says that it is one, so that a forgotten id never overwrites. */
export function mustCreate(c: Context, asked: Record<string, string>): void {
  if (c.req.header("if-none-match")?.trim() === "*" || asked["create"] === "1") return;
  throw new ProblemError(
    "validation",
    "A record is created with If-None-Match: * (or ?create=1), and changed with PATCH.",
    issueAt("/headers/if-none-match", "required", "required"),
  );
}

/** The action that a write belongs to: the caller's, so that a retry is known, or a new one. */
export function actionIdOf(given: unknown): string {
  if (given === undefined) return newId();
  if (!isId(given))
    throw new ProblemError("validation", "The action id must be a UUID in lower case.", issueAt("/actionId", "not-an-id", "not an id"));
  return given;
}

export const bad = (name: string, code: string, message: string): ProblemError =>
  new ProblemError("validation", message, issueAt(`/query/${name}`, code, message));
