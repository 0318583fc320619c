import { pack as whole } from "../records/pack.ts";
import { breaking } from "./break.ts";

const pack = breaking("pack", "draft");
const binding = breaking("binding", "in-force");
const decision = breaking("decision", "reading");

/** A pack with one part in place of its own. */
const withPart = (part: object): { pack: object } => ({ pack: { ...whole, ...part } });
const [book] = whole.books;
const [rule] = whole.rules;
const [consequence] = whole.consequences;
const [rubric] = whole.content!.rubrics!;

export const refusedPractice = [
  pack(
    "other-format",
    "The format is named, so that a later one is told from this one.",
    withPart({ format: "xiaoben.pack/2" }),
    "/pack/format not-this-format",
  ),
  pack(
    "misspelt-property",
    "The format is closed: what it does not know is a slip of the pen.",
    withPart({ rule: [] }),
    "/pack/rule unknown-property",
  ),
  pack(
    "name-with-blank",
    "Names inside a pack are lower case, digits, `-` and `.`.",
    withPart({ measures: [{ id: "Total hours", sum: "hours" }] }),
    "/pack/measures/0/id not-a-pack-id",
  ),
  pack("title-as-number", "Words are a text, or an object by language.", withPart({ title: 2026 }), "/pack/title not-words"),
  pack(
    "unknown-kind-of-rule",
    "The kinds of rules are a closed set.",
    withPart({ rules: [{ ...rule, kind: "formula" }] }),
    "/pack/rules/0/kind unknown-rule-kind",
  ),
  pack(
    "number-as-json-number",
    "Numbers of rules are text, a parameter or a measure.",
    withPart({ rules: [{ ...rule, atLeast: 9 }] }),
    "/pack/rules/0/atLeast not-a-pack-number",
  ),
  pack(
    "amount-as-formula",
    "What a record is worth is one of seven forms.",
    withPart({ books: [{ ...book, value: [{ amount: "lessons * 2", clause: "c1" }] }] }),
    "/pack/books/0/value/0/amount not-an-amount",
  ),
  pack(
    "admission-as-sentence",
    "What must hold is a test of a fact, or a checklist.",
    withPart({ books: [{ ...book, admit: [{ id: "a", test: "approved", otherwise: "waiting", clause: "c1" }] }] }),
    "/pack/books/0/admit/0/test not-a-test",
  ),
  pack(
    "measure-of-nothing",
    "A figure says what it is made of.",
    withPart({ measures: [{ id: "total", formula: "a+b" }] }),
    "/pack/measures/0 not-a-measure",
  ),
  pack(
    "effect-of-its-own",
    "Effects are a closed set.",
    withPart({ consequences: [{ ...consequence, effect: { dismiss: true } }] }),
    "/pack/consequences/0/effect not-an-effect",
  ),
  pack(
    "deadline-as-day",
    "A deadline has one of five forms.",
    withPart({
      rules: [
        {
          id: "in-time",
          title: "按时",
          clause: "c1",
          for: { subject: "person" },
          per: "term",
          kind: "deadline",
          event: "plan.submitted",
          notAfter: "2026-09-10",
        },
      ],
    }),
    "/pack/rules/0/notAfter not-a-deadline",
  ),
  pack(
    "cycle-without-anchor",
    "A cycle is counted from a day or from a fact of the person.",
    withPart({ cycles: [{ id: "five", years: 5, anchor: "2021" }] }),
    "/pack/cycles/0/anchor not-an-anchor",
  ),
  pack(
    "unknown-field",
    "The fields of a form are a closed set.",
    withPart({
      content: { rubrics: [{ ...rubric, sections: [{ id: "s", title: "一", items: [{ id: "i", text: "二", field: "slider" }] }] }] },
    }),
    "/pack/content/rubrics/0/sections/0/items/0/field unknown-field-kind",
  ),
  binding("without-version", "A binding names one version.", { packVersion: undefined }, "/packVersion required"),
  binding("open-end-as-null", "An open end is left out.", { to: null }, "/to not-a-day"),
  binding("version-as-number", "The version of a pack is a text.", { packVersion: 2 }, "/packVersion not-a-text"),
  decision("local-time", "A moment is written in UTC, with milliseconds.", { at: "2026-09-01 10:00:00" }, "/at not-an-instant"),
  decision("without-basis", "A decision says what it rests on.", { basis: undefined }, "/basis required"),
  decision("reading-as-number", "A reading is named.", { reading: 1 }, "/reading not-a-text"),
];
