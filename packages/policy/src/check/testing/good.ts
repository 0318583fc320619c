import type { Case, Pack, Rule } from "@xiaoben/contract";
import { tinyPack } from "../../testing/tiny.ts";

type Parts = NonNullable<Parameters<typeof tinyPack>[0]>;

/** A small pack with an example, in which nothing is found; whatever is given stands. */
export const goodPack = (parts: Parts = {}): Pack =>
  tinyPack({
    examples: [
      {
        id: "e",
        asOf: "2027-08-31",
        records: [{ kind: "hour", on: "2026-10-08", category: "group-study", approvedHours: "12" }],
        expect: { total: "met 12" },
      },
    ],
    ...parts,
  });

/** The clause that all of the small pack cites, with a sentence. */
export const saying = (says: string): Pick<Pack, "source"> => ({
  source: { title: "示例", clauses: [{ id: "c1", label: "第一条", says }] },
});

/** A question of the pack's clause. */
export const question = (more: Partial<Pack["ambiguities"][number]> = {}): Pack["ambiguities"][number] => ({
  id: "q",
  clause: "c1",
  kind: "fault",
  question: "是哪一个？",
  readings: [],
  decide: { level: "school", role: "schoolAdmin" },
  ...more,
});

/** A question that gives a parameter one of two values. */
export const asking = (parameter: string, a: string, b: string): Pack["ambiguities"] => [
  question({
    readings: [
      { id: "a", says: "甲", sets: { [parameter]: a } },
      { id: "b", says: "乙", sets: { [parameter]: b } },
    ],
  }),
];

/** A parameter without a value. */
export const open = (id: string, type: Pack["parameters"][number]["type"] = "amount"): Pack["parameters"][number] => ({
  id,
  type,
  clause: "c1",
  values: [],
});

export const valued = (id: string, value: string, type: Pack["parameters"][number]["type"] = "amount"): Pack["parameters"][number] => ({
  ...open(id, type),
  values: [{ value }],
});

export const hoursCase = (more: Partial<Case> = {}): Case => ({ amount: { fact: "approvedHours" }, clause: "c1", ...more });

/** A rule over the school year for people, of any kind. */
export const ruleOf = (more: object, id = "more"): Rule =>
  ({ id, title: "规则", clause: "c1", for: { subject: "person" }, per: "schoolYear", ...more }) as Rule;

/** The first rule of the small pack, and more of them. */
export const withRules = (...rules: Rule[]): Pick<Pack, "rules"> => ({ rules: [tinyPack().rules[0]!, ...rules] });
