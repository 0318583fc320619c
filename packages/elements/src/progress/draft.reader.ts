import type { Activity, Checklist, GatewayError } from "@xiaoben/contract";
import type { XbElement } from "../core/element.ts";
import { LazyController } from "../core/lazy.ts";
import type { Words } from "../core/words.ts";
import { splitOf } from "../hour-overview/hour-overview.model.ts";
import { errorIn } from "../hour-overview/rollups.ts";
import type { DraftKind } from "./draft.model.ts";
import type { DraftMessages } from "./draft.strings.ts";
import type { Facts } from "./draft.text.ts";
import { askOf } from "./progress.ask.ts";
import type { Scene, Span } from "./progress.voice.ts";
import type { Readers } from "./readers.ts";

/** Most records of a list. */
const limit = 500;

/** The days that a draft tells of. */
export type Days = Omit<Span, "key">;

/** What was read for a draft: nothing until all of it is there, or known not to come. */
export interface Read {
  facts?: Facts;
  /** What could not be read. What is not offered here, or not for this person, is left out in silence. */
  error?: GatewayError;
}

/** Reads what a draft is written from. */
export class DraftReader {
  readonly #readers: Readers;
  readonly #words: Words<DraftMessages>;
  readonly #lazy: LazyController;

  constructor(host: XbElement, readers: Readers, words: Words<DraftMessages>) {
    this.#readers = readers;
    this.#words = words;
    this.#lazy = new LazyController(host, readers.gateway);
  }

  read(scene: Scene, period: string, days: Days | undefined, kind: DraftKind): Read {
    const { org, group, campus, duties, own } = scene;
    const { lists, rollups } = this.#readers;
    const by = group ? undefined : splitOf(org);
    const split = by && rollups.get({ ...askOf(org.id, group, period), by });
    const isOffered = campus.allows("activity.create") !== "absent";
    const activities = isOffered && days ? lists.get({ kind: "activity", where: { ...placeOf(scene), ...days }, limit }) : undefined;
    const inspections = kind === "meeting" && days ? lists.get({ kind: "observation", where: { aim: "inspection", ...days }, limit }) : [];
    const checklists = this.#checklists(scene, kind === "meeting" ? (activities ?? []) : []);
    const failure = errorIn(split) ?? lists.failure?.error ?? this.#lazy.error;
    const error = failure && !failure.code.startsWith("not-") ? { error: failure } : {};
    const isThere = (found: unknown): boolean => found !== undefined || lists.failure !== undefined;
    const awaited = [!by || split?.data || errorIn(split), !isOffered || !days || isThere(activities), isThere(inspections), checklists];
    if (!checklists || awaited.some((one) => !one)) return error;
    const isDuty = new Set(duties.map(keyOfDuty));
    return {
      facts: {
        duties,
        own,
        split: (split?.data ?? []).filter((one) => isDuty.has(keyOfDuty(one))),
        unitName: this.#unitName(scene, by),
        span: days,
        activities: isOffered ? (activities ?? []) : undefined,
        checklistOf: (activity) => activity.checklists.flatMap((ref) => checklists.get(keyOf(ref)) ?? []),
        inspections: (inspections ?? []).filter(({ state, deleted }) => state !== "draft" && !deleted),
        isCut: (activities?.length ?? 0) >= limit,
      },
      ...error,
    };
  }

  #unitName({ org }: Scene, by: "org" | "group" | undefined): (key: string) => string {
    const { lists } = this.#readers;
    const units =
      by === "org"
        ? lists.get({ kind: "org", where: { parent: org.id }, limit })
        : by && lists.get({ kind: "group", where: { org: org.id }, limit });
    return (key) => {
      if (key === "") return this.#words.say("none");
      return key === org.id ? this.#words.say("own") : (units?.find(({ id }) => id === key)?.name ?? "…");
    };
  }

  /** The checklists by which activities were inspected; `undefined` while one is loaded. One that does not come is left out. */
  #checklists({ campus }: Scene, activities: readonly Activity[]): Map<string, Checklist> | undefined {
    const refs = activities.filter(({ state }) => state === "checked").flatMap(({ checklists }) => checklists);
    const known = new Map<string, Checklist>();
    for (const ref of refs) {
      const list = this.#lazy.get(keyOf(ref), () => campus.definition<Checklist>(ref));
      if (list) known.set(keyOf(ref), list);
      else if (!this.#lazy.error) return undefined;
    }
    return known;
  }
}

/** Of a county every activity that is seen; of a school its own. */
const placeOf = ({ org, group }: Scene): { group?: string; org?: string } => {
  if (group) return { group };
  return org.type === "county" || org.type === "centralSchool" ? {} : { org: org.id };
};

const keyOf = ({ pack, version, id }: Activity["checklists"][number]): string => `${pack}/${version}/${id}`;

const keyOfDuty = ({ rule, period }: Scene["duties"][number]): string => `${rule.pack} ${rule.id} ${period.key}`;
