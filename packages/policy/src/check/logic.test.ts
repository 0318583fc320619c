import type { Pack } from "@xiaoben/contract";
import { asking, goodPack, hoursCase, open, question, ruleOf, valued, withRules } from "./testing/good.ts";
import { proveAll } from "./testing/prove.ts";

const amounts = (...limits: object[]) =>
  goodPack(withRules(...limits.map((limit, n) => ruleOf({ kind: "amount", measure: "total", ...limit }, `r${n}`))));
const capped = (limit: string, more: object = {}, parts: object = {}) =>
  goodPack({ book: { caps: [{ id: "cap", per: "schoolYear", limit, clause: "c1", ...more }] }, ...parts });
const follows = (
  combine: "all" | "any" | { param: string },
  ...of: Pack["consequences"][number]["when"]["of"]
): Pick<Pack, "consequences"> => ({
  consequences: [
    { id: "follows", clause: "c1", purposes: ["annualRating"], effect: { bar: true }, when: { combine, of }, reply: { days: "5" } },
  ],
});
const online = { all: [{ fact: "category", is: "online" }] };
const other = { all: [{ fact: "category", is: "external" }] };
const questions = (count: number) =>
  goodPack({
    parameters: Array.from({ length: count }, (_, n) => open(`p${n}`)),
    ambiguities: Array.from({ length: count }, (_, n) => ({ ...asking(`p${n}`, "8", "9")[0]!, id: `q${n}` })),
    measures: [
      { id: "total", sum: "hours" },
      { id: "asked", linear: Array.from({ length: count }, (_, n) => ({ times: { param: `p${n}` }, of: "total" })) },
    ],
    ...withRules(ruleOf({ kind: "amount", measure: "asked", atLeast: "10" })),
  });
const waived = (param: string) => ({ waivedBy: [{ waiver: "longCycleDispatch", effect: { param }, clause: "c1" }] });
const presuming = (rule: object, type: "amount" | "choice") =>
  goodPack({
    parameters: [{ ...open("p", type), ...(type === "choice" && { choices: ["none", "drop"] }) }],
    ambiguities: asking("p", type === "choice" ? "none" : "8", type === "choice" ? "drop" : "9").map((row) => ({ ...row, presumed: "a" })),
    rule,
    ...follows("all", { rule: "total", is: "notMet" }),
  });

const twoRules = goodPack(withRules(ruleOf({ kind: "amount", measure: "total", atLeast: "2", per: "term" })));

