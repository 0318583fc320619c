import type { Definition, DefinitionForms } from "../packs/definitions.ts";
import type { Pack } from "../packs/pack.ts";
import { definitionShapes } from "./generated/definitions.ts";
import { compile, type Check } from "./shape.ts";

/** Whether a value is a whole practice pack. Properties that are not known are passed over: a newer back end may send more. */
export const isPack = (value: unknown): value is Pack => checkOf("pack")(value);

/** Whether a value is a definition of this form, e.g. a rubric. */
export const isDefinitionOf = <F extends keyof DefinitionForms>(form: F, value: unknown): value is DefinitionForms[F] =>
  checkOf(form)(value);

/** Whether a value is a rubric, template, checklist or the like. */
export const isDefinition = (value: unknown): value is Definition => definitions.some((form) => isDefinitionOf(form, value));

const definitions = ["rubric", "planTemplate", "pairTemplate", "checklist", "quotaSet", "activityTemplate", "phraseBank"] as const;

const checks = new Map<string, Check>();

function checkOf(name: keyof typeof definitionShapes): Check {
  const check = checks.get(name) ?? compile(definitionShapes[name], definitionShapes);
  checks.set(name, check);
  return check;
}
