import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from "zod-openapi";
import type * as z from "zod/mini";
import { problemCodes, problemStatus, type ProblemCode } from "../../src/problems/problem.ts";
import { cures, problemExample } from "../pages/cures.ts";
import { problem } from "../../src/schemas/wire.ts";

export const security = {
  type: "http",
  scheme: "bearer",
  bearerFormat: "JWT",
  description: "Claims: sub (person), tenant, aud xiaoben, exp at most ten minutes ahead",
} as const;

const always: ProblemCode[] = ["signed-out", "not-permitted", "not-offered", "rate-limited", "maintenance", "internal"];

/** The answers of an operation: the good one, and one for each status that its problems have. */
export const answers = (
  schema: z.core.$ZodType,
  description: string,
  problems: ProblemCode[] = [],
  status: "200" | "201" = "200",
): Answered => answered({ [status]: { description, content: { "application/json": { schema } } } }, problems);

/** The answers of an operation whose good one is a file of one of these media types. */
export const fileAnswers = (types: readonly string[], description: string, problems: ProblemCode[]): Answered =>
  answered({ "200": { description, content: Object.fromEntries(types.map((type) => [type, binary])) } }, problems);

/** The answers of an operation whose good one is text that is read as it comes. */
export const textAnswers = (types: readonly string[], description: string, problems: ProblemCode[]): Answered =>
  answered({ "200": { description, content: Object.fromEntries(types.map((type) => [type, { schema: { type: "string" } }])) } }, problems);

/** Raw bytes. */
export const binary = { schema: { type: "string", format: "binary" } } as const;

function answered(responses: ZodOpenApiResponsesObject, problems: ProblemCode[]): Answered {
  const codes = [...problems, ...always];
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
    description: codesOf(status).join(", "),
    content: { "application/problem+json": { schema: problem, examples: examplesOf(status) } },
  };
  refusals.set(status, made);
  return made;
}

const codesOf = (status: number): ProblemCode[] => problemCodes.filter((code) => problemStatus[code] === status);

/** What a reader sees of each code. */
const examplesOf = (status: number): Record<string, { summary: string; value: object }> =>
  Object.fromEntries(codesOf(status).map((code) => [code, { summary: cures[code].means, value: problemExample(code) }]));

const refusals = new Map<number, ZodOpenApiResponseObject>();
