import type { Pack, Rubric } from "@xiaoben/contract";
import { termPlan } from "../testing/packs.ts";
import { asking, goodPack, hoursCase, open, question, ruleOf, saying, valued, withRules } from "./testing/good.ts";
import { proveAll } from "./testing/prove.ts";

/** Bands of a result: from, to, in points. */
const banded = (
  bands: [low: string | { param: string }, high?: string][],
  more: { fact?: string; clause?: string } & Partial<Pack> = {},
) => {
  const { fact = "days", clause = "c1", ...parts } = more;
  return goodPack({
    value: bands.map(([atLeast, atMost], n) =>
      hoursCase({ when: { all: [{ fact, atLeast, ...(atMost !== undefined && { atMost }) }] }, amount: { fixed: String(9 - n) }, clause }),
    ),
    ...parts,
  });
};
const form = (more: Partial<Rubric>, rest: Partial<Pack> = {}) => {
  const pack = termPlan();
  Object.assign(pack.content!.rubrics![0]!, more);
  return { ...pack, ...rest };
};
const [excellent, good, fair, again] = termPlan().content!.rubrics![0]!.bands!;
const sections = termPlan().content!.rubrics![0]!.sections;
const extra = (required: boolean): Rubric["sections"][number] => ({
  id: "extra",
  title: "特色",
  items: [{ id: "x", text: "有特色", field: "points", max: "5", step: "1", required }],
});
const weighing = (...weights: string[]) =>
  goodPack({
    measures: [
      { id: "total", sum: "hours" },
      { id: "all", linear: weights.map((times) => ({ times, of: "total" })) },
    ],
  });
const score = (more: object, parts: Partial<Pack> = {}) =>
  goodPack({
    ...withRules(ruleOf({ kind: "score", full: "100", floor: "0", add: [{ measure: "total", each: "1", clause: "c1" }], ...more })),
    ...parts,
  });
const minimum = (says: string, rule: object, parts: Partial<Pack> = {}) => goodPack({ ...saying(says), rule, ...parts });
const rate = (of: string | { param: string }, more: object = {}, parts: Partial<Pack> = {}) =>
  goodPack({ value: [hoursCase({ amount: { per: "minutes", of, gives: "1" }, ...more })], ...parts });
const asked = { parameters: [open("p")], ambiguities: asking("p", "8", "9") };
const onRecord = { ambiguities: [question({ clause: "c1" })] };
const recordOf = (clause: string): Partial<Pack> => ({ ambiguities: [...termPlan().ambiguities, question({ id: "form", clause })] });
const table = (cell: string, parts: Partial<Pack> = {}) =>
  goodPack({
    ...saying("主持的 12 学时，参与的 6 学时"),
    rule: { clause: "house" },
    value: [hoursCase({ amount: { table: { rows: "role", cells: { host: cell, join: "6" } } } })],
    ...parts,
  });

