import {
  permissions,
  workflows,
  kindTable,
  type Kind,
  type KindRow,
  type Permission,
  type StateRow,
  type Transition,
} from "@xiaoben/contract";
import { actors, type Actor } from "./campus.ts";

/*
 * What the two tables of the contract say, read once more and on purpose not by the code of the back end: who somebody is to the records of the
 * campus stands here by hand.
 */

/** Parties of the records, by kind. */
const parties: Partial<Record<Kind, Partial<Record<Actor, readonly string[]>>>> = {
  hour: { author: ["author"] },
  plan: { author: ["author"] },
  attachment: { author: ["author"] },
  observation: { author: ["author"], partner: ["observed"] },
  lesson: { author: ["observer"], partner: ["teacher"] },
  visit: { author: ["author"], partner: ["host"] },
  debrief: { author: ["author", "participant"], partner: ["participant"] },
  phrase: { author: ["author"] },
  pair: { author: ["mentor"], partner: ["mentee"] },
  activity: { author: ["author"], partner: ["participant"] },
  participation: { author: ["author"], partner: ["host"] },
  credit: { author: ["author"] },
  publication: { author: ["author"], partner: ["named"] },
};
/** Whose records they are, where the kind has an owner. */
const owners: Partial<Record<Kind, Actor>> = {
  hour: "author",
  plan: "author",
  observation: "author",
  waiver: "author",
  given: "author",
  lesson: "partner",
  visit: "author",
  debrief: "author",
  phrase: "author",
  attachment: "author",
  activity: "author",
  participation: "author",
  credit: "author",
};
const governors: Partial<Record<Kind, Kind>> = { "plan-section": "plan", "plan-item": "plan" };

interface Flow {
  states: Readonly<Record<string, StateRow>>;
  transitions: readonly Transition[];
  settings: Readonly<Record<string, { default: unknown }>>;
  approvers?: Readonly<Record<string, readonly string[]>>;
}
const flowOf = (kind: Kind): Flow | undefined => (workflows as unknown as Partial<Record<Kind, Flow>>)[kind];

/** Who an actor is to a record by the rows of the table that speak of an operation; `undefined`: none reaches it. */
function standing(actor: Actor, kind: Kind, operation: string, apart: boolean): string[] | undefined {
  const { role, school } = actors[actor];
  const governing = governors[kind] ?? kind;
  const own = parties[governing]?.[actor] ?? [];
  const found: string[] = [];
  let reached = false;
  for (const row of permissions) {
    if (!row.operations.some((one) => one === operation || one === `${kind}.*`)) continue;
    if (!row.roles.includes("*") && !row.roles.includes(role)) continue;
    if (apart ? !/^(party:|inspects$)/.test(row.relation) : row.relation === "inspects") continue;
    const as = by(row.relation, {
      own,
      isOwner: owners[governing] === actor,
      role,
      isAbove: role !== "teacher" && (school || role === "countyOfficer"),
      school,
      isAudience: kind === "publication" && school,
    });
    if (!as) continue;
    reached = true;
    found.push(...as);
  }
  return reached ? found : undefined;
}

interface Is {
  own: readonly string[];
  isOwner: boolean;
  role: string;
  /** Whether the role is held at the school or above it. */
  isAbove: boolean;
  school: boolean;
  /** Whether the record is open to an organisation that he belongs to. */
  isAudience: boolean;
}

function by(relation: Permission["relation"], { own, isOwner, role, isAbove, school, isAudience }: Is): string[] | undefined {
  if (relation === "anyone") return [];
  if (relation === "self") return isOwner ? ["author"] : undefined;
  if (relation === "below") return isAbove ? [role] : undefined;
  if (relation === "inspects") return isAbove ? ["inspector"] : undefined;
  if (relation === "audience") return isAudience ? ["audience"] : undefined;
  if (relation === "sameSchool") return school ? [role] : undefined;
  if (relation === "sameGroup") return role === "groupLead" && isOwner !== true ? ["groupLead"] : undefined;
  if (relation.startsWith("party:")) return own.includes(relation.slice(6)) ? [relation.slice(6)] : undefined;
  return undefined;
}

