import { idOf, type Id, type Org, type RosterOrg, type RosterSet } from "@xiaoben/contract";
import { isInside, type Draft, type Planning } from "./draft.ts";

/** An organisation of a roster as it is, or is to be. */
export interface Place {
  id: Id;
  path: string;
  name: string;
  type: Org["type"];
}

/** The organisations that a roster names, and how its rows find them. */
export interface Places {
  /** By key or name, as the roster names them; without one, the organisation that the roster is of. */
  find(word: string | undefined): Place | "outside" | undefined;
  /** Organisations whose staff a full roster lists. */
  readonly spoken: ReadonlySet<Id>;
}

/** Plans organisations, from the top down, since each stands under the path of the one above. */
export function planOrgs(set: RosterSet, draft: Draft, planning: Planning, home: Id | undefined): Places {
  const { known, paths, tables } = planning;
  const places = new Map<string, Place | "outside" | "left">();
  const byKey = new Map(set.orgs.map((org) => [org.key, org]));
  const open = new Set<string>();
  for (const org of set.orgs) placeOf(org.key);
  const spoken = new Set<Id>();
  for (const org of set.orgs) {
    const place = places.get(org.key);
    if (typeof place === "object" && !org.gone && isTaken(org)) spoken.add(place.id);
  }
  return {
    spoken,
    find(word) {
      const found = word === undefined ? fromId(home) : set.orgsBy === "key" ? placeOf(word) : named(word);
      if (typeof found === "object" && set.orgsBy === "name") spoken.add(found.id);
      return found === "left" ? undefined : found;
    },
  };

  function fromId(id: Id | undefined): Place | "outside" | undefined {
    const org = id === undefined ? undefined : known.orgs.get(id);
    return org && (isInside(org.path, paths) ? placed(org) : "outside");
  }

  function named(word: string): Place | "outside" | undefined {
    if (tables.orgs && Object.hasOwn(tables.orgs, word)) return fromId(tables.orgs[word]);
    const found = known.orgNamed(word);
    const inside = found.filter((org) => isInside(org.path, paths));
    if (inside.length === 1) return placed(inside[0]!);
    return inside.length === 0 && found.length > 0 ? "outside" : undefined;
  }

  /** A department is no organisation here: its people are those of the nearest one above that is. */
  function placeOf(key: string): Place | "outside" | "left" | undefined {
    const done = places.get(key);
    const row = byKey.get(key);
    if (done || open.has(key)) return done;
    open.add(key);
    const place = row ? planned(row) : existing(key);
    if (place) places.set(key, place);
    return place;
  }

  function existing(key: string): Place | "outside" | undefined {
    const org = matched(key);
    return org && (isInside(org.path, paths) ? placed(org) : "outside");
  }

  function matched(key: string): Org | undefined {
    if (tables.orgs && Object.hasOwn(tables.orgs, key)) return known.orgs.get(tables.orgs[key]!);
    return known.orgFrom(key) ?? known.orgs.get(idFrom(key));
  }

  function idFrom(key: string): Id {
    return idOf("roster", planning.system, "org", key);
  }

  function planned(row: RosterOrg): Place | "outside" | "left" | undefined {
    const above = row.parent === undefined ? undefined : placeOf(row.parent);
    if (!isTaken(row)) {
      draft.note(row.at, "org-not-taken", "type", row.type);
      return row.type === "department" && typeof above === "object" ? above : "left";
    }
    const before = matched(row.key) ?? alike(row, above);
    const path = before?.path ?? (typeof above === "object" ? `${above.path}${idFrom(row.key)}/` : undefined);
    if (!isInside(path, paths)) {
      if (before) draft.fault(row.at, "outside", "sourcedId", row.key);
      else if (above === "outside") draft.fault(row.at, "outside", "parentSourcedId", row.parent);
      else
        draft.fault(row.at, "second-root", "parentSourcedId", row.parent, {
          names: [...known.orgs.values()]
            .filter((org) => !org.parent)
            .map((org) => org.name)
            .join(", "),
        });
      return "outside";
    }
    if (before) return changed(row, before, above);
    return made(row, above as Place, path!);
  }

  /** An organisation that was there before the first roster is known by its name, where only one carries it and no roster has named it. */
  function alike(row: RosterOrg, above: Place | "outside" | "left" | undefined): Org | undefined {
    const found = known.orgNamed(row.name).filter((org) => org.provenance?.system !== planning.system);
    const [one] = found.filter((org) => org.parent === undefined || typeof above !== "object" || org.parent === above.id);
    return found.length === 1 ? one : undefined;
  }

  function changed(row: RosterOrg, before: Org, above: Place | "outside" | "left" | undefined): Place {
    if (typeof above === "object" && before.parent !== undefined && above.id !== before.parent)
      draft.fault(row.at, "org-moves", "parentSourcedId", row.parent);
    if (row.gone) draft.note(row.at, "org-not-closed", "status", "tobedeleted");
    draft.plan(row.at, "org", row.name, {
      before,
      id: before.id,
      path: before.path,
      set: { name: row.name, ...(!before.provenance && { provenance: { system: planning.system, id: `org/${row.key}` } }) },
    });
    return { ...placed(before), name: row.name };
  }

  function made(row: RosterOrg, above: Place, path: string): Place | "outside" {
    const type = tables.orgTypes?.[row.key] ?? (row.type === "district" ? "county" : "school");
    if (!(mayStandUnder[type] ?? []).includes(above.type)) {
      draft.fault(row.at, "org-type", "type", row.type, { above: above.name });
      return "outside";
    }
    const id = idFrom(row.key);
    draft.plan(row.at, "org", row.name, {
      before: undefined,
      id,
      path,
      set: { org: id, type, name: row.name, parent: above.id, path, provenance: { system: planning.system, id: `org/${row.key}` } },
    });
    return { id, path, name: row.name, type };
  }
}

const isTaken = ({ type }: RosterOrg): boolean => type === "school" || type === "district";
const placed = ({ id, path, name, type }: Org): Place => ({ id, path, name, type });

/** The tree of organisations: below which types one of a type may stand. */
const mayStandUnder: Readonly<Record<Org["type"], readonly Org["type"][]>> = {
  county: [],
  centralSchool: ["county"],
  school: ["county"],
  villageSchool: ["centralSchool", "school"],
};
