import type { Rubric, RubricItem } from "@xiaoben/contract";
import pack from "../../../../packages/policy/packs/nanhu.term-plan.json" with { type: "json" };

/** The form that every contestant draws: the weighted rubric of the shipped pack and four long texts. */
export const rubric = (pack as unknown as { content: { rubrics: Rubric[] } }).content.rubrics.find(
  (candidate) => candidate.id === "lesson-points",
)!;
export const texts = ["strengths", "problems", "measures", "nextStep"] as const;

/** Marks that an item offers, highest last; `na` where it may be left unrated. */
export function marksOf(item: RubricItem): string[] {
  if (item.field !== "points") return [];
  const marks = Array.from({ length: Number(item.max) / Number(item.step) + 1 }, (_, i) => String(i * Number(item.step)));
  return item.notApplicable ? [...marks, "na"] : marks;
}

/** How many radio buttons the form has; a form is there when they all are. */
export const controls = rubric.sections.flatMap((section) => section.items).reduce((sum, item) => sum + marksOf(item).length, 0);

/** What a page offers to the harness. */
export interface Contestant {
  /** Draws the form and resolves when every control is in the document. */
  render(): void | Promise<void>;
  /** The text field that is typed into. */
  field(): HTMLTextAreaElement;
}

/** Makes a contestant measurable: time until the frame after the form is complete, and time of each keystroke with its layout. */
export function enter(contestant: Contestant): void {
  Object.assign(window, {
    async measureRender(): Promise<number> {
      const began = performance.now();
      await contestant.render();
      await new Promise(requestAnimationFrame);
      await task();
      return performance.now() - began;
    },
    async measureKeystrokes(count: number): Promise<number> {
      const field = contestant.field();
      field.focus();
      const times: number[] = [];
      for (let i = 0; i < count; i++) {
        await new Promise(requestAnimationFrame);
        const began = performance.now();
        field.setRangeText("字", field.value.length, field.value.length, "end");
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, data: "字", inputType: "insertText" }));
        await task();
        void document.body.offsetHeight;
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b)[count >> 1]!;
    },
  });
}

const task = (): Promise<void> =>
  new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(0);
  });
