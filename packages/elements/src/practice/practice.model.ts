import type { Ambiguity, Binding, Day, Decision, Id, Level, Org, Session } from "@xiaoben/contract";

/** An organisation and those above it, nearest first. */
export type Chain = readonly Org[];

const rank: Record<Level, number> = { group: 0, school: 1, centralSchool: 2, county: 3, province: 4 };

export const levelOf = ({ type }: Org): Level => (type === "villageSchool" ? "school" : type);

/** Whether a pack of a level may judge an organisation: one of its own level or below. A group's pack judges in its school. */
export const reaches = (level: Level, org: Org): boolean => Math.max(rank[level], rank.school) >= rank[levelOf(org)];

/** Where somebody works beside teaching; without such a role, the home organisation. */
export const placeOf = ({ roles, org }: Session): Id => roles.find(({ role }) => role !== "teacher")?.org ?? org;

/** Ids of an organisation and those above it, nearest first, read from its path. */
export const idsAbove = ({ id, path }: Org): Id[] => {
  const ids = path.split("/").filter((part) => part !== "");
  return ids.includes(id) ? ids.reverse() : [id, ...ids.reverse()];
};

/** How a binding stands on a day. `covered`: in force, but one of the same pack that is nearer or later takes its place. */
export type Standing = "now" | "coming" | "past" | "covered";

export interface Bound {
  binding: Binding;
  standing: Standing;
}

/** Every binding that reaches an organisation, and how each stands: of one pack the nearest, of one organisation the latest. */
export function boundTo(bindings: readonly Binding[], chain: Chain, day: Day): Bound[] {
  const near = (binding: Binding): number => chain.findIndex(({ id }) => id === binding.org);
  const reaching = bindings
    .filter((binding) => near(binding) >= 0 && binding.deleted !== true)
    .sort((a, b) => near(a) - near(b) || (a.from > b.from ? -1 : 1));
  const found = new Set<string>();
  return reaching.map((binding) => {
    if (binding.from > day) return { binding, standing: "coming" };
    if (binding.to !== undefined && binding.to < day) return { binding, standing: "past" };
    if (found.has(binding.pack)) return { binding, standing: "covered" };
    found.add(binding.pack);
    return { binding, standing: "now" };
  });
}

/** Whether the session may settle a question for an organisation: the role that the pack names, held there or above, at a level that reaches. */
export function mayDecide({ decide }: Ambiguity, chain: Chain, session: Session): boolean {
  const [here] = chain;
  if (!here || rank[levelOf(here)] < rank[decide.level]) return false;
  return session.roles.some(({ role, org }) => role === decide.role && chain.some(({ id }) => id === org));
}

/** How a decision stands. */
export type Weight = "now" | "coming" | "past";

/** The decisions on a question that reach an organisation, newest first, and which of them holds on a day: nearest wins, then the later. */
export function decidedOn(
  decisions: readonly Decision[],
  { pack, ambiguity }: { pack: string; ambiguity: string },
  chain: Chain,
  day: Day,
): { decision: Decision; weight: Weight }[] {
  const near = (decision: Decision): number => chain.findIndex(({ id }) => id === decision.org);
  const mine = decisions.filter(
    (decision) => decision.pack === pack && decision.ambiguity === ambiguity && near(decision) >= 0 && decision.deleted !== true,
  );
  const replaced = new Set(mine.flatMap(({ supersedes, from }) => (supersedes && from <= day ? [supersedes] : [])));
  const holding = mine
    .filter(({ id, from }) => from <= day && !replaced.has(id))
    .sort((a, b) => near(a) - near(b) || later(a.from, b.from) || later(a.at, b.at) || later(a.id, b.id))[0];
  return [...mine]
    .sort((a, b) => later(a.at, b.at) || later(a.id, b.id))
    .map((decision) => ({
      decision,
      weight: decision === holding ? "now" : decision.from > day && !replaced.has(decision.id) ? "coming" : "past",
    }));
}

const later = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);
