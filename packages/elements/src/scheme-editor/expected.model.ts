import { isDec, type Dec } from "@xiaoben/contract";

/** What an example says that the scheme comes to: `met 61`, `notYet 56 (4 waiting)`, `undetermined: early like-late=met like-absent=notMet`. */
export interface Expected {
  outcome: string;
  figure?: Dec;
  /** What is said behind the outcome and the figure; it stays as long as the outcome does. */
  rest?: string;
}

/** Outcomes that a person can choose; what is undetermined says by which question, and comes from the check. */
export const outcomes = ["met", "notMet", "notYet"] as const;

export function expectedIn(said: string): Expected {
  const [, outcome = said, figure, rest] = /^(\w+)(?: (-?\d+(?:\.\d+)?))?( \(.*\)|: .*)?$/.exec(said) ?? [];
  return { outcome, ...(isDec(figure) && { figure }), ...(rest !== undefined && { rest }) };
}

export const saidOf = ({ outcome, figure, rest = "" }: Expected): string => `${outcome}${figure === undefined ? "" : ` ${figure}`}${rest}`;

/** The same with another outcome: what was said behind the one before does not fit it. */
export const withOutcome = ({ figure }: Expected, outcome: string): Expected => ({ outcome, ...(figure !== undefined && { figure }) });

/** How the questions of what is undetermined may be read, and what follows: `[["like-late", "met"], …]`. */
export const readingsIn = ({ rest = "" }: Expected): [reading: string, follows: string][] =>
  rest.startsWith(": ")
    ? rest
        .slice(2)
        .split(" ")
        .slice(1)
        .map((one) => one.split("=") as [string, string])
    : [];
