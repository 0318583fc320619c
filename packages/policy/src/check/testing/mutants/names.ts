import type { Pack } from "@xiaoben/contract";
import { below } from "../../parts/tree.ts";
import { usesOf } from "../../parts/uses.ts";
import { broken, partAt, setting, type Kind, type Site } from "./mutant.ts";

const lists = ["parameters", "books", "measures", "rules"] as const;

/** Every use of a parameter as a number, as the path of the object that names it. */
const namedParameters = (pack: Pack): string[] =>
  usesOf(pack).nums.flatMap(({ num, path }) => (typeof num === "object" && "param" in num ? [path] : []));

/** A rule of another kind put in the place of each rule. */
const asRule =
  (more: object, at: string): ((pack: Pack) => Site[]) =>
  (pack) =>
    pack.rules.map(({ id, title, clause, for: who, per }, r) => ({
      path: below("/rules", r) + at,
      change: (changed) => void (changed.rules[r] = { id, title, clause, for: who, per, ...more } as Pack["rules"][number]),
    }));

/** Packs whose parts do not find one another. */
export const names: Kind[] = [
  {
    name: "a measure that is not there",
    code: "unknown-reference",
    refused: true,
    mutants: broken((pack) =>
      pack.rules.flatMap((rule, r) =>
        "measure" in rule ? [{ path: `/rules/${r}/measure`, change: setting(`/rules/${r}`, "measure", "nowhere") }] : [],
      ),
    ),
  },
  {
    name: "a parameter that is not there",
    code: "unknown-reference",
    refused: true,
    mutants: broken((pack) => namedParameters(pack).map((path) => ({ path, change: setting(path, "param", "nowhere") }))),
  },
  {
    name: "a book that is not there",
    code: "unknown-reference",
    refused: true,
    mutants: broken((pack) =>
      pack.measures.flatMap((measure, m) =>
        (["sum", "count"] as const).flatMap((key) =>
          key in measure ? [{ path: `/measures/${m}/${key}`, change: setting(`/measures/${m}`, key, "nowhere") }] : [],
        ),
      ),
    ),
  },
  {
    name: "a clause that is not there",
    code: "unknown-reference",
    mutants: broken((pack) =>
      ([...lists, "ambiguities", "consequences"] as const).flatMap((list) =>
        pack[list].flatMap((part, at) =>
          "clause" in part ? [{ path: below(`/${list}`, at, "clause"), change: setting(below(`/${list}`, at), "clause", "c99") }] : [],
        ),
      ),
    ),
  },
  {
    name: "a fact that nobody records",
    code: "unknown-fact",
    mutants: broken((pack) => usesOf(pack).tests.map(({ path }) => ({ path, change: setting(path, "fact", "colour") }))),
  },
  {
    name: "a number compared with a code",
    code: "fact-type",
    mutants: broken((pack) =>
      usesOf(pack).tests.flatMap(({ path, test }) =>
        test.is !== undefined || test.in !== undefined ? [{ path: `${path}/atLeast`, change: setting(path, "atLeast", "1") }] : [],
      ),
    ),
  },
  {
    name: "two parts of one name",
    code: "duplicate-id",
    refused: true,
    mutants: broken((pack) =>
      lists.flatMap((list) =>
        pack[list].length > 0
          ? [
              {
                path: below(`/${list}`, pack[list].length, "id"),
                change: (changed: Pack) => void (changed[list] as unknown[]).push(structuredClone(changed[list][0])),
              },
            ]
          : [],
      ),
    ),
  },
  {
    name: "a measure that rests on itself",
    code: "too-deep",
    refused: true,
    mutants: broken((pack) =>
      pack.measures.flatMap((measure, m) =>
        ("sum" in measure || "count" in measure) &&
        !pack.measures.slice(0, m).some((other) => !("sum" in other || "count" in other)) &&
        !pack.books.some(({ cliffs }) => cliffs?.length)
          ? [
              {
                path: `/measures/${m}`,
                change: (changed: Pack) => void (changed.measures[m] = { id: measure.id, linear: [{ times: "1", of: measure.id }] }),
              },
            ]
          : [],
      ),
    ),
  },
  {
    name: "a role that nobody holds",
    code: "unknown-role",
    mutants: broken((pack) =>
      pack.ambiguities.map((_, a) => ({
        path: `/ambiguities/${a}/decide/role`,
        change: setting(`/ambiguities/${a}/decide`, "role", "boss"),
      })),
    ),
  },
  {
    name: "a moment that no record has",
    code: "unknown-moment",
    refused: true,
    mutants: broken(asRule({ kind: "deadline", event: "plan.read", notAfter: { monthDay: "09-05" } }, "/event")),
  },
  {
    name: "a bundle of rules for others",
    code: "kind-mismatch",
    mutants: broken((pack) =>
      pack.rules.map((rule, r) => ({
        path: `/rules/${pack.rules.length}/of/0`,
        change: (changed: Pack) =>
          void changed.rules.push({
            ...base(rule),
            id: "bundled",
            for: { subject: rule.for.subject === "county" ? "pair" : "county" },
            kind: "bundle",
            need: "all",
            of: [pack.rules[r]!.id],
          }),
      })),
    ),
  },
  {
    name: "a parent that is not there",
    code: "parent-missing",
    refused: true,
    mutants: broken(() =>
      ["1", "2"].map((version) => ({ path: "/extends", change: (pack: Pack) => void (pack.extends = { id: "nowhere", version }) })),
    ),
  },
  {
    name: "a code that no list has",
    code: "choice-unknown",
    mutants: broken((pack) =>
      usesOf(pack).tests.flatMap(({ path, test, asked }) =>
        test.fact === "state" && (asked === "hour" || asked === "observation" || asked === "lesson") && (test.in ?? test.notIn)
          ? [
              {
                path: `${path}/${test.in ? "in" : "notIn"}/0`,
                change: (changed: Pack) => void ((partAt(changed, path)[test.in ? "in" : "notIn"] as string[])[0] = "aproved"),
              },
            ]
          : [],
      ),
    ),
  },
];

function base({ title, clause, per }: Pack["rules"][number]): Pick<Pack["rules"][number], "title" | "clause" | "per"> {
  return { title, clause, per };
}
