import { units } from "../decimals/decimal.ts";
import type { Pair } from "../kinds/pair.ts";
import type { PlanItem, PlanSection } from "../kinds/plan.ts";
import type { PairTemplate, PlanTemplate } from "./definitions.ts";

/** Something that a plan or a stage still lacks. `blocks`: it keeps the record from moving on. */
export interface Lack {
  code: "section-empty" | "items-missing" | "item-without-owner" | "item-without-quota" | "item-without-due" | "evidence-missing";
  section?: string;
  item?: string;
  stage?: string;
  task?: string;
  blocks: boolean;
}

/** What a plan lacks against its template (R108). The server's guard and the editor's marks ask the same function. */
export function planLacks(
  template: PlanTemplate,
  sections: readonly Pick<PlanSection, "section" | "text">[],
  items: readonly Pick<PlanItem, "id" | "section" | "owner" | "quota" | "due">[],
): Lack[] {
  return template.sections.flatMap((section): Lack[] => {
    const text = sections.find((candidate) => candidate.section === section.id)?.text.trim();
    const own = items.filter((item) => item.section === section.id);
    const lacks: Lack[] = [];
    if (section.required && !text && own.length === 0) lacks.push({ code: "section-empty", section: section.id, blocks: true });
    if (section.items) {
      const atLeast = typeof section.items.atLeast === "string" ? units(section.items.atLeast) / 10_000 : 0;
      if (own.length < atLeast) lacks.push({ code: "items-missing", section: section.id, blocks: true });
      for (const item of own) {
        for (const need of section.items.needs)
          if (item[need] === undefined) lacks.push({ code: `item-without-${need}`, section: section.id, item: item.id, blocks: false });
      }
    }
    return lacks;
  });
}

/** What the present stage of a pair lacks before its gate can be signed. */
export function stageLacks(template: PairTemplate, pair: Pick<Pair, "stage" | "evidence">): Lack[] {
  const stage = template.stages.find((candidate) => candidate.id === pair.stage);
  return (stage?.tasks ?? [])
    .filter((task) => task.needed && !pair.evidence.some((shown) => shown.stage === pair.stage && shown.task === task.id))
    .map((task) => ({ code: "evidence-missing", stage: pair.stage, task: task.id, blocks: true }));
}
