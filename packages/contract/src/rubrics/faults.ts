import { dec, isDec, units, type Dec, type Units } from "../decimals/decimal.ts";
import type { Rubric, RubricItem, RubricSection } from "../packs/definitions.ts";

/** What is wrong with a rubric: where, of which kind, and the numbers that the words about it need. */
export interface RubricFault {
  why: RubricWhy;
  /** JSON pointer into the rubric. */
  path: string;
  values: Readonly<Record<string, string>>;
}

/** Every way in which a rubric can be wrong: a closed list. */
export type RubricWhy =
  | "section-sum"
  | "full-sum"
  | "bonus"
  | "bands-without-full"
  | "band-order"
  | "band-overlap"
  | "band-gap"
  | "band-floor"
  | "band-ceiling"
  | "max-not-positive"
  | "step-off"
  | "empty"
  | "blank";

/** A total is rounded to this: between 89 and 90 there is 89.5, between 89.9 and 90 there is nothing. */
const finest: Units = 1_000;

/** Everything that keeps a rubric from being published, in the order of the form. */
export const rubricFaults = (rubric: Rubric): RubricFault[] => [
  ...blankFaults(rubric),
  ...emptyFaults(rubric),
  ...numberFaults(rubric),
  ...sumFaults(rubric),
  ...bandFaults(rubric),
];

/** What a section comes to: its items; where they have no points of their own, its weight. */
export const sectionWorth = (section: RubricSection): Units => itemsWorth(section) || unitsOf(section.weight);

/** What the items of a section come to together. */
export const itemsWorth = (section: RubricSection): Units => sum(section.items.map(itemWorth));

/** What an item adds to the full mark. */
export function itemWorth(item: RubricItem): Units {
  if (item.field === "points") return unitsOf(item.max);
  if (item.field !== "level") return 0;
  return item.weight === undefined ? Math.max(0, ...item.levels.map((level) => unitsOf(level.value))) : unitsOf(item.weight);
}

/** The items of a section add up to its weight, and all of them to the full mark. */
export function sumFaults(rubric: Rubric): RubricFault[] {
  if (rubric.full === undefined || rubric.sections.length === 0) return [];
  const full = unitsOf(rubric.full);
  const faults = rubric.sections.flatMap((section, at): RubricFault[] => {
    const own = itemsWorth(section);
    return section.weight === undefined || own === 0 || unitsOf(section.weight) === own
      ? []
      : [{ why: "section-sum", path: `/sections/${at}/weight`, values: { sum: dec(own), weight: section.weight } }];
  });
  const total = sum(rubric.sections.map(sectionWorth));
  if (total === full) return faults;
  const bonus = rubric.sections.findIndex((section) => total > full && total - sectionWorth(section) === full && isBonus(section));
  return [
    ...faults,
    bonus >= 0
      ? { why: "bonus", path: `/sections/${bonus}`, values: { full: rubric.full } }
      : { why: "full-sum", path: "", values: { sum: dec(total), full: rubric.full } },
  ];
}

/** The bands of a form that is scored cover every total once. */
export function bandFaults({ bands = [], full }: Rubric): RubricFault[] {
  if (bands.length === 0 || full === undefined) return [];
  const from = bands.map(({ atLeast }) => (isDec(atLeast) ? units(atLeast) : Number.NaN));
  const faults = bands.flatMap(({ atMost }, at): RubricFault[] => {
    const path = `/bands/${at}`;
    if (at > 0 && !(from[at]! < from[at - 1]!)) return [{ why: "band-order", path, values: {} }];
    if (atMost === undefined) return [];
    const above = at === 0 ? units(full) : from[at - 1]!;
    const reach = units(atMost);
    if (at > 0 && reach >= above) return [{ why: "band-overlap", path, values: { atMost } }];
    const missing = at === 0 ? above - reach > 0 : above - reach > finest;
    return missing ? [{ why: "band-gap", path, values: { from: atMost, to: at === 0 ? full : bands[at - 1]!.atLeast } }] : [];
  });
  if (from.at(-1) !== 0) faults.push({ why: "band-floor", path: "/bands", values: {} });
  if (from[0]! > units(full)) faults.push({ why: "band-ceiling", path: "/bands/0", values: { full } });
  return faults;
}

/** Points are given in steps that reach the most there are; bands speak of a full mark. */
export function numberFaults(rubric: Rubric): RubricFault[] {
  const faults = eachItem(rubric, (item, path): RubricFault[] => {
    if (item.field !== "points") return [];
    if (unitsOf(item.max) <= 0) return [{ why: "max-not-positive", path: `${path}/max`, values: {} }];
    return unitsOf(item.step) <= 0 || unitsOf(item.max) % unitsOf(item.step) !== 0
      ? [{ why: "step-off", path: `${path}/step`, values: { step: item.step, max: item.max } }]
      : [];
  });
  if (rubric.bands && rubric.full === undefined) faults.push({ why: "bands-without-full", path: "/bands", values: {} });
  return faults;
}

/** The lists that a rubric cannot be without. */
export const emptyFaults = (rubric: Rubric): RubricFault[] => [
  ...empty(rubric.sections, "/sections"),
  ...rubric.sections.flatMap(({ items }, s) => empty(items, `/sections/${s}/items`)),
  ...eachItem(rubric, (item, path) =>
    item.field === "choice" ? empty(item.choices, `${path}/choices`) : item.field === "level" ? empty(item.levels, `${path}/levels`) : [],
  ),
];

/** Words that say nothing. */
const blankFaults = (rubric: Rubric): RubricFault[] => [
  ...blank(rubric.title, "/title"),
  ...(rubric.bands ?? []).flatMap(({ label }, at) => blank(label, `/bands/${at}/label`)),
  ...rubric.sections.flatMap(({ title }, s) => blank(title, `/sections/${s}/title`)),
  ...eachItem(rubric, (item, path) => [
    ...blank(item.text, `${path}/text`),
    ...(item.field === "choice" ? item.choices.flatMap(({ label }, at) => blank(label, `${path}/choices/${at}/label`)) : []),
    ...(item.field === "level"
      ? item.levels.flatMap(({ label, says }, at) => [
          ...blank(label, `${path}/levels/${at}/label`),
          ...(says === undefined ? [] : blank(says, `${path}/levels/${at}/says`)),
        ])
      : []),
  ]),
];

const eachItem = (rubric: Rubric, look: (item: RubricItem, path: string) => RubricFault[]): RubricFault[] =>
  rubric.sections.flatMap(({ items }, s) => items.flatMap((item, i) => look(item, `/sections/${s}/items/${i}`)));

const empty = (list: readonly unknown[], path: string): RubricFault[] => (list.length > 0 ? [] : [{ why: "empty", path, values: {} }]);

const blank = (text: Rubric["title"], path: string): RubricFault[] =>
  (typeof text === "string" ? [text] : Object.values(text)).some((words) => words.trim() === "")
    ? [{ why: "blank", path, values: {} }]
    : [];

/** A section all of whose items may be left out: what is given in it comes on top. */
const isBonus = (section: RubricSection): boolean => section.items.length > 0 && section.items.every(({ required }) => required === false);
const unitsOf = (value: Dec | undefined): Units => (value === undefined ? 0 : units(value));
const sum = (numbers: readonly Units[]): Units => numbers.reduce((all, next) => all + next, 0);
