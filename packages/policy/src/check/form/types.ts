import { isDec, units, type Num, type Pack, type Parameter } from "@xiaoben/contract";
import { below } from "../parts/tree.ts";
import { usesOf } from "../parts/uses.ts";
import type { Finding } from "../finding.ts";

/** Values of parameters, of readings and of examples' decisions are of the parameter's type; and a parameter stands where its type belongs. */
export const findTypes = (pack: Pack): Finding[] => [...written(pack), ...choices(pack), ...numbers(pack)];

const wants: Record<Parameter["type"], string> = {
  amount: "a decimal",
  count: "a whole number from 0",
  days: "a whole number of days from 0",
  minutes: "a number of minutes above 0",
  share: "a part of one, from 0 to 1",
  choice: "one of its choices",
};

function fits({ type, choices = [] }: Parameter, value: string): boolean {
  if (type === "choice") return choices.includes(value);
  if (!isDec(value)) return false;
  const number = units(value);
  if (type === "share") return number >= 0 && number <= 10_000;
  if (type === "minutes") return number > 0;
  return type === "amount" || (number >= 0 && number % 10_000 === 0);
}

function written(pack: Pack): Finding[] {
  const byId = new Map(pack.parameters.map((parameter) => [parameter.id, parameter]));
  const check = (parameter: Parameter | undefined, value: string, path: string): Finding[] =>
    !parameter || fits(parameter, value)
      ? []
      : [
          parameter.type === "choice"
            ? {
                code: "choice-unknown",
                path,
                message: `"${value}" is no choice of "${parameter.id}"; use ${(parameter.choices ?? []).join(", ")}, or add it`,
              }
            : {
                code: "parameter-type",
                path,
                message: `"${value}" is not ${wants[parameter.type]}, as "${parameter.id}" (${parameter.type}) needs`,
              },
        ];
  return [
    ...pack.parameters.flatMap((parameter, p) => [
      ...parameter.values.flatMap(({ value }, v) => check(parameter, value, below("/parameters", p, "values", v, "value"))),
      ...((parameter.type === "choice") === (parameter.choices !== undefined && parameter.choices.length > 0)
        ? []
        : [
            {
              code: "parameter-type",
              path: below("/parameters", p, "choices"),
              message: "A parameter of type choice needs choices, and no other has any; add them or mend the type",
            } as const,
          ]),
    ]),
    ...pack.ambiguities.flatMap(({ readings }, a) =>
      readings.flatMap(({ sets }, r) =>
        Object.entries(sets).flatMap(([id, value]) => check(byId.get(id), value, below("/ambiguities", a, "readings", r, "sets", id))),
      ),
    ),
  ];
}

/** Where the format itself chooses, the choices are its own. */
function choices(pack: Pack): Finding[] {
  const places = [
    ...pack.consequences.map(({ when }, c) => ({
      of: when.combine,
      path: below("/consequences", c, "when", "combine"),
      may: ["any", "all"],
    })),
    ...pack.rules.flatMap((rule, r) => [
      ...(rule.kind === "amount" ? (rule.waivedBy ?? []) : []).map(({ effect }, w) => ({
        of: effect,
        path: below("/rules", r, "waivedBy", w, "effect"),
        may: ["drop", "none"],
      })),
      ...(rule.kind === "deadline" && "days" in rule.notAfter
        ? [{ of: rule.notAfter.count, path: below("/rules", r, "notAfter", "count"), may: ["calendar", "working"] }]
        : []),
    ]),
  ];
  return places.flatMap(({ of, path, may }): Finding[] => {
    if (typeof of !== "object" || !("param" in of)) return [];
    const at = pack.parameters.findIndex(({ id }) => id === of.param);
    const parameter = pack.parameters[at];
    if (!parameter) return [];
    if (parameter.type !== "choice")
      return [
        { code: "parameter-type", path, message: `"${parameter.id}" is no choice; take a parameter with the choices ${may.join(", ")}` },
      ];
    return (parameter.choices ?? []).flatMap((choice, c): Finding[] =>
      may.includes(choice)
        ? []
        : [
            {
              code: "choice-unknown",
              path: below("/parameters", at, "choices", c),
              message: `"${choice}" means nothing where "${parameter.id}" is read; use ${may.join(", ")}`,
            },
          ],
    );
  });
}

function numbers(pack: Pack): Finding[] {
  const types = new Map(pack.parameters.map(({ id, type }) => [id, type]));
  const isChoice = (num: Num): num is { param: string } => typeof num === "object" && "param" in num && types.get(num.param) === "choice";
  return usesOf(pack).nums.flatMap(({ num, path }): Finding[] =>
    isChoice(num)
      ? [
          {
            code: "parameter-type",
            path,
            message: `"${num.param}" is a choice, and a number is needed here; take a parameter with a number`,
          },
        ]
      : [],
  );
}
