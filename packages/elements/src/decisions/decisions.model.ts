import {
  isDec,
  say,
  type Ambiguity,
  type Day,
  type Decision,
  type Id,
  type Language,
  type Outcome,
  type Pack,
  type Parameter,
  type Pending,
  type Rollup,
  type Session,
  type Tally,
} from "@xiaoben/contract";
import { decidedOn, mayDecide, type Chain, type Weight } from "../practice/practice.model.ts";

export type Group = "mine" | "others" | "decided";

/** An open question of a pack that judges here, and what has become of it. */
export interface Question {
  /** `pack/ambiguity` */
  key: string;
  pack: Pack;
  ambiguity: Ambiguity;
  group: Group;
  /** Whether the signed-in person may settle it, also anew. */
  mine: boolean;
  /** Newest first. */
  decisions: { decision: Decision; weight: Weight }[];
  now: Decision | undefined;
}

/** What creates a decision: its content without what the server sets. */
export type DecisionBody = Pick<Decision, "org" | "pack" | "ambiguity" | "reading" | "value" | "from" | "basis" | "supersedes">;

/** The questions of the packs that judge here: what is mine first, then what others settle, then what is settled. */
export function questionsOf(
  packs: readonly Pack[],
  decisions: readonly Decision[],
  chain: Chain,
  session: Session,
): Record<Group, Question[]> {
  const all = packs.flatMap((pack) =>
    pack.ambiguities.map((ambiguity): Question => {
      const found = decidedOn(decisions, { pack: pack.id, ambiguity: ambiguity.id }, chain, session.today);
      const mine = mayDecide(ambiguity, chain, session);
      const group = found.some(({ weight }) => weight !== "past") ? "decided" : mine ? "mine" : "others";
      const now = found.find(({ weight }) => weight === "now")?.decision;
      return { key: `${pack.id}/${ambiguity.id}`, pack, ambiguity, group, mine, decisions: found, now };
    }),
  );
  const of = (group: Group): Question[] => all.filter((question) => question.group === group);
  return { mine: of("mine"), others: of("others"), decided: of("decided") };
}

/** How people stand with one rule now, and how they would with each reading. */
export interface Effect {
  rule: Rollup["rule"];
  period: string;
  people: number;
  stale: number;
  /** The outcomes that somebody has in one of the rows, in order. */
  columns: Outcome[];
  /** First as it is now, then each reading. */
  rows: { reading: string | undefined; outcomes: Tally }[];
}

const order: readonly Outcome[] = ["met", "notYet", "notMet", "applies", "doesNotApply", "undetermined", "waived", "notApplicable"];

/** What each reading of a question does to how many people: the rules that anybody's outcome depends on it. */
export function effectsOf(rollups: readonly Rollup[], { pack, ambiguity }: Pick<Question, "pack" | "ambiguity">): Effect[] {
  return rollups
    .filter(({ rule, readings }) => rule.pack === pack.id && readings.some((reading) => reading.ambiguity === ambiguity.id))
    .map(({ rule, period, people, stale, outcomes, readings }) => {
      const own = readings.filter((reading) => reading.ambiguity === ambiguity.id);
      const rows = [
        { reading: undefined, outcomes },
        ...ambiguity.readings.flatMap(({ id }) => {
          const found = own.find(({ reading }) => reading === id);
          return found ? [{ reading: id, outcomes: found.outcomes }] : [];
        }),
      ];
      const columns = order.filter((outcome) => rows.some((row) => (row.outcomes[outcome] ?? 0) > 0));
      return { rule, period: period.key, people, stale, columns, rows };
    });
}

/** The school year before the one that the sums speak of: a question that changes nothing yet may have changed something then. */
export function lastYearOf(rollups: readonly Rollup[]): string | undefined {
  const first = rollups.flatMap(({ period }) => /^schoolYear:(\d{4})-\d{4}$/.exec(period.key)?.[1] ?? [])[0];
  return first === undefined ? undefined : `schoolYear:${Number(first) - 1}-${first}`;
}