/** Whether somebody may read a record. A file: whoever reads its record, once it is complete. */
export function reads(actor: Actor, kind: Kind, state: string, apart = false): boolean {
  if (readsItself(actor, kind, state, apart)) return true;
  return kind === "attachment" && state === "complete" && readsItself(actor, "hour", "submitted", false);
}

function readsItself(actor: Actor, kind: Kind, state: string, apart: boolean): boolean {
  const as = standing(actor, kind, `${kind}.get`, apart);
  if (!as) return false;
  const row = flowOf(governors[kind] ?? kind)?.states[state];
  return !row || row.reads.some((party) => party === "anyone" || as.includes(party));
}

/** What the tables say of a write: 404 and 403 are theirs, `on` is what comes after them. */
export function mayWrite(actor: Actor, kind: Kind, verb: string, state: string, apart = false): 404 | 403 | 409 | "on" {
  const as = standing(actor, kind, `${kind}.${verb}`, apart);
  const flow = flowOf(governors[kind] ?? kind);
  if (verb === "create") return as ? "on" : 403;
  if (!readsItself(actor, kind, state, apart)) return 404;
  if (!as) return 403;
  if (!flow) return "on";
  const deciding = decidingAt(flow, state, as);
  const edits = Object.entries(flow.states[state]!.edits).some(([party, names]) => deciding.includes(party) && names.length > 0);
  if (verb === "change") return edits ? "on" : 403;
  if (verb === "remove" || verb === "part") return "on";
  const able = flow.transitions.filter(({ id, from, auto, follows }) => id === verb && from.includes(state) && !auto && !follows);
  if (able.length === 0) return 409;
  return able.some(({ by, back }) => by.some((party) => (back ? as : deciding).includes(party))) ? "on" : 403;
}

/** Where a chain of levels decides, and it says who does at each: whoever decides at another level than the first is nobody here. */
function decidingAt({ approvers, settings, transitions }: Flow, state: string, as: readonly string[]): readonly string[] {
  const isStep = transitions.some(({ from, guards }) => from.includes(state) && guards?.some((guard) => "stepLeft" in guard));
  if (!approvers || !isStep) return as;
  const [first] = settings["levels"]!.default as string[];
  const others = Object.values(approvers).flat();
  return as.filter((party) => !others.includes(party) || approvers[first!]!.includes(party));
}

/** The states in which a kind is looked at, and `-` for one without. */
export const statesOf = (kind: Kind): string[] => Object.keys(flowOf(governors[kind] ?? kind)?.states ?? { "-": 0 });

/** What is tried to be changed in a state: everything that anybody may change in it. */
export function changes(kind: Kind, state: string): string[] {
  const names = Object.values(flowOf(kind)?.states[state]?.edits ?? {}).flatMap((edits) =>
    (edits ?? []).map((pointer) => pointer.slice(1)),
  );
  return names.length > 0 ? [...new Set(names)] : [fallback[kind] ?? "title"];
}
const fallback: Partial<Record<Kind, string>> = {
  observation: "strengths",
  "plan-section": "text",
  "plan-item": "text",
  pair: "topics",
  pack: "pack",
};

/** Verbs of a kind that go by an id and write. */
export function verbsOf(kind: Kind): string[] {
  const { writes, acts, holdsFile } = kindTable[kind] as KindRow;
  const flow = flowOf(kind);
  return [
    ...(writes.change ? ["change"] : []),
    ...(writes.remove ? ["remove"] : []),
    ...(holdsFile ? ["part"] : []),
    ...new Set((flow?.transitions ?? []).filter(({ auto, follows }) => !auto && !follows).map(({ id }) => id)),
    ...Object.keys(acts ?? {}),
  ];
}
