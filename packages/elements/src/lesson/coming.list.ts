import { html, type TemplateResult } from "lit";
import type { Id, Lesson, Visit } from "@xiaoben/contract";
import { emptyState, errorState, skeleton, staleLine, type XbElement } from "../core/index.ts";
import { listed, type ListSource } from "../practice/listed.ts";
import { asAsked, asPlanned, groupsOf } from "./lesson.model.ts";
import { listView } from "./list.view.ts";
import type { Voice } from "./scene.ts";

/** Lessons to come: the person's own, those that she observes, and those that are open to her. */
export class ComingList {
  readonly #mine;
  readonly #coming;
  readonly #visits;
  /** Groups that are shown whole. */
  readonly #whole = new Set<string>();

  /** @param isShown whether the list is what the element shows */
  constructor(host: XbElement, source: ListSource, isShown: () => boolean) {
    this.#mine = listed(host, source, "lesson", (teacher) =>
      isShown() ? { where: { teacher, state: "planned" }, order: "day", limit: 100 } : undefined,
    );
    this.#coming = listed(host, source, "lesson", (_, from) =>
      isShown() ? { where: { state: "planned", from }, order: "day", limit: 100 } : undefined,
    );
    this.#visits = listed(host, source, "visit", (author, from) => (isShown() ? { where: { author, from }, limit: 100 } : undefined));
  }

  /** Lessons of the lists, as they are stored. */
  get lessons(): readonly Lesson[] {
    return [...(this.#mine.data?.items ?? []), ...(this.#coming.data?.items ?? [])];
  }

  /**
   * @param around what stands before and after the lessons
   * @param plans whether the person may plan one
   */
  render(
    voice: Voice,
    around: { before: unknown; after(lessons: readonly Lesson[], visits: readonly Visit[]): unknown },
    { plans, opens }: { plans: boolean; opens(id: Id): void },
  ): TemplateResult {
    const failed = [this.#mine, this.#coming, this.#visits].find((list) => list.error && !list.data);
    if (failed?.error) return errorState(voice.core, failed.error, failed.refresh);
    if (!this.#mine.data || !this.#coming.data) return skeleton(voice.core, 8);
    const stale = [this.#mine, this.#coming].some((list) => list.error);
    const lessons = [...unsent(voice), ...this.lessons].map(asPlanned);
    const visits = (this.#visits.data?.items ?? []).map(asAsked);
    const groups = groupsOf(lessons, visits, voice.session.person, voice.homes);
    return html`${stale ? staleLine(voice.core) : ""} ${around.before}
    ${
      groups.length === 0
        ? emptyState(voice.words.say("empty"), voice.words.say(plans ? "emptyPlan" : "emptyNext"))
        : listView(
            {
              ...voice,
              whole: this.#whole,
              opens: (lesson) => opens(lesson.id),
              showAll: (group) => {
                this.#whole.add(group);
                voice.focus(`[aria-labelledby="group-${group}"] li:nth-child(7) button`);
              },
            },
            groups,
          )
    }
    ${around.after(lessons, visits)}`;
  }
}

/** What was planned here and has not been sent stands in no list of the back end. */
const unsent = ({ pending, records }: Voice): Lesson[] =>
  pending
    .filter(({ action }) => action === "lesson.create")
    .flatMap(({ on }) => (records.get({ kind: "lesson", id: on.id }) as Lesson | null | undefined) ?? []);
