import { asking, goodPack, hoursCase, open, ruleOf, valued, withRules } from "./testing/good.ts";
import { proveAll } from "./testing/prove.ts";

const deadline = (event: string, notAfter: object) => goodPack(withRules(ruleOf({ kind: "deadline", event, notAfter })));
const cycle = (years: number, anchor: { from: string } | { fact: string } = { from: "2025-09-01" }) =>
  goodPack({ cycles: [{ id: "five", years, anchor }], rule: { per: { cycle: "five" } }, examples: [] });
const choice = (choices: string[], value: string) =>
  goodPack({
    parameters: [{ id: "how", type: "choice", choices, clause: "c1", values: [{ value }] }],
    consequences: [
      {
        id: "follows",
        clause: "c1",
        purposes: ["annualRating"],
        effect: { bar: true },
        when: { combine: { param: "how" }, of: [{ rule: "total", is: "notMet" }] },
        reply: { days: "5" },
      },
    ],
  });
const rules = (count: number) =>
  goodPack({ rules: Array.from({ length: count }, (_, n) => ({ ...goodPack().rules[0]!, id: `r${n}` })), examples: [] });
const sums = (depth: number) =>
  goodPack({
    measures: [
      { id: "total", sum: "hours" },
      ...Array.from({ length: depth }, (_, n) => ({ id: `m${n + 1}`, linear: [{ times: "1", of: n === 0 ? "total" : `m${n}` }] })),
    ],
  });
const bound = (upper: string | undefined) => ({ id: "below", version: "1", ...(upper && { extends: { id: "tiny", version: upper } }) });

const approvals = (...entries: { categories?: string[] }[]) =>
  goodPack({
    categories: [{ id: "outside", title: "校外" }],
    approvals: entries.map((one, n) => ({ id: `a${n}`, levels: ["school"], clause: "c1", ...one })),
  });

const example = (record: Record<string, string>) =>
  goodPack({ examples: [{ id: "e", asOf: "2027-08-31", records: [record], expect: {} }] });

