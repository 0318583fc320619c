import {
  hourWorkflow,
  type Day,
  type Hour,
  type Instant,
  type New,
  type Pack,
  type Session,
  type Text,
  type Workflow,
} from "@xiaoben/contract";
import { editableIn, movesOf, type Move } from "../workflow/moves.model.ts";

/** How the length of an activity is given: one of these, and the others stay empty. */
export const measures = ["claimedHours", "minutes", "days", "lessons"] as const;
export type MeasureName = (typeof measures)[number];

/** What a person may have done, and who may have held it: codes of the contract. */
export const parts = ["participant", "speaker", "organiser", "observer"] as const;
export const heldBy: readonly Hour["level"][] = ["school", "centralSchool", "county", "city", "prefecture", "province", "nation"];

export interface Choice {
  code: string;
  title: Text;
}

/** What a new record begins with, before anything is typed. */
export const begin = ({ org, person, today }: Session, choices: readonly Choice[]): New<"hour"> => ({
  org,
  person,
  on: today,
  title: "",
  category: choices.find(({ code }) => code === "external")?.code ?? choices[0]?.code ?? "external",
  role: "participant",
  level: "county",
});

/** Categories of the packs that judge the person, each once. */
export function choicesOf(packs: readonly Pack[]): Choice[] {
  const found = new Map<string, Choice>();
  for (const { id, title } of packs.flatMap((pack) => pack.categories ?? [])) if (!found.has(id)) found.set(id, { code: id, title });
  return [...found.values()];
}

/** The measure that a record gives, or the first. */
export const measureOf = (hour: Partial<Hour>): MeasureName => measures.find((name) => hour[name] !== undefined) ?? measures[0];

/** A typed amount as the contract writes it; `undefined`: it is none. Digits of full width and a comma are read too. */
export function amountOf(typed: string): string | undefined {
  const plain = typed
    .trim()
    .replace(/[０-９．]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[,，。]/, ".");
  return /^\d{1,4}(\.\d{1,2})?$/.test(plain) && Number(plain) > 0 ? plain : undefined;
}

/** A change of the amount: the measure that is meant gets it, the others are emptied. */
export function amountPatch(now: Partial<Hour>, typed: string, measure: MeasureName): Partial<Hour> {
  const amount = amountOf(typed);
  const patch: Record<string, string | null> = {};
  for (const name of measures) {
    if (name === measure && amount !== undefined) patch[name] = amount;
    else if (now[name] !== undefined && (name !== measure || amount === undefined)) patch[name] = null;
  }
  return patch as Partial<Hour>;
}

export const shownAmount = (hour: Partial<Hour>): string => hour[measureOf(hour)] ?? "";

export type Fault = "noTitle" | "noAmount" | "notAnAmount" | "endsBefore" | "notYet";

/** What keeps a record from being handed in, in the order of the form. `typed`: the text in the field of the amount. */
export function faultsOf(hour: Partial<Hour>, typed: string, today: Day): Fault[] {
  const faults: Fault[] = [];
  if (!hour.title?.trim()) faults.push("noTitle");
  if (hour.on && hour.until && hour.until < hour.on) faults.push("endsBefore");
  if ((hour.until ?? hour.on ?? "") > today) faults.push("notYet");
  if (!typed.trim()) faults.push("noAmount");
  else if (amountOf(typed) === undefined) faults.push("notAnAmount");
  return faults;
}

const workflow = hourWorkflow as unknown as Workflow;

/** Properties that the author may change now. */
export const editable = (hour: Hour, me: string): ReadonlySet<string> =>
  editableIn(workflow, hour.state, hour.person === me ? ["author"] : []);

/** What the author may do now, by the table; the back end decides. */
export const moves = (hour: Hour, me: string, now: Instant, settings?: Session["settings"]): Move[] =>
  movesOf(workflow, hour, { me, parties: hour.person === me ? ["author"] : [], now, lastMoved: hour.updatedAt, settings }).filter(
    ({ id }) => ["submit", "withdraw", "appeal"].includes(id),
  );