proveAll("a pack whose logic does not work out", [
  {
    code: "contradiction",
    what: "a minimum above the maximum of another rule",
    has: amounts({ atLeast: "30" }, { atMost: "29" }),
    at: "/rules/1/atLeast",
    hasNot: [amounts({ atLeast: "30" }, { atMost: "30" }), amounts({ atLeast: "30" }, { atMost: "29", per: "term" })],
  },
  {
    code: "contradiction",
    what: "at least ten and below ten",
    has: goodPack({ rule: { below: "10" } }),
    at: "/rules/0/atLeast",
    hasNot: [goodPack({ rule: { below: "10.5" } })],
  },
  {
    code: "contradiction",
    what: "a floor above the full mark",
    has: goodPack(withRules(ruleOf({ kind: "score", full: "100", floor: "101" }))),
    at: "/rules/1/floor",
    hasNot: [goodPack(withRules(ruleOf({ kind: "score", full: "100", floor: "100" })))],
  },
  {
    code: "never-met",
    what: "a minimum above the cap",
    has: capped("9"),
    at: "/rules/0/atLeast",
    hasNot: [capped("10"), capped("9", { per: "term" }), capped("9", { where: online }), capped("9", { by: ["activity"] })],
  },
  {
    code: "never-met",
    what: "a part whose minimum lies above the cap on all",
    has: capped(
      "11",
      {},
      {
        measures: [
          { id: "total", sum: "hours" },
          { id: "part", sum: "hours", where: online },
        ],
        ...withRules(ruleOf({ kind: "amount", measure: "part", atLeast: "12" })),
      },
    ),
    at: "/rules/1/atLeast",
    hasNot: [
      capped(
        "12",
        {},
        {
          measures: [
            { id: "total", sum: "hours" },
            { id: "part", sum: "hours", where: online },
          ],
          ...withRules(ruleOf({ kind: "amount", measure: "part", atLeast: "12" })),
        },
      ),
    ],
  },
  {
    code: "never-met",
    what: "a minimum above the sum of the caps on each kind",
    has: goodPack({
      value: [hoursCase({ when: online }), hoursCase({ when: other })],
      book: {
        caps: [
          { id: "a", where: online, per: "schoolYear", limit: "5", clause: "c1" },
          { id: "b", where: other, per: "schoolYear", limit: "4", clause: "c1" },
        ],
      },
    }),
    at: "/rules/0/atLeast",
    hasNot: [
      goodPack({
        value: [hoursCase({ when: online }), hoursCase({ when: other })],
        book: {
          caps: [
            { id: "a", where: online, per: "schoolYear", limit: "5", clause: "c1" },
            { id: "b", where: other, per: "schoolYear", limit: "5", clause: "c1" },
          ],
        },
      }),
      goodPack({
        value: [hoursCase({ when: online }), hoursCase({ when: other }), hoursCase()],
        book: {
          caps: [
            { id: "a", where: online, per: "schoolYear", limit: "5", clause: "c1" },
            { id: "b", where: other, per: "schoolYear", limit: "4", clause: "c1" },
          ],
        },
      }),
    ],
  },
  {
    code: "never-met",
    what: "fewer than none may be missed",
    has: goodPack(withRules(ruleOf({ kind: "frequency", measure: "total", each: "week", atLeast: "1", mayMiss: "-1" }))),
    at: "/rules/1/mayMiss",
    hasNot: [goodPack(withRules(ruleOf({ kind: "frequency", measure: "total", each: "week", atLeast: "1", mayMiss: "0" })))],
  },
  {
    code: "never-met",
    what: "two of one rule",
    has: goodPack(withRules(ruleOf({ kind: "bundle", need: "2", of: ["total"] }))),
    at: "/rules/1/need",
    hasNot: [goodPack(withRules(ruleOf({ kind: "bundle", need: "1", of: ["total"] })))],
  },
  {
    code: "never-met",
    what: "more points than there are",
    has: goodPack(withRules(ruleOf({ kind: "score", full: "100", floor: "0", atLeast: "101" }))),
    at: "/rules/1/atLeast",
    hasNot: [goodPack(withRules(ruleOf({ kind: "score", full: "100", floor: "0", atLeast: "100" })))],
  },
  {
    code: "unreachable",
    what: "a case after one for every record",
    has: goodPack({ value: [hoursCase(), hoursCase({ when: online })] }),
    at: "/books/0/value/1",
    hasNot: [goodPack({ value: [hoursCase({ when: online }), hoursCase()] })],
  },
  {
    code: "unreachable",
    what: "a case that an earlier one covers",
    has: goodPack({
      value: [
        hoursCase({ when: { all: [{ fact: "lessons", atLeast: "1" }] } }),
        hoursCase({ when: { all: [{ fact: "lessons", atLeast: "2" }] } }),
      ],
    }),
    at: "/books/0/value/1",
    hasNot: [
      goodPack({
        value: [
          hoursCase({ when: { all: [{ fact: "lessons", atLeast: "2" }] } }),
          hoursCase({ when: { all: [{ fact: "lessons", atLeast: "1" }] } }),
        ],
      }),
    ],
  },
  {
    code: "unreachable",
    what: "a case that no record of the book fits",
    has: goodPack({ value: [hoursCase({ when: online }), hoursCase()], book: { where: other } }),
    at: "/books/0/value/0/when",
    hasNot: [goodPack({ value: [hoursCase({ when: online }), hoursCase()] })],
  },
  {
    code: "unreachable",
    what: "a cap after a tighter one",
    has: goodPack({
      book: {
        caps: [
          { id: "a", per: "schoolYear", limit: "20", clause: "c1" },
          { id: "b", where: online, per: "schoolYear", limit: "20", clause: "c1" },
        ],
      },
    }),
    at: "/books/0/caps/1",
    hasNot: [
      goodPack({
        book: {
          caps: [
            { id: "b", where: online, per: "schoolYear", limit: "20", clause: "c1" },
            { id: "a", per: "schoolYear", limit: "20", clause: "c1" },
          ],
        },
      }),
      goodPack({
        book: {
          caps: [
            { id: "a", per: "schoolYear", limit: "20", clause: "c1" },
            { id: "b", per: "term", limit: "20", clause: "c1" },
          ],
        },
      }),
    ],
  },
  {
    code: "unreachable",
    what: "a step that reaches no further",
    has: goodPack({
      value: [
        hoursCase({
          amount: {
            marginal: [
              { upTo: 4, each: "2" },
              { upTo: 4, each: "1" },
            ],
            within: "term",
          },
        }),
      ],
    }),
    at: "/books/0/value/0/amount/marginal/1",
    hasNot: [goodPack({ value: [hoursCase({ amount: { marginal: [{ upTo: 4, each: "2" }, { each: "1" }], within: "term" } })] })],
  },
  {
    code: "unreachable",
    what: "a row for a category that there is not",
    has: goodPack({ value: [hoursCase({ amount: { table: { rows: "category", cells: { online: "2", onlin: "3" } } } })] }),
    at: "/books/0/value/0/amount/table/cells/onlin",
    hasNot: [
      goodPack({ value: [hoursCase({ amount: { table: { rows: "category", cells: { online: "2", "group-study": "3" } } } })] }),
      goodPack({ value: [hoursCase({ amount: { table: { rows: "level", cells: { nation: "2" } } } })] }),
    ],
  },
  {
    code: "unreachable",
    what: "a rule that was in force before the pack",
    has: goodPack({ rule: { effective: { to: "2025-08-31" } } }),
    at: "/rules/0/effective",
    hasNot: [goodPack({ rule: { effective: { to: "2025-09-01" } } })],
  },
  {
    code: "unreachable",
    what: "a value after one that always holds",
    has: goodPack({
      parameters: [{ ...open("p"), values: [{ value: "8" }, { value: "9", periods: { from: "2026-01-01" } }] }],
      rule: { atLeast: { param: "p" } },
    }),
    at: "/parameters/0/values/1",
    hasNot: [
      goodPack({
        parameters: [{ ...open("p"), values: [{ value: "9", periods: { from: "2026-01-01" } }, { value: "8" }] }],
        rule: { atLeast: { param: "p" } },
      }),
    ],
  },
  {
    code: "unreachable",
    what: "a consequence of the same rule met and not met",
    has: goodPack(follows("all", { rule: "total", is: "met" }, { rule: "total", is: "notMet" })),
    at: "/consequences/0/when/of",
    hasNot: [goodPack(follows("any", { rule: "total", is: "met" }, { rule: "total", is: "notMet" }))],
  },
  {
    code: "parameter-unused",
    what: "a parameter that nothing reads",
    has: goodPack({ parameters: [valued("p", "8")] }),
    at: "/parameters/0",
    hasNot: [goodPack({ parameters: [valued("p", "8")], rule: { atLeast: { param: "p" } } })],
  },
  {
    code: "ambiguity-without-effect",
    what: "a question about what nothing reads",
    has: goodPack({ parameters: [open("p")], ambiguities: asking("p", "8", "9") }),
    at: "/ambiguities/0",
    hasNot: [goodPack({ parameters: [open("p")], ambiguities: asking("p", "8", "9"), rule: { atLeast: { param: "p" } } })],
  },
  {
    code: "ambiguity-without-effect",
    what: "readings that all set the same",
    has: goodPack({ parameters: [open("p")], ambiguities: asking("p", "8", "8"), rule: { atLeast: { param: "p" } } }),
    at: "/ambiguities/0/readings",
    hasNot: [goodPack({ parameters: [open("p")], ambiguities: asking("p", "8", "9"), rule: { atLeast: { param: "p" } } })],
  },
  {
    code: "ambiguity-without-effect",
    what: "a question that is answered already",
    has: goodPack({ parameters: [valued("p", "8")], ambiguities: asking("p", "8", "9"), rule: { atLeast: { param: "p" } } }),
    at: "/ambiguities/0",
    hasNot: [
      goodPack({
        parameters: [{ ...open("p"), values: [{ value: "8", periods: { to: "2025-12-31" } }] }],
        ambiguities: asking("p", "8", "9"),
        rule: { atLeast: { param: "p" } },
      }),
    ],
  },
  {
    code: "question-missing",
    what: "an open number that nobody is asked for",
    has: goodPack({ parameters: [open("p")], rule: { atLeast: { param: "p" } } }),
    at: "/parameters/0/values",
    hasNot: [
      goodPack({ parameters: [open("p")], rule: { atLeast: { param: "p" } }, ambiguities: [question({ asks: "p", kind: "undefined" })] }),
    ],
  },
  {
    code: "presumed-in-consequence",
    what: "a presumed limit of a rule that a consequence follows from",
    has: presuming({ atLeast: { param: "p" } }, "amount"),
    at: "/ambiguities/0/presumed",
    hasNot: [{ ...presuming({ atLeast: { param: "p" } }, "amount"), consequences: [] }, presuming(waived("p"), "choice")],
  },
  { code: "combinations-too-many", what: "five open questions under one rule", has: questions(5), at: "/rules/1", hasNot: [questions(4)] },
  {
    code: "looser-than-parent",
    what: "a lower minimum",
    has: child({ rules: [{ ...goodPack().rules[0]!, atLeast: "9" } as Pack["rules"][number]] }),
    at: "/rules/0/atLeast",
    parents: [goodPack()],
    hasNot: [child({ rules: [{ ...goodPack().rules[0]!, atLeast: "12" } as Pack["rules"][number]] }), child({})],
  },
  {
    code: "inspection-counted",
    what: "[R081] a book of observations beside a form for inspection that does not say whether inspections count",
    has: observing("inspection"),
    at: "/books/0",
    hasNot: [
      observing(),
      observing("inspection", { where: { all: [{ fact: "aim", notIn: ["inspection"] }] } }),
      observing("inspection", { admit: [{ id: "peers", test: { fact: "aim", present: false }, otherwise: "refused", clause: "c1" }] }),
      observing("inspection", { source: "lesson" }),
    ],
  },
  {
    code: "looser-than-parent",
    what: "a rule that is dropped",
    has: child({ drop: ["more"] }),
    at: "/drop/0",
    parents: [twoRules],
    hasNot: [child({})],
  },
  {
    code: "looser-than-parent",
    what: "a waiver that the parent does not know",
    has: child({
      rules: [{ ...goodPack().rules[0]!, waivedBy: [{ waiver: "illness", effect: "drop", clause: "c1" }] } as Pack["rules"][number]],
    }),
    at: "/rules/0/waivedBy/0",
    parents: [goodPack()],
    hasNot: [child({})],
  },
  {
    code: "looser-than-parent",
    what: "a higher cap",
    has: child({ books: capped("12").books }),
    at: "/books/0/caps/0/limit",
    parents: [capped("11")],
    hasNot: [child({ books: capped("10").books })],
  },
  {
    code: "looser-than-parent",
    what: "a lower value of a parameter for a minimum",
    has: child({ parameters: [valued("p", "7")] }),
    at: "/parameters/0/values",
    parents: [goodPack({ parameters: [valued("p", "8")], rule: { atLeast: { param: "p" } } })],
    hasNot: [child({ parameters: [valued("p", "9")] })],
  },
]);

/** A book of observations, and a form that is for inspection or for colleagues. */
function observing(aim?: "inspection", book: Partial<Pack["books"][number]> = {}): Pack {
  const form = { id: "f", title: "表", sections: [{ id: "s", title: "部分", items: [{ id: "i", text: "项", field: "yesNo" as const }] }] };
  return {
    ...goodPack(),
    books: [
      { id: "observed", title: "听课", unit: "lesson", source: "observation", value: [{ amount: { fixed: "1" }, clause: "c1" }], ...book },
    ],
    measures: [{ id: "total", sum: "observed" }],
    content: { rubrics: [{ ...form, ...(aim && { aim }) }] },
  };
}

function child(parts: Partial<Pack>): Pack {
  return {
    ...goodPack(),
    id: "child",
    parameters: [],
    books: [],
    measures: [],
    rules: [],
    extends: { id: "tiny", version: "1" },
    ...parts,
  };
}
