import type * as z from "zod/mini";
import type { Guarded } from "../guards/index.ts";
import type { Issue } from "../problems/problem.ts";
import type { Read } from "./check.ts";
import { issue, issuesOf } from "./issues.ts";
import { kindSchemas } from "./kinds.ts";
import { activityTemplate, checklist, pairTemplate, phraseBank, planTemplate, quotaSet, rubric } from "./pack/content.ts";
import { packSchema } from "./pack/pack.ts";
import { rollup } from "./rollup.ts";
import { verdict } from "./verdict.ts";
import { capabilities, change, changesPage, problem, session, task } from "./wire.ts";

/** What an answer, or a part of one, may have to be: what the guards know, and what stands in packs. */
export type AnswerName = keyof Guarded | "definition" | "wholePack";

/** Reads an answer: what is wrong with it, or its value with decimals as text where they came as numbers. */
export function readAnswer(name: AnswerName, value: unknown): Read<unknown> {
  if (name === "definition") return readDefinition(value);
  if (name === "pack") return readPart(kindSchemas.pack, value);
  return name === "wholePack" ? readPart(packSchema, value) : readWith(answerSchemas[name], value);
}

/** Issues of a part, told of the whole in which it stands. `at` is a JSON pointer. */
export const inside = (at: string, issues: readonly Issue[]): Issue[] =>
  issues.map(({ pointer, code, message }) => ({
    pointer: at + pointer,
    code,
    message: pointer === "" && at !== "" ? message.replace("The value", at) : message.replace(pointer, at + pointer),
  }));

/** An issue by its code, at a JSON pointer. */
export function issueAt(pointer: string, code: string): Issue {
  return inside(pointer, [issue(code, [])])[0]!;
}

const answerSchemas: { [N in keyof Guarded]: z.ZodMiniType } = {
  ...kindSchemas,
  session,
  capabilities,
  changesPage,
  change,
  task,
  problem,
  rollup,
  verdict,
};

/** The definitions by the list that each is made of; where two have the same, the one with fewer faults is meant. */
const definitionSchemas: readonly [list: string, schema: z.ZodMiniType][] = [
  ["sections", rubric],
  ["sections", planTemplate],
  ["stages", pairTemplate],
  ["items", checklist],
  ["items", quotaSet],
  ["steps", activityTemplate],
  ["groups", phraseBank],
];

function readDefinition(value: unknown): Read<unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { issues: [issue("not-an-object", [])] };
  const meant = definitionSchemas.filter(([list]) => list in value).map(([, schema]) => ({ schema, faults: faultsOf(schema, value) }));
  const [nearest] = meant.sort((a, b) => a.faults - b.faults);
  return nearest ? readPart(nearest.schema, value) : { issues: [issue("not-a-definition", [])] };
}

const faultsOf = (schema: z.ZodMiniType, value: unknown): number => {
  const result = schema.safeParse(value);
  return result.success ? 0 : issuesOf(result.error, value).length;
};

/** Formats of packs are closed for their authors; who reads one of a newer back end passes over what it does not know. */
function readPart(schema: z.ZodMiniType, value: unknown): Read<unknown> {
  const read = readWith(schema, value);
  const issues = read.issues.filter(({ code }) => code !== "unknown-property");
  return issues.length === 0 ? { value, issues: [] } : { issues };
}

function readWith(schema: z.ZodMiniType, value: unknown): Read<unknown> {
  const result = schema.safeParse(value);
  return result.success ? { value: result.data, issues: [] } : { issues: issuesOf(result.error, value) };
}