proveAll("a pack that does not hang together", [
  {
    code: "parent-missing",
    what: "extends a version that is not there",
    has: goodPack(bound("2")),
    at: "/extends",
    parents: [goodPack()],
    hasNot: [goodPack(bound(undefined))],
  },
  {
    code: "unknown-reference",
    what: "a measure that is not there",
    has: goodPack({ rule: { measure: "x" } }),
    at: "/rules/0/measure",
    hasNot: [goodPack()],
  },
  {
    code: "unknown-reference",
    what: "an example of a rule that is not there",
    has: goodPack({ examples: [{ id: "e", asOf: "2027-08-31", records: [], expect: { x: "met" } }] }),
    at: "/examples/0/expect/x",
    hasNot: [goodPack()],
  },
  {
    code: "unknown-fact",
    what: "a fact that records do not have",
    has: goodPack({ value: [hoursCase({ amount: { fact: "colour" } })] }),
    at: "/books/0/value/0/amount/fact",
    hasNot: [goodPack({ value: [hoursCase({ amount: { fact: "ext:colour" } })] })],
  },
  {
    code: "unknown-fact",
    what: "a name that every object has",
    has: goodPack({ value: [hoursCase({ amount: { fact: "constructor" } })] }),
    at: "/books/0/value/0/amount/fact",
    hasNot: [goodPack()],
  },
  {
    code: "unknown-role",
    what: "a role that nobody can hold",
    has: goodPack({
      parameters: [open("p")],
      rule: { atLeast: { param: "p" } },
      ambiguities: asking("p", "8", "9").map((row) => ({ ...row, decide: { level: "school", role: "boss" } })),
    }),
    at: "/ambiguities/0/decide/role",
    hasNot: [
      goodPack({
        parameters: [open("p")],
        rule: { atLeast: { param: "p" } },
        ambiguities: asking("p", "8", "9").map((row) => ({ ...row, decide: { level: "school", role: "ext:union" } })),
      }),
    ],
  },
  {
    code: "unknown-moment",
    what: "a moment that no record has",
    has: deadline("plan.read", { monthDay: "09-05" }),
    at: "/rules/1/event",
    hasNot: [deadline("plan.submitted", { monthDay: "09-05" })],
  },
  {
    code: "kind-mismatch",
    what: "moments of different records",
    has: deadline("hour.written", { after: "lesson.held", days: "2", count: "calendar" }),
    at: "/rules/1/notAfter/after",
    hasNot: [deadline("hour.written", { after: "hour.done", days: "2", count: "calendar" })],
  },
  {
    code: "anchor-unknown",
    what: "a cycle from a fact that is no day",
    has: cycle(5, { fact: "role" }),
    at: "/cycles/0/anchor/fact",
    hasNot: [cycle(5, { fact: "ext:certifiedOn" }), cycle(5)],
  },
  {
    code: "choice-unknown",
    what: "a choice that does not stand in the list",
    has: choice(["any", "all"], "none"),
    at: "/parameters/0/values/0/value",
    hasNot: [choice(["any", "all"], "all")],
  },
  {
    code: "choice-unknown",
    what: "a state that records never have",
    has: goodPack({ book: { where: { all: [{ fact: "state", is: "aproved" }] } } }),
    at: "/books/0/where/all/0/is",
    hasNot: [goodPack({ book: { where: { all: [{ fact: "state", is: "approved" }] } } })],
  },
  {
    code: "duplicate-id",
    what: "two parameters of one name",
    has: goodPack({ parameters: [valued("p", "8"), valued("p", "9")], rule: { atLeast: { param: "p" } } }),
    at: "/parameters/1/id",
    hasNot: [goodPack({ parameters: [valued("p", "8")], rule: { atLeast: { param: "p" } } })],
  },
  {
    code: "duplicate-id",
    what: "a clause that is called like the author's own convention",
    has: goodPack({
      source: {
        title: "示例",
        clauses: [
          { id: "c1", label: "一" },
          { id: "house", label: "二" },
        ],
      },
    }),
    at: "/source/clauses/1/id",
    hasNot: [
      goodPack({
        source: {
          title: "示例",
          clauses: [
            { id: "c1", label: "一" },
            { id: "c2", label: "二" },
          ],
        },
      }),
    ],
  },
  {
    code: "fact-type",
    what: "at least of a code",
    has: goodPack({ book: { where: { all: [{ fact: "category", atLeast: "2" }] } } }),
    at: "/books/0/where/all/0/atLeast",
    hasNot: [goodPack({ book: { where: { all: [{ fact: "lessons", atLeast: "2" }] } } })],
  },
  {
    code: "fact-type",
    what: "a rate of what is no number",
    has: goodPack({ value: [hoursCase({ amount: { per: "category", of: "8", gives: "1" } })] }),
    at: "/books/0/value/0/amount/per",
    hasNot: [goodPack({ value: [hoursCase({ amount: { per: "minutes", of: "8", gives: "1" } })] })],
  },
  {
    code: "kind-mismatch",
    what: "a bundle of a rule for others",
    has: goodPack(withRules(ruleOf({ kind: "bundle", need: "all", of: ["total"], for: { subject: "school" } }))),
    at: "/rules/1/of/0",
    hasNot: [goodPack(withRules(ruleOf({ kind: "bundle", need: "all", of: ["total"] })))],
  },
  {
    code: "measure-not-here",
    what: "a case that rests on a measure",
    has: goodPack({ value: [hoursCase({ max: { measure: "total" } })] }),
    at: "/books/0/value/0/max",
    hasNot: [goodPack({ rule: { atLeast: { measure: "total" } } })],
  },
  {
    code: "parameter-type",
    what: "a share above one",
    has: goodPack({ parameters: [valued("p", "20", "share")], rule: { atLeast: { param: "p" } } }),
    at: "/parameters/0/values/0/value",
    hasNot: [goodPack({ parameters: [valued("p", "0.2", "share")], rule: { atLeast: { param: "p" } } })],
  },
  {
    code: "number-out-of-range",
    what: "a share written as a percentage",
    has: goodPack({ book: { caps: [{ id: "c", per: "schoolYear", limit: { share: "20", of: "150" }, clause: "c1" }] } }),
    at: "/books/0/caps/0/limit/share",
    hasNot: [goodPack({ book: { caps: [{ id: "c", per: "schoolYear", limit: { share: "0.2", of: "150" }, clause: "c1" }] } })],
  },
  {
    code: "number-out-of-range",
    what: "a division by nothing",
    has: goodPack({ value: [hoursCase({ amount: { per: "minutes", of: "0", gives: "1" } })] }),
    at: "/books/0/value/0/amount/of",
    hasNot: [goodPack({ value: [hoursCase({ amount: { per: "minutes", of: "0.5", gives: "1" } })] })],
  },
  { code: "cycle-invalid", what: "a cycle of half a year", has: cycle(0.5), at: "/cycles/0/years", hasNot: [cycle(1)] },
  {
    code: "period-order",
    what: "values from a later to an earlier day",
    has: goodPack({
      parameters: [{ ...open("p"), values: [{ value: "8", periods: { from: "2027-01-01", to: "2026-01-01" } }, { value: "9" }] }],
      rule: { atLeast: { param: "p" } },
    }),
    at: "/parameters/0/values/0/periods/to",
    hasNot: [
      goodPack({
        parameters: [{ ...open("p"), values: [{ value: "8", periods: { from: "2026-01-01", to: "2026-01-01" } }, { value: "9" }] }],
        rule: { atLeast: { param: "p" } },
      }),
    ],
  },
  {
    code: "effective-order",
    what: "a pack that ends before it begins",
    has: goodPack({ effective: { from: "2026-09-01", to: "2026-08-31" } }),
    at: "/effective/to",
    hasNot: [goodPack({ effective: { from: "2026-09-01", to: "2026-09-01" } })],
  },
  {
    code: "deadline-invalid",
    what: "the 31st of November",
    has: deadline("plan.submitted", { monthDay: "11-31" }),
    at: "/rules/1/notAfter/monthDay",
    hasNot: [deadline("plan.submitted", { monthDay: "02-29" })],
  },
  {
    code: "deadline-invalid",
    what: "the eighth day of the week",
    has: deadline("plan.submitted", { nth: 1, weekday: 8, month: 11 }),
    at: "/rules/1/notAfter/weekday",
    hasNot: [deadline("plan.submitted", { nth: 1, weekday: 7, month: 11 })],
  },
  {
    code: "limit-missing",
    what: "a rule that compares with nothing",
    has: goodPack(withRules(ruleOf({ kind: "amount", measure: "total" }))),
    at: "/rules/1",
    hasNot: [goodPack(withRules(ruleOf({ kind: "amount", measure: "total", atMost: "90" })))],
  },
  {
    code: "list-empty",
    what: "a book in which nothing has a value",
    has: goodPack({ value: [] }),
    at: "/books/0/value",
    hasNot: [goodPack()],
  },
  {
    code: "list-empty",
    what: "a test that no code fits",
    has: goodPack({ book: { where: { all: [{ fact: "category", in: [] }] } } }),
    at: "/books/0/where/all/0/in",
    hasNot: [goodPack({ book: { where: { all: [{ fact: "category", in: ["online"] }] } } })],
  },
  {
    code: "text-missing",
    what: "a blank title",
    has: goodPack({ rule: { title: " " } }),
    at: "/rules/0/title",
    hasNot: [goodPack({ rule: { title: "学时" } })],
  },
  {
    code: "template-empty",
    what: "a checklist without items",
    has: goodPack({ content: { checklists: [{ id: "l", title: "单", items: [] }] } }),
    at: "/content/checklists/0/items",
    hasNot: [
      goodPack({
        content: { checklists: [{ id: "l", title: "单", items: [{ id: "a", text: "一", phase: "before", filled: ["/title"] }] }] },
      }),
    ],
  },
  {
    code: "list-empty",
    what: "an approval without levels",
    has: goodPack({ approvals: [{ id: "a", levels: [], clause: "c1" }] }),
    at: "/approvals/0/levels",
    hasNot: [goodPack({ approvals: [{ id: "a", levels: ["school"], clause: "c1" }] })],
  },
  {
    code: "duplicate-id",
    what: "a level that decides twice",
    has: goodPack({ approvals: [{ id: "a", levels: ["group", "school", "group"], clause: "c1" }] }),
    at: "/approvals/0/levels/2",
    hasNot: [goodPack({ approvals: [{ id: "a", levels: ["group", "school", "county"], clause: "c1" }] })],
  },
  {
    code: "unreachable",
    what: "an approval after one for everything",
    has: approvals({}, { categories: ["outside"] }),
    at: "/approvals/1",
    hasNot: [approvals({ categories: ["outside"] }, {})],
  },
  {
    code: "unknown-reference",
    what: "an approval of a category that is not there",
    has: approvals({ categories: ["elsewhere"] }),
    at: "/approvals/0/categories/0",
    hasNot: [approvals({ categories: ["outside"] })],
  },
  { code: "too-large", what: "one rule too many", has: rules(301), at: "/rules", hasNot: [rules(300)] },
  { code: "too-deep", what: "measures resting on one another", has: sums(6), at: "/measures/6", hasNot: [sums(5)] },
  {
    code: "too-deep",
    what: "measures resting on themselves",
    has: goodPack({ measures: [{ id: "total", linear: [{ times: "1", of: "total" }] }] }),
    at: "/measures/0",
    hasNot: [goodPack()],
  },
  {
    code: "example-missing",
    what: "no example at all",
    has: goodPack({ examples: [] }),
    at: "/examples",
    hasNot: [goodPack(), goodPack({ examples: [], rules: [], measures: [], books: [] })],
  },
  {
    code: "example-fails",
    what: "an example that comes out otherwise",
    has: goodPack({ rule: { atLeast: "13" } }),
    at: "/examples/0/expect/total",
    hasNot: [goodPack({ rule: { atLeast: "12" } })],
  },
  {
    code: "unknown-reference",
    what: "an example with a record of no kind",
    has: example({ kind: "constructor", on: "2026-10-08" }),
    at: "/examples/0/records/0/kind",
    hasNot: [example({ kind: "work", on: "2026-10-08" })],
  },
  {
    code: "fact-type",
    what: "an example on no day",
    has: example({ kind: "hour", on: "house" }),
    at: "/examples/0/records/0/on",
    hasNot: [example({ kind: "hour", on: "2026-10-08" })],
  },
  {
    code: "fact-type",
    what: "an example with a waiver that never ends",
    has: example({ kind: "waiver", waiver: "illness", from: "2026-10-08" }),
    at: "/examples/0/records/0",
    hasNot: [example({ kind: "waiver", waiver: "illness", from: "2026-10-08", to: "2026-10-09" })],
  },
]);
