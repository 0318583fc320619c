import { isDec, units, type Pack, type PlanTemplate, type Rubric, type RubricItem, type Text } from "@xiaoben/contract";
import type { Finding } from "./finding.ts";

/** Faults of the forms, templates and lists that a pack carries. */
export const findContent = (pack: Pack): Finding[] => [
  ...(pack.content?.rubrics ?? []).flatMap((rubric, at) => ofRubric(rubric, `/content/rubrics/${at}`)),
  ...(pack.content?.planTemplates ?? []).flatMap((template, at) => ofPlan(template, `/content/planTemplates/${at}`)),
  ...(pack.content?.pairTemplates ?? []).flatMap((template, at): Finding[] =>
    template.stages.length === 0
      ? [{ code: "template-empty", path: `/content/pairTemplates/${at}/stages`, message: "A pair template needs at least one stage" }]
      : [],
  ),
  ...(pack.content?.quotaSets ?? []).flatMap((set, at) =>
    set.items.flatMap((item, i): Finding[] =>
      item.measure === undefined || pack.measures.some(({ id }) => id === item.measure)
        ? []
        : [
            {
              code: "unknown-reference",
              path: `/content/quotaSets/${at}/items/${i}/measure`,
              message: `There is no measure "${item.measure}" in this pack; correct the name or leave it out`,
            },
          ],
    ),
  ),
];

/** A form that is scored adds up to its full mark, and its bands cover every mark once. */
function ofRubric(rubric: Rubric, path: string): Finding[] {
  if (rubric.sections.length === 0)
    return [{ code: "template-empty", path: `${path}/sections`, message: "A rubric needs at least one section" }];
  if (rubric.full === undefined) return [];
  const full = units(rubric.full);
  const findings: Finding[] = [];
  const total = rubric.sections.flatMap((section) => section.items).reduce((sum, item) => sum + worth(item), 0);
  if (total !== full)
    findings.push({
      code: "weights-not-full",
      path,
      message: `The items add up to ${total / 10_000} and not to ${rubric.full}; change the items or the full mark`,
    });
  rubric.sections.forEach((section, at) => {
    const own = section.items.reduce((sum, item) => sum + worth(item), 0);
    if (section.weight !== undefined && units(section.weight) !== own)
      findings.push({
        code: "weights-not-full",
        path: `${path}/sections/${at}`,
        message: `The items of this section add up to ${own / 10_000} and not to its ${section.weight}`,
      });
  });
  return [...findings, ...ofBands(rubric, path)];
}

function ofBands({ bands = [], full }: Rubric, path: string): Finding[] {
  const from = bands.map((band) => (isDec(band.atLeast) ? units(band.atLeast) : Number.NaN));
  const findings = from.flatMap((value, at): Finding[] =>
    at > 0 && !(value < from[at - 1]!)
      ? [{ code: "bands-overlap", path: `${path}/bands/${at}`, message: "Bands stand highest first, each beginning below the one before" }]
      : [],
  );
  if (from.length > 0 && from.at(-1) !== 0)
    findings.push({ code: "bands-gap", path: `${path}/bands`, message: "The lowest band must begin at 0, or some marks have no name" });
  if (from.length > 0 && from[0]! > units(full ?? "0"))
    findings.push({
      code: "bands-gap",
      path: `${path}/bands/0`,
      message: "The highest band begins above the full mark and can never be reached",
    });
  return findings;
}

function worth(item: RubricItem): number {
  if (item.field === "points") return units(item.max);
  if (item.field !== "level") return 0;
  return item.weight === undefined ? Math.max(0, ...item.levels.map((level) => units(level.value ?? "0"))) : units(item.weight);
}

function ofPlan(template: PlanTemplate, path: string): Finding[] {
  if (template.sections.length === 0)
    return [{ code: "template-empty", path: `${path}/sections`, message: "A plan template needs at least one section" }];
  return template.sections.flatMap((section, at): Finding[] =>
    blank(section.title) ? [{ code: "text-missing", path: `${path}/sections/${at}/title`, message: "This section has no title" }] : [],
  );
}

const blank = (text: Text): boolean => (typeof text === "string" ? text : text["zh-Hans"]).trim() === "";
