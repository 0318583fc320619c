import type { Pack } from "@xiaoben/contract";
import { below } from "../../parts/tree.ts";
import { usesOf } from "../../parts/uses.ts";
import { broken, partAt, setting, type Kind, type Mutant, type Site } from "./mutant.ts";

/** A cycle that is added, with each of these. */
const cycles = (path: string, ...each: Partial<NonNullable<Pack["cycles"]>[number]>[]): Mutant[] =>
  broken((pack) =>
    each.map((more) => ({
      path: below("/cycles", pack.cycles?.length ?? 0, ...path.split("/")),
      change: (changed: Pack) =>
        void (changed.cycles = [...(changed.cycles ?? []), { id: "added", years: 5, anchor: { from: "2025-09-01" }, ...more }]),
    })),
  );

const deadlines = (key: string, ...each: object[]): Mutant[] =>
  broken((pack) =>
    each.map((notAfter) => ({
      path: below("/rules", pack.rules.length, "notAfter", key),
      change: (changed: Pack) =>
        void changed.rules.push({
          id: "added",
          title: "加",
          clause: "house",
          for: { subject: "person" },
          per: "term",
          kind: "deadline",
          event: "plan.submitted",
          notAfter,
        } as Pack["rules"][number]),
    })),
  );

const values =
  (change: (value: Pack["parameters"][number]["values"][number]) => void, path: string) =>
  (pack: Pack): Site[] =>
    pack.parameters.flatMap(({ values: [first], type }, p) =>
      first && type !== "choice"
        ? [{ path: `/parameters/${p}/values/0/${path}`, change: (changed: Pack) => change(changed.parameters[p]!.values[0]!) }]
        : [],
    );

/** Packs with numbers and days that cannot be meant. */
export const numbers: Kind[] = [
  { name: "a value of another type", code: "parameter-type", mutants: broken(values((value) => void (value.value = "many"), "value")) },
  {
    name: "values from later to earlier",
    code: "period-order",
    mutants: broken(values((value) => void (value.periods = { from: "2027-01-01", to: "2026-01-01" }), "periods/to")),
  },
  {
    name: "a rule that ends before it begins",
    code: "effective-order",
    mutants: broken((pack) =>
      pack.rules.map((_, r) => ({
        path: `/rules/${r}/effective/to`,
        change: setting(`/rules/${r}`, "effective", { from: "2027-01-01", to: "2026-01-01" }),
      })),
    ),
  },
  {
    name: "a cycle of no whole years",
    code: "cycle-invalid",
    refused: true,
    mutants: cycles("years", { years: 0 }, { years: -5 }, { years: 2.5 }, { years: 1e9 }),
  },
  {
    name: "a cycle from nowhere",
    code: "anchor-unknown",
    mutants: cycles("anchor/fact", { anchor: { fact: "birthday" } }, { anchor: { fact: "role" } }),
  },
  {
    name: "a day that no year has",
    code: "deadline-invalid",
    mutants: [
      ...deadlines("monthDay", { monthDay: "13-01" }, { monthDay: "02-30" }),
      ...deadlines("nth", { nth: 6, weekday: 6, month: 10 }),
    ],
  },
  {
    name: "a share above one",
    code: "number-out-of-range",
    mutants: broken((pack) =>
      pack.books.map((book, b) => ({
        path: below("/books", b, "caps", book.caps?.length ?? 0, "limit", "share"),
        change: (changed: Pack) =>
          void (changed.books[b]!.caps = [
            ...(book.caps ?? []),
            { id: "added", per: "schoolYear", limit: { share: "20", of: "100" }, clause: "house" },
          ]),
      })),
    ),
  },
  {
    name: "a case that rests on a measure",
    code: "measure-not-here",
    mutants: broken((pack) =>
      pack.books.flatMap(({ value }, b) =>
        value.map((_, c) => ({
          path: below("/books", b, "value", c, "max"),
          change: setting(below("/books", b, "value", c), "max", { measure: pack.measures[0]!.id }),
        })),
      ),
    ),
  },
  {
    name: "a rule that compares with nothing",
    code: "limit-missing",
    mutants: broken((pack) =>
      pack.rules.flatMap((rule, r) =>
        rule.kind === "amount" && !pack.measures.some((measure) => "gap" in measure && measure.gap === rule.id)
          ? [
              {
                path: `/rules/${r}`,
                change: (changed: Pack) => ["atLeast", "atMost", "below"].forEach((key) => delete partAt(changed, `/rules/${r}`)[key]),
              },
            ]
          : [],
      ),
    ),
  },
  {
    name: "a book without values",
    code: "list-empty",
    mutants: broken((pack) => pack.books.map((_, b) => ({ path: `/books/${b}/value`, change: setting(`/books/${b}`, "value", []) }))),
  },
  {
    name: "blank words",
    code: "text-missing",
    mutants: broken((pack) => pack.rules.map((_, r) => ({ path: `/rules/${r}/title`, change: setting(`/rules/${r}`, "title", "  ") }))),
  },
  {
    name: "too much of it",
    code: "too-large",
    mutants: [
      ...broken(() => [{ path: "", change: (pack) => void (pack.title = "长".repeat(180_000)) }]),
      ...broken((pack) => [
        {
          path: "/rules",
          change: (changed) => void (changed.rules = Array.from({ length: 301 }, (_, n) => ({ ...pack.rules[0]!, id: `r${n}` }))),
        },
      ]),
    ],
  },
  {
    name: "a division that does not end",
    code: "rounding-undefined",
    mutants: broken((pack) => usesOf(pack).nums.flatMap(({ path }) => perCase(pack, path))),
  },
];

/** Each case of a book as a seventh of a counted fact. */
function perCase(pack: Pack, path: string): Site[] {
  const found = /^(\/books\/(\d+)\/value\/\d+)\//.exec(path);
  const book = found && pack.books[Number(found[2])];
  const fact =
    book &&
    (
      {
        hour: "minutes",
        work: "count",
        participation: "minutes",
        duty: "minutes",
        event: "minutes",
        meeting: "minutes",
        result: "value",
        given: "amount",
        lesson: "lessons",
        observation: "lessons",
      } as const
    )[book.source];
  if (!found || !fact) return [];
  const change = (changed: Pack): void => {
    const item = partAt(changed, found[1]!);
    for (const key of ["times", "max", "round"]) delete item[key];
    item["amount"] = { per: fact, of: "7", gives: "1" };
  };
  return [{ path: found[1]!, change }];
}
