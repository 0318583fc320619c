import {
  addDays,
  idOf,
  type Day,
  type Id,
  type Role,
  type RoleName,
  type RosterPerson,
  type RosterRole,
  type RosterSet,
} from "@xiaoben/contract";
import { earlier, isInside, later, type Draft, type Planning } from "./draft.ts";
import type { Place, Places } from "./plan-orgs.ts";
import { roleMeant } from "./tables.ts";

interface Scene {
  set: RosterSet;
  draft: Draft;
  planning: Planning;
  places: Places;
}

/** Whose roles are planned: `left` is the organisation that she moves away from. */
interface Holder {
  id: Id;
  home: Place;
  left: Id | undefined;
}

interface Wanted {
  row: RosterRole;
  role: RoleName;
  place: Place;
  key: string;
}

/** Plans the roles of one person: those of the roster begin, change or go on; those that it no longer has end by their day. */
export function planRoles(person: RosterPerson, holder: Holder, scene: Scene): void {
  const { draft, planning } = scene;
  const held = planning.known.rolesOf(holder.id);
  const kept = new Set<Id>();
  const wanted = person.roles.flatMap((row) => wantedOf(row, person, holder, scene) ?? []);
  const moved = movingDay(wanted, holder, held, planning);
  for (const one of wanted) planRole(one, person, holder, { held, kept, scene, moved: holder.left === undefined ? undefined : moved });
  for (const role of held) {
    if (kept.has(role.id) || hasEnded(role, planning.who.today) || !isInside(planning.known.orgs.get(role.org)?.path, planning.paths))
      continue;
    const fromHere = role.provenance?.system === planning.system;
    const isLeft = role.org === holder.left;
    if (isLeft || (fromHere && isWhole(scene.set)))
      end(role, isLeft ? addDays(moved, -1) : addDays(planning.who.today, -1), person.at, person.name, draft, planning);
  }
}

/** Ends every role that somebody still holds below the caller. */
export function endRoles(row: RosterPerson | undefined, id: Id, on: Day, draft: Draft, planning: Planning): void {
  const name = row?.name ?? planning.known.people.get(id)?.displayName ?? "";
  for (const role of planning.known.rolesOf(id)) {
    if (hasEnded(role, on) || !isInside(planning.known.orgs.get(role.org)?.path, planning.paths)) continue;
    end(role, on, row?.at, name, draft, planning);
  }
}

/** Whether a role is over by a day, that day not included. */
const hasEnded = (role: Role, on: Day): boolean => role.to !== undefined && role.to < on;

/** Whether a row says all of a person: only in OneRoster files of changes may her other roles stand unchanged elsewhere. */
const isWhole = (set: RosterSet): boolean => !(set.format === "oneroster" && set.version === "1.2" && set.mode === "changes");

function end(role: Role, on: Day, at: RosterPerson["at"] | undefined, name: string, draft: Draft, planning: Planning): void {
  const to = later(role.from, role.to === undefined ? on : earlier(role.to, on));
  if (to === role.to) return;
  const path = planning.known.orgs.get(role.org)?.path ?? "/";
  draft.plan(at, "role", name, { before: role, id: role.id, path, set: { to } }, { ends: true });
}

function wantedOf(row: RosterRole, person: RosterPerson, { home }: Holder, { set, draft, planning, places }: Scene): Wanted | undefined {
  const place = row.org === undefined ? home : places.find(row.org);
  if (place === undefined || place === "outside") {
    draft.fault(row.at, place ?? "org-unknown", "orgSourcedId", row.org);
    return undefined;
  }
  const word = row.role === "" && set.format === "sheet" ? "teacher" : row.role;
  const role = roleMeant(word, planning.tables);
  if (role === null) return undefined;
  if (role === undefined) {
    if (set.format === "oneroster") draft.note(row.at, "role-not-mapped", "role", word);
    else draft.fault(row.at, "role-unknown", "角色", word);
    return undefined;
  }
  if (role === "countyOfficer" && !mayGiveCounty(planning, place)) {
    draft.fault(row.at, "role-not-yours", "role", word);
    return undefined;
  }
  return { row, role, place, key: row.key ?? `${person.key}/${role}/${place.id}` };
}

/** Who answers for a county is made so by whoever does already, and at the county. */
const mayGiveCounty = ({ who }: Planning, place: Place): boolean =>
  place.type === "county" && who.roles.some((held) => held.role === "countyOfficer" && place.path.startsWith(held.path));