proveAll("faults of a document", [
  {
    code: "bands-overlap",
    what: "a value that stands in two bands",
    has: banded([
      ["90", "100"],
      ["80", "90"],
    ]),
    at: "/books/0/value/1/when",
    hasNot: [
      banded([
        ["90", "100"],
        ["80", "89"],
      ]),
      banded([["90"], ["80"]]),
    ],
    settled: [
      banded(
        [
          ["90", "100"],
          ["80", "90"],
        ],
        { clause: "house" },
      ),
      banded(
        [
          ["90", "100"],
          [{ param: "p" }, "90"],
        ],
        asked,
      ),
    ],
  },
  {
    code: "bands-gap",
    what: "whole bands of what has decimals",
    has: banded([
      ["90", "100"],
      ["80", "89"],
    ]),
    at: "/books/0/value/0/when",
    hasNot: [
      banded([["90"], ["80"]]),
      banded([
        ["90", "100"],
        ["80", "89.9999"],
      ]),
    ],
    settled: [
      banded(
        [
          ["90", "100"],
          ["80", "89"],
        ],
        { clause: "house" },
      ),
    ],
  },
  {
    code: "bands-gap",
    what: "between whole bands of a form an average can fall",
    has: form({ bands: [{ ...excellent!, atMost: "100" }, { ...good!, atMost: "89" }, fair!, again!] }),
    at: "/content/rubrics/0/bands/1",
    hasNot: [
      form({ bands: [excellent!, good!, fair!, again!] }),
      form({ bands: [excellent!, { ...good!, atMost: "89.9" }, fair!, again!] }),
    ],
    settled: [
      form({ clause: "house", bands: [excellent!, { ...good!, atMost: "89" }, fair!, again!] }),
      form({ clause: "c1", bands: [excellent!, { ...good!, atMost: "89" }, fair!, again!] }, recordOf("c1")),
    ],
  },
  {
    code: "bands-overlap",
    what: "a mark with two names",
    has: form({ bands: [excellent!, { ...good!, atMost: "90" }, fair!, again!] }),
    at: "/content/rubrics/0/bands/1",
    hasNot: [form({ bands: [excellent!, { ...good!, atMost: "89.9" }, fair!, again!] })],
    settled: [form({ clause: "house", bands: [excellent!, { ...good!, atMost: "90" }, fair!, again!] })],
  },
  {
    code: "text-contradicts-table",
    what: "a cell that says otherwise than the sentence",
    has: table("8"),
    at: "/books/0/value/0/amount/table/cells/host",
    hasNot: [table("12"), table("8", saying("主持的与参与的都算"))],
    settled: [],
  },
  {
    code: "text-contradicts-table",
    what: "a minimum that says otherwise, in Chinese numerals",
    has: minimum("不少于四十学时", { atLeast: "38" }),
    at: "/rules/0/atLeast",
    hasNot: [
      minimum("不少于四十学时", { atLeast: "40" }),
      minimum("不少于40学时，2026年9月1日起", { atLeast: "40" }),
      minimum("第12条规定的学时", { atLeast: "38" }),
    ],
    settled: [
      minimum("不少于四十学时", { atLeast: "38", clause: "house" }),
      minimum("不少于四十学时", { atLeast: { param: "p" } }, { parameters: [open("p")], ambiguities: asking("p", "38", "42") }),
    ],
  },
  {
    code: "text-contradicts-table",
    what: "a percentage that says otherwise",
    has: goodPack({
      ...saying("不超过总学时的30%"),
      parameters: [valued("p", "0.2", "share")],
      book: { caps: [{ id: "c", per: "schoolYear", limit: { share: { param: "p" }, of: "150" }, clause: "c1" }] },
    }),
    at: "/parameters/0/values/0/value",
    hasNot: [
      goodPack({
        ...saying("不超过总学时的20%"),
        parameters: [valued("p", "0.2", "share")],
        book: { caps: [{ id: "c", per: "schoolYear", limit: { share: { param: "p" }, of: "150" }, clause: "c1" }] },
      }),
    ],
  },
  {
    code: "weights-not-full",
    what: "a full mark that the items do not make",
    has: form({ full: "110" }),
    at: "/content/rubrics/0",
    hasNot: [form({})],
    settled: [form({ full: "110", clause: "house" }), form({ full: "110", clause: "c1" }, recordOf("c1"))],
  },
  {
    code: "weights-not-full",
    what: "weights of a sum that make 110 %",
    has: weighing("0.5", "0.3", "0.3"),
    at: "/measures/1/linear",
    hasNot: [weighing("0.5", "0.3", "0.2"), weighing("0.05", "0.015"), weighing("0.7")],
  },
  {
    code: "weights-disagree",
    what: "items that do not make the weight of their section",
    has: form({ sections: sections.map((section, n) => (n === 0 ? { ...section, weight: "20" } : section)) }),
    at: "/content/rubrics/0/sections/0/weight",
    hasNot: [form({})],
    settled: [form({ clause: "house", sections: sections.map((section, n) => (n === 0 ? { ...section, weight: "20" } : section)) })],
  },
  {
    code: "range-as-minimum",
    what: "a sentence that asks for 20 to 30",
    has: minimum("每学期听课 20～30 节", { atLeast: "20" }),
    at: "/rules/0/atLeast",
    hasNot: [minimum("每学期听课 20 节以上", { atLeast: "20" }), minimum("2026-2027 学年听课 20 节以上", { atLeast: "20" })],
    settled: [
      minimum("每学期听课 20～30 节", { atLeast: "20", clause: "house" }),
      minimum("每学期听课 20～30 节", { atLeast: { param: "p" } }, { parameters: [open("p")], ambiguities: asking("p", "20", "30") }),
    ],
  },
  {
    code: "range-as-minimum",
    what: "a minimum together with a maximum",
    has: goodPack({ rule: { atMost: "30" } }),
    at: "/rules/0",
    hasNot: [goodPack()],
    settled: [
      goodPack({ rule: { atMost: "30", clause: "house" } }),
      goodPack({ rule: { atMost: { param: "p" } }, parameters: [open("p")], ambiguities: asking("p", "30", "90") }),
    ],
  },
  {
    code: "bonus-beyond-full",
    what: "something added, and no ceiling",
    has: score({}),
    at: "/rules/1/add",
    hasNot: [score({ ceiling: "100" }), score({ ceiling: "120" }), score({ add: [] })],
    settled: [score({ clause: "house" }), score({ add: [{ measure: "total", each: "1", max: { param: "p" }, clause: "c1" }] }, asked)],
  },
  {
    code: "bonus-beyond-full",
    what: "a section on top of the full mark",
    has: form({ sections: [...sections, extra(false)] }),
    at: `/content/rubrics/0/sections/${sections.length}`,
    hasNot: [form({}), form({ sections: [...sections, extra(true)] })],
    settled: [form({ clause: "house", sections: [...sections, extra(false)] })],
  },
  {
    code: "rounding-undefined",
    what: "hours of 45 minutes",
    has: rate("45"),
    at: "/books/0/value/0",
    hasNot: [rate("50"), rate("45", { round: { step: "0.5", mode: "down", at: "record" } })],
    settled: [rate("45", {}, onRecord)],
  },
  {
    code: "rounding-undefined",
    what: "a rate that one reading makes endless",
    has: rate({ param: "p" }, {}, { parameters: [open("p", "minutes")], ambiguities: asking("p", "40", "45") }),
    at: "/books/0/value/0",
    hasNot: [rate({ param: "p" }, {}, { parameters: [open("p", "minutes")], ambiguities: asking("p", "40", "50") })],
  },
  {
    code: "rounding-undefined",
    what: "a factor with too many decimals",
    has: rate("16", { times: [{ when: { all: [{ fact: "role", is: "speaker" }] }, by: "1.25" }] }),
    at: "/books/0/value/0",
    hasNot: [rate("16"), rate("16", { times: [{ when: { all: [{ fact: "role", is: "speaker" }] }, by: "4" }] })],
  },
  {
    code: "rounding-undefined",
    what: "marks for each part of a quotient",
    has: score(
      { ceiling: "100", add: [{ measure: "part", each: "1", clause: "c1" }] },
      {
        measures: [
          { id: "total", sum: "hours" },
          { id: "part", ratio: ["total", "total"] },
        ],
      },
    ),
    at: "/rules/1/add/0",
    hasNot: [score({ ceiling: "100" })],
  },
]);
