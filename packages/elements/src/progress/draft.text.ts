import { checkName, say, type Activity, type Checklist, type Observation, type Pack, type Rollup, type Verdict } from "@xiaoben/contract";
import type { Words } from "../core/words.ts";
import { reachedOf } from "../hour-overview/hour-overview.model.ts";
import { behindBy, heldIn, openIn, type SectionId } from "./draft.model.ts";
import type { DraftMessages } from "./draft.strings.ts";
import { countBehind, restOf } from "./progress.model.ts";
import type { Scene, Span, Voice } from "./progress.voice.ts";

/** Activities that are listed one by one. */
const listed = 30;

/** What a draft is written from. */
export interface Facts {
  /** How people stand with each duty. */
  duties: Scene["duties"];
  /** How the place itself stands with what is asked of it. */
  own: Scene["own"];
  /** The same, split by unit where that may be asked for. */
  split: readonly Rollup[];
  unitName(key: string): string;
  /** Over which days; `undefined` where no calendar knows the period. */
  span: Omit<Span, "key"> | undefined;
  /** `undefined`: not offered here. */
  activities: readonly Activity[] | undefined;
  checklistOf(activity: Activity): readonly Checklist[];
  /** Lessons that were inspected. */
  inspections: readonly Observation[];
  /** A list was too long to be read as a whole. */
  isCut: boolean;
}

/** Writes the sections of a draft from what is recorded: sentences with their figures and what these rest on, and no name of anybody. */
export class DraftText {
  readonly #voice: Voice;
  readonly #words: Words<DraftMessages>;
  readonly #facts: Facts;

  constructor(voice: Voice, words: Words<DraftMessages>, facts: Facts) {
    this.#voice = voice;
    this.#words = words;
    this.#facts = facts;
  }

  of(section: SectionId): string {
    const lines = {
      standing: this.#standing,
      activities: this.#activities,
      checked: this.#checked,
      behind: this.#behind,
      open: this.#open,
      next: () => [],
    };
    return lines[section].call(this).join("\n");
  }

  #standing(): string[] {
    const { policy, packOf } = this.#voice;
    const own = this.#facts.own.map((verdict) => {
      const pack = packOf(verdict.rule);
      const { sentence, clause } = policy.verdict(verdict, pack);
      return this.#words.say("standsOwn", sentence, policy.period(verdict.period.key), basisOf(pack, clause, policy.language));
    });
    const people = this.#facts.duties.map(({ rule, period, outcomes, people }) => {
      const pack = packOf(rule);
      const { reached, of } = reachedOf(outcomes, people);
      const rest = restOf(outcomes).flatMap(([outcome, n]) => this.#words.say("rest", outcome, n) || []);
      const clause = pack.rules.find(({ id }) => id === rule.id)?.clause;
      const basis = basisOf(pack, clause ? policy.clause(clause, pack) : "", policy.language);
      return this.#words.say("stands", policy.title(rule.id, pack), policy.period(period.key), reached, of, rest, basis);
    });
    return [...people, ...own];
  }

  #activities(): string[] {
    const { activities, span, isCut } = this.#facts;
    if (!activities || !span) return [];
    const { held, coming, cancelled } = heldIn(activities, span);
    if (held.length + coming.length + cancelled.length === 0) return [this.#words.say("noneHeld")];
    const checked = held.filter(({ state }) => state === "checked").length;
    return [
      this.#words.say("held", held.length, checked, coming.length, cancelled.length),
      ...held
        .slice(0, listed)
        .map(({ on, until, title, theme }) => this.#words.say("event", this.#voice.format.days(on, until), title, theme)),
      ...(held.length > listed ? [this.#words.say("moreEvents", held.length - listed)] : []),
      ...(isCut ? [this.#words.say("cut")] : []),
    ];
  }

  #checked(): string[] {
    const { activities = [], span, inspections, checklistOf, isCut } = this.#facts;
    const held = span ? heldIn(activities, span).held : [];
    const checked = held.filter(({ state }) => state === "checked");
    const unchecked = held.length - checked.length;
    const waiting = inspections.filter(({ state }) => state !== "locked").length;
    const lines = [
      ...checked.flatMap((activity) => [
        this.#words.say("checkedEvent", this.#voice.format.days(activity.on, activity.until), activity.title),
        ...activity.checks.map(({ item, saw }) => this.#words.say("saw", itemName(checklistOf(activity), item, this.#words.language), saw)),
      ]),
      ...(unchecked > 0 ? [this.#words.say("unchecked", unchecked)] : []),
      ...(inspections.length > 0 ? [this.#words.say("inspections", inspections.length, waiting)] : []),
      ...(isCut ? [this.#words.say("cut")] : []),
    ];
    return lines.length > 0 ? lines : [this.#words.say("noneChecked")];
  }

  #behind(): string[] {
    const { policy, packOf } = this.#voice;
    const { split, duties, own, unitName } = this.#facts;
    const itself = own
      .filter(isUnmet)
      .map((verdict) => this.#words.say("behindOwn", policy.verdict(verdict, packOf(verdict.rule)).sentence));
    const found = behindBy(split.length > 0 ? split : duties);
    if (found.length + itself.length === 0) return [this.#words.say("noneBehind")];
    const people = found.map(({ duty, units }) => {
      const title = policy.title(duty.rule.id, packOf(duty.rule));
      const named = units.map(({ key, n }) => [unitName(key), n] as const);
      return named.length > 0 ? this.#words.say("behind", title, named) : this.#words.say("behindAll", title, countBehind(duty.outcomes));
    });
    return [...people, ...itself];
  }

  #open(): string[] {
    const { policy, packOf } = this.#voice;
    const found = openIn(this.#facts.duties).map(({ rule, ambiguity, people }) => {
      const pack = packOf(rule);
      if (ambiguity === undefined) return this.#words.say("openRule", policy.title(rule.id, pack), people);
      const question = pack.ambiguities.find(({ id }) => id === ambiguity)?.question;
      return this.#words.say("open", question ? say(question, policy.language) : ambiguity, say(pack.title, policy.language), people);
    });
    return found.length > 0 ? found : [this.#words.say("noneOpen")];
  }
}

const basisOf = (pack: Pack, clause: string, language: Words<DraftMessages>["language"]): string =>
  [say(pack.title, language), clause].filter(Boolean).join(" ");

const isUnmet = ({ outcome }: Verdict): boolean => outcome === "notMet" || outcome === "notYet" || outcome === "undetermined";

const itemName = (lists: readonly Checklist[], name: string, language: Words<DraftMessages>["language"]): string =>
  lists.flatMap((list) => list.items.flatMap(({ id, text }) => (checkName(list.id, id) === name ? say(text, language) : [])))[0] ?? name;
