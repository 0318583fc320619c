import { randomUUID } from "node:crypto";
import { isProblemError, operations, ProblemError, purposeHeader } from "@xiaoben/contract";
import type { Backend, Caller } from "@xiaoben/backend";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { bearerToken, isPurpose, type Identity, type Verified } from "../auth/identity.ts";
import type { SignIn } from "../auth/sign-in.ts";
import { handlerOf, type Handler } from "./handlers.ts";
import { Gate, type Limits } from "./limits.ts";
import { describeError, faultLog, type Log } from "./log.ts";
import { problemResponse } from "./problems.ts";
import { exchangeTicket } from "./ticket.ts";
import { openAnswers, type LiveOptions, type OpenAnswers } from "./streams.ts";

/** What the routes work with. */
export interface ApiOptions {
  backend: Backend;
  identity: Identity;
  /** Gives tokens for tickets, where hosts make them. */
  exchange?: NonNullable<SignIn["exchange"]>;
  /** How much is taken on; left out, everything that comes: for tests and pages in one process. */
  limits?: Limits;
  /** Origins of pages that may call from elsewhere; none by default. */
  origins?: readonly string[];
  log?: Log;
  live?: LiveOptions;
  /** Aborts when the process is about to end: what is held open ends then. */
  closing?: AbortSignal;
}

interface Env {
  Variables: { correlationId: string; template: string };
}

/** The contract over HTTP: one route for each path of the operation table, in both transport profiles. */
export function createApi({ backend, identity, exchange, limits, origins = [], log = faultLog, live, closing }: ApiOptions): Hono<Env> {
  const app = new Hono<Env>();
  const gate = new Gate(limits ?? endless);
  app.use(observed(log), secured);
  const crossing = cors({
    origin: [...origins],
    allowMethods: ["GET", "PUT", "PATCH", "DELETE", "POST"],
    allowHeaders,
    exposeHeaders: ["ETag", "Retry-After", "X-Correlation-Id"],
    maxAge: 600,
  });
  app.use((c, next) => (origins.length === 0 && c.req.header("origin") === undefined ? next() : crossing(c, next)));
  for (const [path, methods] of byPath(openAnswers(live, closing)))
    app.all(path.replace(/\{(\w+)\}/g, ":$1"), (c) => answer(c, path, methods));
  if (exchange)
    app.post("/ticket", (c) => {
      c.set("template", "/ticket");
      return gate.work(stranger, () => exchangeTicket(c, (ticket) => counted(c, () => exchange(ticket))));
    });
  app.all("*", (c) => {
    gate.stranger(c);
    throw new ProblemError("not-found", "There is no such address. The operations are listed in the contract's overview.");
  });
  app.onError((error, c) => refusal(error, c, log));
  return app;

  async function answer(c: Context<Env>, path: string, methods: Methods): Promise<Response> {
    c.set("template", path);
    const method = methodOf(c);
    const operation = methods.get(method);
    if (operation === undefined) {
      const allow = [...methods.keys()].join(", ");
      c.header("allow", allow);
      return problemResponse(c, new ProblemError("not-offered", `${method} is not offered at this address. Offered: ${allow}.`), 405);
    }
    const caller = forPurpose(c, await callerOf(c, operation.id));
    return gate.work(caller, () => operation.handle(c, backend, caller));
  }

  async function callerOf(c: Context<Env>, operation: string): Promise<Verified> {
    if (operation !== "capabilities") return counted(c, async () => identity.verify(bearerToken(c.req.header("authorization"))));
    // What a back end offers is no secret: it is asked before anybody signs in.
    gate.stranger(c);
    return stranger;
  }

  /** Who is not known counts for the address that he comes from. */
  async function counted<T>(c: Context<Env>, signing: () => Promise<T>): Promise<T> {
    try {
      return await signing();
    } catch (error) {
      if (isProblemError(error) && error.code === "signed-out") gate.stranger(c);
      throw error;
    }
  }
}

/** Why he asks: as the token says, which no request takes back, or else as the request says. */
function forPurpose(c: Context, caller: Verified): Verified {
  const said = c.req.header(purposeHeader);
  if (said === undefined || caller.purpose === "appraisal") return caller;
  if (!isPurpose(said))
    throw new ProblemError("validation", `The header ${purposeHeader} says "${said}": say work or appraisal.`, {
      issues: [{ pointer: `/headers/${purposeHeader.toLowerCase()}`, code: "unknown-code", message: "Say work or appraisal." }],
    });
  return { ...caller, purpose: said };
}

const stranger: Caller = { tenant: "", person: "" };

const endless: Limits = {
  caller: null,
  address: null,
  atOnce: Infinity,
  atOncePerCaller: Infinity,
  seconds: 2_000_000,
  proxies: [],
};

const allowHeaders = [
  "Authorization",
  "Content-Type",
  "If-Match",
  "If-None-Match",
  "Last-Event-ID",
  "X-Action-Id",
  "X-Correlation-Id",
  "X-HTTP-Method-Override",
  purposeHeader,
];

type Methods = Map<string, { id: string; handle: Handler }>;

function byPath(open: OpenAnswers): Map<string, Methods> {
  const paths = new Map<string, Methods>();
  for (const operation of operations) {
    const methods: Methods = paths.get(operation.path) ?? new Map();
    paths.set(operation.path, methods.set(operation.method, { id: operation.id, handle: handlerOf(operation, open) }));
  }
  return paths;
}

/** The method that is meant: networks that let only GET and POST through name it in a header, or in the address where headers are stripped too. */
function methodOf(c: Context): string {
  const method = c.req.method === "HEAD" ? "GET" : c.req.method;
  if (method !== "POST") return method;
  const meant = c.req.header("x-http-method-override") ?? c.req.query("_method");
  return meant !== undefined && /^(PUT|PATCH|DELETE)$/i.test(meant) ? meant.toUpperCase() : method;
}

/** Gives every request a number that the caller, the log and a problem share, and writes one line about it. */
const observed =
  (log: Log): MiddlewareHandler<Env> =>
  async (c, next) => {
    const began = performance.now();
    const correlationId = randomUUID();
    c.set("correlationId", correlationId);
    c.header("X-Correlation-Id", correlationId);
    await next();
    const path = c.get("template") ?? "(no such address)";
    log({
      at: new Date().toISOString(),
      level: "info",
      message: "request",
      correlationId,
      method: c.req.method,
      path,
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    });
  };

/**
 * Answers are data for the caller alone: no browser shows, frames, sniffs or keeps them. Said before the answer is made:
 * each header that is set afterwards would make it once more.
 */
const secured: MiddlewareHandler = async (c, next) => {
  c.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Referrer-Policy", "no-referrer");
  c.header("Vary", "Authorization");
  c.header("Cache-Control", "no-store");
  await next();
};

function refusal(error: Error, c: Context<Env>, log: Log): Response {
  const correlationId = c.get("correlationId");
  const refused = isProblemError(error);
  // A refusal with a cause is none of the caller's: the database did not answer as it should.
  if (!refused || error.cause !== undefined)
    log({
      at: new Date().toISOString(),
      level: "error",
      message: refused ? "refused for a fault" : "fault",
      correlationId,
      path: c.get("template"),
      error: describeError(refused ? error.cause : error),
    });
  if (refused) return problemResponse(c, error);
  return problemResponse(c, new ProblemError("internal", "Something went wrong inside. Tell the operator the correlation id."));
}
