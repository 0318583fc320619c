import type { Capabilities, Ref, Session } from "@xiaoben/contract";
import { capabilitiesSchema, sessionSchema } from "@xiaoben/contract/schemas";
import { cases } from "./cases/index.ts";
import { clauses, type Clause } from "./clauses/index.ts";
import type { ClauseSaid, Outcome, Report, Result } from "./report.ts";
import { judge } from "./run/judge.ts";
import { NoAnswerError, sender, type Send } from "./run/send.ts";
import { personNames, type Person, type PersonName, type World } from "./run/world.ts";

export interface ConformOptions {
  /** Base URL of the back end, below which `/v1` stands. */
  url: string;
  /** Tokens by whose they are; `teacher` is needed. */
  tokens: Partial<Record<PersonName, string>>;
  /** Sends the requests; default the platform's. */
  fetch?: typeof globalThis.fetch;
  level?: 1;
  /** Also approves and rejects records of its own: they stay. */
  approve?: boolean;
  /** Only what does not write. */
  readOnly?: boolean;
  /** Ids of clauses, or beginnings of them: `write` stands for all of `write.…`. */
  only?: readonly string[];
  /** How long a change may stay out of the feed, in milliseconds; default 15 s. */
  patience?: number;
  /** Longest that an answer may take, in milliseconds; default 30 s. */
  timeout?: number;
  /** Told of every clause as soon as it was tried. */
  log?: (result: Result, clause: ClauseSaid) => void;
}

/** The back end cannot be tried at all. */
export class ConformError extends Error {
  readonly code: "unreachable" | "no-session" | "unknown-clause";
  /** With `unknown-clause`: its name. */
  readonly about: string;
  constructor(code: ConformError["code"], message: string, about = "") {
    super(message);
    this.name = "ConformError";
    this.code = code;
    this.about = about;
  }
}

/**
 * Holds a back end against the clauses of the contract, one after the other, and says what became of each.
 * It writes drafts of hour records of the `teacher` and takes them away again; records of others are read and never changed.
 * With `approve`, two that were approved or rejected stay.
 * @throws {ConformError} where nothing answers, the teacher's session cannot be read, or `only` names no clause.
 */
export async function conform(options: ConformOptions): Promise<Report> {
  const { tokens, only, readOnly = false, approve = false, patience = 15_000, timeout = 30_000, log } = options;
  const url = options.url.replace(/\/+$/, "");
  const chosen = chosenBy(only);
  const at = new Date();
  const began = performance.now();
  const send = sender({ url, tokens, fetch: options.fetch ?? globalThis.fetch, timeout });
  const world: World = {
    send,
    people: await peopleOf(send, tokens),
    capabilities: await capabilitiesOf(send),
    readOnly,
    approve,
    secrets: Object.values(tokens),
    patience,
  };
  const results: Result[] = [];
  const left: Ref[] = [];
  for (const { id, theme, clause } of chosen) {
    const judged = await judge(id, clause, cases[id], world);
    results.push(judged.result);
    left.push(...judged.left);
    log?.(judged.result, saidOf(id, theme, clause));
  }
  return {
    format: "xiaoben.conformance/1",
    url,
    level: 1,
    readOnly,
    at: at.toISOString(),
    ms: Math.round(performance.now() - began),
    people: Object.values(world.people).map(({ name, session }) => ({ name, roles: session.roles.map(({ role }) => role) })),
    summary: summaryOf(results),
    clauses: chosen.map(({ id, theme, clause }) => saidOf(id, theme, clause)),
    results,
    left,
  };
}

function chosenBy(only: readonly string[] | undefined): typeof clauses {
  if (!only || only.length === 0) return clauses;
  const fits = (id: string, name: string): boolean => id === name || id.startsWith(`${name}.`);
  const lost = only.find((name) => !clauses.some(({ id, theme }) => fits(id, name) || theme === name));
  if (lost !== undefined)
    throw new ConformError("unknown-clause", `There is no clause "${lost}". They are listed in docs/contract/conformance.md.`, lost);
  return clauses.filter(({ id, theme }) => only.some((name) => fits(id, name) || theme === name));
}

/** Those whose session is answered as it should be. What is wrong with another's is a matter of `session.answer`. */
async function peopleOf(send: Send, tokens: ConformOptions["tokens"]): Promise<World["people"]> {
  const people: Partial<Record<PersonName, Person>> = {};
  for (const name of personNames.filter((one) => tokens[one] !== undefined)) {
    const answer = await reached(() => send({ as: name, path: "/v1/session" }));
    const session = sessionSchema.safeParse(answer.json).success ? (answer.json as Session) : undefined;
    if (session) people[name] = { name, session };
    else if (name === "teacher")
      throw new ConformError(
        "no-session",
        `GET /v1/session with the token of the teacher answered ${answer.status} and no session of the contract.`,
      );
  }
  if (!people.teacher) throw new ConformError("no-session", "Give a token of a teacher.");
  return people;
}

async function capabilitiesOf(send: Send): Promise<Capabilities | undefined> {
  const { json } = await reached(() => send({ path: "/v1/capabilities" }));
  return capabilitiesSchema.safeParse(json).success ? (json as Capabilities) : undefined;
}

async function reached<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NoAnswerError) throw new ConformError("unreachable", error.message);
    throw error;
  }
}

const saidOf = (id: string, theme: string, { level, says, hint, page }: Clause): ClauseSaid => ({ id, theme, level, says, hint, page });

function summaryOf(results: readonly Result[]): Record<Outcome, number> {
  const count = (outcome: Outcome): number => results.filter((one) => one.outcome === outcome).length;
  return { kept: count("kept"), broken: count("broken"), notOffered: count("notOffered"), notTried: count("notTried") };
}