/** Whether sums are there for a pack at all, and how many people of it are being worked out again. */
export function countedOf(rollups: readonly Rollup[], { pack }: Pick<Question, "pack">): { any: boolean; stale: number } {
  const own = rollups.filter(({ rule }) => rule.pack === pack.id);
  return { any: own.length > 0, stale: Math.max(0, ...own.map(({ stale }) => stale)) };
}

/** Whether every reading comes to what is so now. */
export const isSame = ({ columns, rows }: Effect): boolean =>
  rows.every(({ outcomes }) => columns.every((outcome) => (outcomes[outcome] ?? 0) === (rows[0]!.outcomes[outcome] ?? 0)));

/** What is chosen and typed for one question. `choice`: a reading, or `value` for a figure of one's own. */
export interface DecisionForm {
  choice: string;
  value: string;
  basis: string;
  from: Day;
}

export const ownValue = "value";

/** A question with nothing to choose from asks for the figure at once. */
export const emptyForm = ({ ambiguity }: Pick<Question, "ambiguity">, today: Day): DecisionForm => ({
  choice: ambiguity.readings.length === 0 ? ownValue : "",
  value: "",
  basis: "",
  from: today,
});

/** The parameter that a question asks a figure for. */
export const askedOf = ({ pack, ambiguity }: Pick<Question, "pack" | "ambiguity">): Parameter | undefined =>
  pack.parameters.find(({ id }) => id === ambiguity.asks);

/** Whether a form has become a decision since: what waited was sent. */
export const isDecided = (form: DecisionForm, { decisions }: Question): boolean =>
  decisions.some(({ decision }) => decision.from === form.from && decision.basis === form.basis.trim() && decision.basis !== "");

export type FormLack = "choice" | "value" | "whole" | "share" | "basis" | "from";

/** What keeps the form from being handed in, in the order of its fields. */
export function formLacks(form: DecisionForm, asked: Parameter | undefined): FormLack[] {
  const lacks: FormLack[] = [];
  if (form.choice === "") lacks.push("choice");
  const value = form.choice === ownValue ? valueLack(form.value.trim(), asked) : undefined;
  if (value) lacks.push(value);
  if (form.basis.trim() === "") lacks.push("basis");
  if (!/^\d{4}-\d\d-\d\d$/.test(form.from)) lacks.push("from");
  return lacks;
}

function valueLack(value: string, asked: Parameter | undefined): FormLack | undefined {
  if (asked?.type === "choice") return asked.choices?.includes(value) ? undefined : "choice";
  if (!isDec(value) || value.startsWith("-")) return "value";
  if ((asked?.type === "days" || asked?.type === "count") && !/^\d+$/.test(value)) return "whole";
  return asked?.type === "share" && Number(value) > 1 ? "share" : undefined;
}

/** The decision that the form stands for. Only a decision of the same organisation is superseded; one from above stays beside it. */
export function bodyOf(form: DecisionForm, { pack, ambiguity, now, decisions }: Question, org: Id): DecisionBody {
  const before = now?.org === org ? now : decisions.find(({ decision, weight }) => weight === "coming" && decision.org === org)?.decision;
  return {
    org,
    pack: pack.id,
    ambiguity: ambiguity.id,
    ...(form.choice === ownValue ? { value: form.value.trim() } : { reading: form.choice }),
    from: form.from,
    basis: form.basis.trim(),
    ...(before && { supersedes: before.id }),
  };
}

/** A writing of a decision on this question that waits or was refused. */
export const pendingOf = (pending: readonly Pending[], { pack, ambiguity }: Question, sent: Id | undefined): Pending | undefined =>
  pending.find(({ action, on, input }) => {
    if (action.startsWith("decision.") && on.id === sent) return true;
    const body = (input as { body?: Partial<DecisionBody> } | undefined)?.body;
    return action.startsWith("decision.") && body?.pack === pack.id && body.ambiguity === ambiguity.id;
  });

/** What was decided, in the pack's words. */
export function saysOf(ambiguity: Ambiguity, { reading, value }: Pick<Decision, "reading" | "value">, language: Language): string {
  const found = ambiguity.readings.find(({ id }) => id === reading);
  return found ? say(found.says, language) : (value ?? reading ?? "");
}
