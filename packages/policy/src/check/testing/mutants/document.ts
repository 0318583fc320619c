import { dec, type Pack, type Rubric } from "@xiaoben/contract";
import { below } from "../../parts/tree.ts";
import { usesOf } from "../../parts/uses.ts";
import { boundsOf } from "../../parts/values.ts";
import { broken, setting, type Kind, type Mutant, type Site } from "./mutant.ts";

/** Each scored form, changed in some ways. */
const forms = (change: (rubric: Rubric, at: number) => { path: string; change: (rubric: Rubric) => void }[]): Mutant[] =>
  broken((pack) =>
    (pack.content?.rubrics ?? []).flatMap((rubric, at) =>
      rubric.full === undefined || rubric.clause === "house"
        ? []
        : change(rubric, at).map((site) => ({
            path: below("/content/rubrics", at) + site.path,
            change: (changed: Pack) => site.change(changed.content!.rubrics![at]!),
          })),
    ),
  );

/** Sets what the clause of a part says. */
const saying =
  (clause: string, says: string) =>
  (pack: Pack): void => {
    for (const row of pack.source.clauses) if (row.id === clause) row.says = says;
  };

/** Single numbers of parameters that cite a clause, where nothing else asks about them. */
const stated = (pack: Pack): { p: number; clause: string; value: string }[] =>
  pack.parameters.flatMap(({ id, type, clause, values }, p) =>
    clause !== "house" &&
    (type === "amount" || type === "count") &&
    values.length === 1 &&
    values[0]!.value !== "1" &&
    values[0]!.value !== "0" &&
    !pack.ambiguities.some(({ readings, asks }) => asks === id || readings.some(({ sets }) => id in sets))
      ? [{ p, clause, value: values[0]!.value }]
      : [],
  );

const ranges = (pack: Pack): Site[] =>
  pack.rules.flatMap((rule, r) => {
    const least = rule.kind === "amount" || rule.kind === "frequency" ? boundsOf(pack, rule.atLeast) : undefined;
    if (!least || least.low <= 0 || rule.clause === "house" || ("atMost" in rule && rule.atMost !== undefined)) return [];
    const settled = usesOf(pack).nums.some(
      ({ path, num }) =>
        path === `/rules/${r}/atLeast` &&
        typeof num === "object" &&
        "param" in num &&
        pack.ambiguities.some(
          ({ clause, readings, asks }) => clause === rule.clause && (asks === num.param || readings.some(({ sets }) => num.param in sets)),
        ),
    );
    return settled
      ? []
      : [{ path: `/rules/${r}/atLeast`, change: saying(rule.clause, `每期 ${dec(least.low)}～${dec(least.low + 100_000)} 节`) }];
  });

const lists = {
  rubrics: "sections",
  planTemplates: "sections",
  pairTemplates: "stages",
  checklists: "items",
  quotaSets: "items",
  activityTemplates: "steps",
  phraseBanks: "groups",
} as const;

/** Packs whose document is at fault. */
export const document: Kind[] = [
  {
    name: "a text that says another number",
    code: "text-contradicts-table",
    mutants: broken((pack) =>
      stated(pack).map(({ p, clause, value }) => ({
        path: `/parameters/${p}/values/0/value`,
        change: saying(clause, `规定为 ${value.replace(/\..*/, "")}.7531 学时`),
      })),
    ),
  },
  { name: "a range as a minimum", code: "range-as-minimum", mutants: broken(ranges) },
  {
    name: "a bonus without end",
    code: "bonus-beyond-full",
    mutants: broken((pack) =>
      pack.measures.map(({ id }) => ({
        path: below("/rules", pack.rules.length, "add"),
        change: (changed: Pack) =>
          void changed.rules.push({
            id: "scored",
            title: "分",
            clause: citedIn(pack),
            for: { subject: "person" },
            per: "term",
            kind: "score",
            full: "100",
            floor: "0",
            add: [{ measure: id, each: "1", clause: citedIn(pack) }],
          }),
      })),
    ),
  },
  {
    name: "a full mark that nothing adds up to",
    code: "weights-not-full",
    mutants: forms(() =>
      ["9", "90", "95", "99", "100.5", "101", "110", "115", "120", "200", "1000"].map((full) => ({
        path: "",
        change: (rubric) => void Object.assign(rubric, { full, bands: [] }),
      })),
    ),
  },
  {
    name: "a section that weighs otherwise",
    code: "weights-disagree",
    mutants: forms((rubric) =>
      rubric.sections.flatMap((_, s) =>
        ["1", "33", "77"].map((weight) => ({
          path: `/sections/${s}/weight`,
          change: (changed: Rubric) => void (changed.sections[s]!.weight = weight),
        })),
      ),
    ),
  },
  {
    name: "bands that overlap",
    code: "bands-overlap",
    mutants: forms(({ bands = [] }) =>
      bands.slice(1).flatMap((_, b) =>
        ["0", "1", "2.5", "3", "4"].map((more) => ({
          path: `/bands/${b + 1}`,
          change: (changed: Rubric) => void (changed.bands![b + 1]!.atLeast = String(Number(changed.bands![b]!.atLeast) + Number(more))),
        })),
      ),
    ),
  },
  {
    name: "bands that leave a gap",
    code: "bands-gap",
    mutants: forms(({ bands = [] }) =>
      bands.slice(1).flatMap((_, b) =>
        ["0.2", "0.5", "1", "2", "5"].map((less) => ({
          path: `/bands/${b + 1}`,
          change: (changed: Rubric) => void (changed.bands![b + 1]!.atMost = String(Number(changed.bands![b]!.atLeast) - Number(less))),
        })),
      ),
    ),
  },
  {
    name: "a form or template without parts",
    code: "template-empty",
    mutants: broken((pack) =>
      Object.entries(lists).flatMap(([list, key]) =>
        ((pack.content?.[list as keyof typeof lists] ?? []) as unknown[]).map((_, at) => ({
          path: below("/content", list, at, key),
          change: setting(below("/content", list, at), key, []),
        })),
      ),
    ),
  },
];

/** The first clause of a pack. */
function citedIn(pack: Pack): string {
  return pack.source.clauses[0]!.id;
}
