import type * as z from "zod/mini";
import type { Guarded } from "../guards/index.ts";
import type { DefinitionForms } from "../packs/definitions.ts";
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
export type AnswerName = keyof Guarded | "definition" | "wholePack" | keyof DefinitionForms;

/** Reads an answer: what is wrong with it, or its value with decimals as text where they came as numbers. */
export function readAnswer(name: AnswerName, value: unknown): Read<unknown> {
  if (name === "definition") return readDefinition(value);
  if (name === "pack") return readPart(kindSchemas.pack, value);
  if (name === "wholePack") return readPart(packSchema, value);
  return name in definitionSchemas ? readForm(name as keyof DefinitionForms, value) : readWith(answerSchemas[name as keyof Guarded], value);
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

/** The definitions with the list that each is made of; where two have the same, the one with fewer faults is meant. */
const definitionSchemas: Readonly<Record<keyof DefinitionForms, readonly [list: string, schema: z.ZodMiniType]>> = {
  rubric: ["sections", rubric],
  planTemplate: ["sections", planTemplate],
  pairTemplate: ["stages", pairTemplate],
  checklist: ["items", checklist],
  quotaSet: ["items", quotaSet],
  activityTemplate: ["steps", activityTemplate],
  phraseBank: ["groups", phraseBank],
};

function readDefinition(value: unknown): Read<unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { issues: [issue("not-an-object", [])] };
  const meant = Object.values(definitionSchemas)
    .filter(([list]) => list in value)
    .map(([, schema]) => ({ schema, faults: faultsOf(schema, value) }));
  const [nearest] = meant.sort((a, b) => a.faults - b.faults);
  return nearest ? readPart(nearest.schema, value) : { issues: [issue("not-a-definition", [])] };
}

/** A definition of which it is known what it is to be. A good one of another form is told of as such: then the record that names it is at fault. */
function readForm(form: keyof DefinitionForms, value: unknown): Read<unknown> {
  const read = readPart(definitionSchemas[form][1], value);
  return read.issues.length > 0 && readDefinition(value).issues.length === 0 ? { issues: [issue("another-form", [], wanted(form))] } : read;
}

const wanted = (form: keyof DefinitionForms): string => `: answer a ${form}, or mend the record that names this one as such`;

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
