import type { RubricSheetAnswers, RubricSheetDoubt, RubricSheetQuestion } from "@xiaoben/contract";

type Where = Pick<RubricSheetQuestion, "row" | "column" | "found" | "more">;

/** What only a person can say, each asked once. */
export class Doubts {
  readonly questions: RubricSheetQuestion[] = [];
  readonly #answers: RubricSheetAnswers;

  constructor(answers: RubricSheetAnswers) {
    this.#answers = answers;
  }

  /** The answer, or nothing while there is none. Asked again under the same id, it is the same question. */
  ask(code: RubricSheetDoubt, options: string[], where: Where, id: string = code): string | undefined {
    const answer = this.#answers[id];
    const known = answer !== undefined && options.includes(answer);
    if (!this.questions.some((question) => question.id === id))
      this.questions.push({ id, code, ...where, options, ...(known && { answer }) });
    return known ? answer : undefined;
  }
}
