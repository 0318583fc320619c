import type { Pack } from "@xiaoben/contract";
import { below } from "../../parts/tree.ts";
import { bookOf } from "../../parts/uses.ts";
import { boundsOf } from "../../parts/values.ts";
import { broken, setting, shipped, type Kind, type Mutant, type Site } from "./mutant.ts";

type AmountRule = Extract<Pack["rules"][number], { kind: "amount" }>;

/** Rules with a minimum that is a number above nothing. */
const minimums = (pack: Pack): { rule: AmountRule; path: string }[] =>
  pack.rules.flatMap((rule, r) =>
    rule.kind === "amount" && (boundsOf(pack, rule.atLeast)?.low ?? 0) > 1_000 ? [{ rule, path: `/rules/${r}` }] : [],
  );

/** Adds questions, each with so many readings, that one more rule rests on. */
const asking =
  (...readings: number[]) =>
  (pack: Pack): Site => ({
    path: below("/rules", pack.rules.length),
    change: (changed) => {
      readings.forEach((count, n) => {
        changed.parameters.push({ id: `asked${n}`, type: "amount", clause: "house", values: [] });
        changed.ambiguities.push({
          id: `question${n}`,
          clause: "house",
          kind: "undefined",
          question: "多少？",
          readings: Array.from({ length: count }, (_, at) => ({ id: `r${at}`, says: `是 ${at}`, sets: { [`asked${n}`]: String(at + 1) } })),
          decide: { level: "school", role: "schoolAdmin" },
        });
      });
      changed.measures.push({ id: "asked", linear: readings.map((_, n) => ({ times: { param: `asked${n}` }, of: pack.measures[0]!.id })) });
      changed.rules.push({
        id: "asked",
        title: "问",
        clause: "house",
        for: { subject: "person" },
        per: "term",
        kind: "amount",
        measure: "asked",
        atLeast: "1",
      });
    },
  });

const types = ["amount", "count", "days"] as const;

/** A child of each shipped pack that grants one more waiver. */
const looser: Mutant[] = shipped().flatMap((parent) =>
  minimums(parent)
    .slice(0, 3)
    .map(({ rule }) => ({
      pack: {
        ...parent,
        id: "child",
        extends: { id: parent.id, version: parent.version },
        rules: [{ ...rule, waivedBy: [...(rule.waivedBy ?? []), { waiver: "ownWish", effect: "drop" as const, clause: "house" }] }],
      },
      path: below("/rules/0/waivedBy", rule.waivedBy?.length ?? 0),
      parents: [parent],
    })),
);

/** Packs whose logic does not work out. */
export const logic: Kind[] = [
  {
    name: "a maximum below the minimum",
    code: "contradiction",
    mutants: broken((pack) => minimums(pack).map(({ path }) => ({ path: `${path}/atLeast`, change: setting(path, "below", "0.1") }))),
  },
  {
    name: "a cap below the minimum",
    code: "never-met",
    mutants: broken((pack) => minimums(pack).flatMap(({ rule, path }) => capping(pack, rule, path))),
  },
  {
    name: "a case after the last",
    code: "unreachable",
    mutants: broken((pack) =>
      pack.books.map(({ value }, b) => ({
        path: below("/books", b, "value", value.length),
        change: (changed: Pack) => void changed.books[b]!.value.push(structuredClone(value.at(-1)!)),
      })),
    ),
  },
  {
    name: "a rule from before the pack",
    code: "unreachable",
    mutants: broken((pack) =>
      pack.rules.map((_, r) => ({ path: `/rules/${r}/effective`, change: setting(`/rules/${r}`, "effective", { to: "1999-12-31" }) })),
    ),
  },
  {
    name: "a number that nothing reads",
    code: "parameter-unused",
    mutants: broken((pack) =>
      types.map((type) => ({
        path: below("/parameters", pack.parameters.length),
        change: (changed: Pack) => void changed.parameters.push({ id: "idle", type, clause: "house", values: [{ value: "3" }] }),
      })),
    ),
  },
  {
    name: "a question that changes nothing",
    code: "ambiguity-without-effect",
    mutants: broken((pack) =>
      ["unclear", "conflict"].map((kind) => ({
        path: below("/ambiguities", pack.ambiguities.length),
        change: (changed: Pack) => idleQuestion(changed, kind as "unclear"),
      })),
    ),
  },
  {
    name: "an open number without a question",
    code: "question-missing",
    mutants: broken((pack) =>
      pack.parameters.flatMap(({ id }, p) =>
        pack.ambiguities.some(({ readings, asks }) => asks === id || readings.some(({ sets }) => id in sets))
          ? []
          : [{ path: `/parameters/${p}/values`, change: setting(`/parameters/${p}`, "values", []) }],
      ),
    ),
  },
  {
    name: "too many open readings",
    code: "combinations-too-many",
    mutants: broken((pack) => [asking(2, 2, 2, 2, 2)(pack), asking(3, 3, 2)(pack)]),
  },
  { name: "less than the pack above", code: "looser-than-parent", mutants: looser },
  {
    name: "an example that comes out otherwise",
    code: "example-fails",
    mutants: broken((pack) =>
      pack.examples.flatMap(({ expect }, e) =>
        Object.keys(expect)
          .slice(0, 1)
          .map((rule) => ({
            path: below("/examples", e, "expect", rule),
            change: setting(below("/examples", e, "expect"), rule, "met 123456"),
          })),
      ),
    ),
  },
  {
    name: "more points than there are",
    code: "never-met",
    mutants: broken((pack) =>
      pack.measures.map(({ id }) => ({
        path: below("/rules", pack.rules.length, "atLeast"),
        change: (changed: Pack) =>
          void changed.rules.push({
            id: "scored",
            title: "分",
            clause: "house",
            for: { subject: "person" },
            per: "term",
            kind: "score",
            full: "100",
            floor: "0",
            deduct: [{ measure: id, each: "1", clause: "house" }],
            atLeast: "101",
          }),
      })),
    ),
  },
];

function capping(pack: Pack, rule: AmountRule, path: string): Site[] {
  const book = bookOf(pack, rule.measure);
  const measure = pack.measures.find(({ id }) => id === rule.measure);
  if (!book || !measure || !("sum" in measure)) return [];
  const at = pack.books.indexOf(book);
  return [
    {
      path: `${path}/atLeast`,
      change: (changed) => void (changed.books[at]!.caps = [{ id: "added", per: rule.per, limit: "0.1", clause: "house" }]),
    },
  ];
}

function idleQuestion(pack: Pack, kind: "unclear" | "conflict"): void {
  pack.parameters.push({ id: "idle", type: "amount", clause: "house", values: [] });
  pack.ambiguities.push({
    id: "idle",
    clause: "house",
    kind,
    question: "多少？",
    readings: [1, 2].map((value) => ({ id: `r${value}`, says: `是 ${value}`, sets: { idle: String(value) } })),
    decide: { level: "school", role: "schoolAdmin" },
  });
}
