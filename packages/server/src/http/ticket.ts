import { ProblemError } from "@xiaoben/contract";
import type { Context } from "hono";
import type { SignIn } from "../auth/sign-in.ts";
import { parameters } from "./asked.ts";
import { readJson } from "./body.ts";
import { issueAt } from "./problems.ts";

const mostBytes = 4_096;

/** `POST /ticket` with `{"ticket": "…"}`: a bearer token, once. It stands beside the contract: other back ends sign people in as they like. */
export async function exchangeTicket(c: Context, exchange: NonNullable<SignIn["exchange"]>): Promise<Response> {
  parameters(c, []);
  const { ticket, ...rest } = await readJson(c.req.raw, mostBytes);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined || typeof ticket !== "string")
    throw new ProblemError(
      "validation",
      'The body must be {"ticket": "…"}.',
      issueAt(`/${unknown ?? "ticket"}`, "required", "a ticket and nothing else"),
    );
  return c.json(await exchange(ticket));
}