interface Held {
  held: readonly Role[];
  kept: Set<Id>;
  scene: Scene;
  /** First day at a new organisation, where she moves to one. */
  moved: Day | undefined;
}

function planRole(
  { row, role, place, key }: Wanted,
  person: RosterPerson,
  { id: holder }: Holder,
  { held, kept, scene, moved }: Held,
): void {
  const { draft, planning } = scene;
  const { today } = planning.who;
  const before = sameRole(held, kept, key, { role, org: place.id, today, row, planning });
  if (row.gone) {
    if (before) {
      kept.add(before.id);
      end(before, row.to ?? addDays(today, -1), row.at, person.name, draft, planning);
    }
    return;
  }
  if (row.key !== undefined && (planning.known.holderOf(row.key) ?? holder) !== holder)
    return draft.fault(row.at, "role-of-another", "userSourcedId", row.key);
  const from =
    row.key === undefined ? firstDay(row, before, held, { org: place.id, moved, today }) : (row.from ?? before?.from ?? moved ?? today);
  if (row.to !== undefined && row.to < from) return draft.fault(row.at, "ends-before-it-begins", "endDate", row.to);
  const times = before || !held.some((one) => isFrom(one, key, planning)) ? "" : `@${from}`;
  const id = before?.id ?? roleId(`${key}${times}`, holder, planning);
  kept.add(id);
  draft.plan(row.at, "role", person.name, {
    before,
    id,
    path: place.path,
    set: {
      org: place.id,
      person: holder,
      role,
      from,
      ...(row.to !== undefined || before?.to !== undefined ? { to: row.to } : {}),
      ...(!before && { provenance: { system: planning.system, id: `role/${key}${times}` } }),
    },
  });
}

/** Somebody who was erased and comes again has roles of her own: those of before stay with the pseudonym. */
function roleId(key: string, holder: Id, { known, system }: Planning): Id {
  let id = idOf("roster", system, "role", key);
  for (let other = known.holderById(id); other !== undefined && other !== holder; other = known.holderById(id))
    id = idOf("roster", system, "role", key, other);
  return id;
}

/**
 * The first day of a role whose row says when somebody came, perhaps to the profession and not to this school: never a day on which
 * she was still elsewhere, or the pack of this school would judge a time that it did not have her.
 */
function firstDay(
  row: RosterRole,
  before: Role | undefined,
  held: readonly Role[],
  { org, moved, today }: { org: Id; moved: Day | undefined; today: Day },
): Day {
  const elsewhere = held.flatMap((role) => (role.org !== org && role.to !== undefined ? [addDays(role.to, 1)] : []));
  const floor = [...elsewhere, ...(moved === undefined ? [] : [moved])].filter((day) => before === undefined || day <= before.from);
  const said = row.from ?? before?.from;
  return floor.reduce((day, one) => later(day, one), said ?? today);
}

/** A key may stand for several stretches of days, where somebody came back: the later ones carry their first day. */
const isFrom = (role: Role, key: string, { system }: Planning): boolean =>
  role.provenance?.system === system && (role.provenance.id === `role/${key}` || role.provenance.id.startsWith(`role/${key}@`));

interface Sought {
  role: RoleName;
  org: Id;
  today: Day;
  row: RosterRole;
  planning: Planning;
}

/** The stretch of days that a row speaks of: not one that is over, unless the row itself reaches back to it. */
function sameRole(
  held: readonly Role[],
  kept: ReadonlySet<Id>,
  key: string,
  { role, org, today, row, planning }: Sought,
): Role | undefined {
  const goesOn = (one: Role): boolean => !hasEnded(one, today) || (row.from !== undefined && row.from <= one.to!) || row.to === one.to;
  const free = held.filter((one) => !kept.has(one.id) && one.role === role && one.org === org && goesOn(one));
  const own = free.filter((one) => isFrom(one, key, planning)).sort((a, b) => (a.from > b.from ? -1 : 1));
  return own[0] ?? free.find((one) => one.provenance?.system !== planning.system || row.key === undefined);
}

/** The first day at the new organisation: what the roster says, else today. */
function movingDay(wanted: readonly Wanted[], { home, left }: Holder, held: readonly Role[], { who }: Planning): Day {
  const days = wanted.flatMap(({ row, place }) => (place.id === home.id && row.from !== undefined ? [row.from] : []));
  const first = days.reduce((a, b) => earlier(a, b), days[0] ?? who.today);
  const began = held.filter((role) => role.org === left).reduce((last, role) => later(last, role.from), "");
  return first > began ? first : who.today;
}
