import { addDays, idOf, type Id, type Person, type RosterPerson, type RosterSet } from "@xiaoben/contract";
import { plain } from "../plain.ts";
import { isInside, type Draft, type Planning } from "./draft.ts";
import type { Place, Places } from "./plan-orgs.ts";
import { endRoles, planRoles } from "./plan-roles.ts";
import { codeMeant } from "./tables.ts";

/** Who would lose her post, of how many that hold one where the roster speaks of. */
export interface Leaving {
  leaving: Id[];
  of: number;
}

/** Plans people with their roles: those of the file, and, of a full roster, those who are not in it any longer. */
export function planPeople(set: RosterSet, draft: Draft, planning: Planning, places: Places): Leaving {
  const met = new Map<Id, RosterPerson>();
  const leaving: Id[] = [];
  for (const row of set.people) {
    const before = matched(row, draft, planning);
    if (before === "refused") continue;
    const id = before?.id ?? personId(planning, row.key);
    const twin = met.get(id);
    if (twin) {
      draft.fault(row.at, "same-person", undefined, row.key, { row: String(twin.at.row) });
      continue;
    }
    met.set(id, row);
    if (planPerson(row, id, before, { set, draft, planning, places })) leaving.push(id);
  }
  if (set.mode === "full") leaving.push(...planAbsent(met, draft, planning, places));
  if (leaving.includes(planning.who.person)) draft.fault(met.get(planning.who.person)?.at, "ends-yourself");
  const orgs = new Set([...places.spoken, ...[...met.keys()].flatMap((id) => planning.known.people.get(id)?.org ?? [])]);
  const of = [...planning.known.people.values()].filter(({ onPost, org }) => onPost && orgs.has(org)).length;
  return { leaving, of: Math.max(of, leaving.length) };
}

const personId = ({ system }: Planning, key: string): Id => idOf("roster", system, "person", key);

/** The person of a row who is there: by the key of the source, else by a staff number that only one carries. */
function matched(row: RosterPerson, draft: Draft, planning: Planning): Person | undefined | "refused" {
  const { known, paths } = planning;
  const own = known.personFrom(row.key) ?? known.people.get(personId(planning, row.key));
  const numbered = own || row.staffNumber === undefined ? [] : known.peopleNumbered(row.staffNumber);
  if (numbered.length > 1) {
    draft.fault(row.at, "person-ambiguous", undefined, row.staffNumber);
    return "refused";
  }
  const found = own ?? numbered[0];
  if (!found) return erasedBefore(row, draft, planning) ? "refused" : undefined;
  // Somebody of another school is brought over by who stands above both; nothing of her is told here.
  if (!isInside(known.orgs.get(found.org)?.path, paths)) {
    draft.fault(row.at, "elsewhere", undefined, row.key);
    return "refused";
  }
  // A staff number that leads to another name may be one that was given out again: hours would go to the wrong person.
  if (!own && row.key !== row.staffNumber && plain(found.displayName) !== plain(row.name)) {
    draft.fault(row.at, "name-differs", undefined, row.staffNumber);
    return "refused";
  }
  return found;
}

/** Somebody who was erased is not taken up again by a list that still names her: her row is told, and left out. */
function erasedBefore(row: RosterPerson, draft: Draft, planning: Planning): boolean {
  const { known, system } = planning;
  const erasure = known.erasureOf({
    id: personId(planning, row.key),
    staffNumber: row.staffNumber,
    provenance: { system, id: `person/${row.key}` },
  });
  if (erasure === undefined || row.gone) return false;
  draft.note(row.at, "was-erased", undefined, row.key, { erasure });
  return true;
}

interface Scene {
  set: RosterSet;
  draft: Draft;
  planning: Planning;
  places: Places;
}

/** Plans one person and her roles; answers whether she loses her post. */
function planPerson(row: RosterPerson, id: Id, before: Person | undefined, scene: Scene): boolean {
  const { set, draft, planning, places } = scene;
  const home = before && row.org === undefined && set.orgsBy === "key" ? placeOf(before, planning) : places.find(row.org);
  if (home === undefined || home === "outside") {
    if (row.gone && !before) return false;
    const role = row.roles.find((one) => one.org === row.org && one.at.file !== row.at.file);
    const code = home ?? (row.org === undefined ? "org-missing" : "org-unknown");
    draft.fault(role?.at ?? row.at, code, role ? "orgSourcedId" : orgField(set), row.org);
    return false;
  }
  // Who is gone and was never here needs no record.
  if (row.gone && !before) return false;
  const moves = before !== undefined && !row.gone && before.org !== home.id;
  const at = row.gone && before ? placeOf(before, planning) : home;
  draft.plan(
    row.at,
    "person",
    row.name,
    {
      before,
      id,
      path: at.path,
      set: {
        org: at.id,
        displayName: row.name,
        onPost: row.onPost,
        externalIds: {
          ...before?.externalIds,
          ...row.externalIds,
          ...(row.staffNumber !== undefined && { staffNumber: row.staffNumber }),
        },
        ...factsOf(row, before, draft, planning),
        ...(!before?.provenance && { provenance: { system: planning.system, id: `person/${row.key}` } }),
      },
    },
    {
      ...(moves && { transfer: { from: before.org, to: home.id } }),
      ends: before?.onPost === true && !row.onPost,
    },
  );
  if (row.gone) endRoles(row, id, row.to ?? yesterday(planning), draft, planning);
  else planRoles(row, { id, home, left: moves ? before.org : undefined }, scene);
  return before?.onPost === true && !row.onPost;
}

const orgField = (set: RosterSet): string =>
  set.orgsBy === "name" ? "学校" : set.version === "1.1" ? "orgSourcedIds" : "primaryOrgSourcedId";

function placeOf(person: Person, { known }: Planning): Place {
  const org = known.orgs.get(person.org);
  return { id: person.org, path: org?.path ?? "/", name: org?.name ?? "", type: org?.type ?? "school" };
}

export const yesterday = ({ who }: Planning): string => addDays(who.today, -1);

/** What the host's tables make of the words; a word that they do not know is said and not taken. */
function factsOf(row: RosterPerson, before: Person | undefined, draft: Draft, { tables }: Planning): { facts?: Record<string, string> } {
  const facts: Record<string, string> = { ...before?.facts };
  for (const [field, word] of Object.entries(row.facts)) {
    const code = codeMeant(field, word, tables);
    if (code === undefined) draft.note(row.at, "code-unknown", field, word);
    else facts[field] = code;
  }
  return Object.keys(facts).length === 0 ? {} : { facts };
}

/** Those on post where the roster speaks of whom it does not name: they are not removed, their post ends. */
function planAbsent(met: ReadonlyMap<Id, RosterPerson>, draft: Draft, planning: Planning, places: Places): Id[] {
  const { known } = planning;
  const absent = [...known.people.values()].filter(({ id, onPost, org }) => onPost && places.spoken.has(org) && !met.has(id));
  for (const person of absent) {
    const { path } = placeOf(person, planning);
    draft.plan(undefined, "person", person.displayName, { before: person, id: person.id, path, set: { onPost: false } }, { ends: true });
    endRoles(undefined, person.id, yesterday(planning), draft, planning);
  }
  return absent.map(({ id }) => id);
}
