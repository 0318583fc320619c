import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type * as z from "zod/mini";
import { problemCodes, problemStatus, type ProblemCode } from "../../src/problems/problem.ts";
import { problem } from "../../src/schemas/wire.ts";

export const security = {
  type: "http",
  scheme: "bearer",
  bearerFormat: "JWT",
  description: "Claims: sub (person), tenant, aud xiaoben, exp at most ten minutes ahead",
} as const;

const always: ProblemCode[] = ["signed-out", "not-permitted", "not-offered", "rate-limited", "maintenance", "internal"];

/** The answers of an operation: the good one, and one for each status that its problems have. */
export function answers(
  schema: z.core.$ZodType,
  description: string,
  problems: ProblemCode[] = [],
  status: "200" | "201" = "200",
): Answered {
  const codes = [...problems, ...always];
  const responses: ZodOpenApiResponsesObject = { [status]: { description, content: { "application/json": { schema } } } };
  for (const refused of [...new Set(codes.map((code) => problemStatus[code]))].sort()) responses[`${refused}` as "400"] = refusal(refused);
  return { responses, "x-xiaoben-problems": codes };
}

export interface Answered {
  responses: ZodOpenApiResponsesObject;
  "x-xiaoben-problems": ProblemCode[];
}

function refusal(status: number): ZodOpenApiResponseObject {
  const made = refusals.get(status) ?? {
    id: `Problem${status}`,
    description: problemCodes.filter((code) => problemStatus[code] === status).join(", "),
    content: { "application/problem+json": { schema: problem } },
  };
  refusals.set(status, made);
  return made;
}

const refusals = new Map<number, ZodOpenApiResponseObject>();
