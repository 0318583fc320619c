import { limits, readRubricSheet, SheetError } from "@xiaoben/bridges/rubric-sheet";
import type { RubricSheet, RubricSheetAnswers } from "@xiaoben/contract";

type Answer = { status: 200; body: RubricSheet } | { status: 413 | 422; body: { code: string; error: string } };

/** What the portal answers to its own page: a rubric from a spreadsheet, as far as it is understood. Nothing is kept. */
export async function readRubric(form: Record<string, unknown>): Promise<Answer> {
  const { file, answers } = form;
  if (!(file instanceof File)) return { status: 422, body: { code: "unreadable", error: "Send the spreadsheet as the field `file`." } };
  if (file.size > limits.fileBytes) return { status: 413, body: { code: "too-large", error: "The file is too large for a rubric." } };
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { status: 200, body: await readRubricSheet(bytes, { name: file.name, answers: answersOf(answers) }) };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return { status: 422, body: { code: error.code, error: error.detail } };
  }
}

/** Texts by name, and nothing else. */
function answersOf(text: unknown): RubricSheetAnswers {
  const pairs = new URLSearchParams(typeof text === "string" ? text : "");
  return Object.fromEntries(pairs);
}
