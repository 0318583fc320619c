import type { nothing, TemplateResult } from "lit";
import type { CampusGateway } from "@xiaoben/contract";
import { Words, type XbElement } from "../../core/index.ts";
import { ReasonController } from "../../forms/reason.ts";
import type { Guest } from "../lesson.model.ts";
import type { Scene } from "../scene.ts";
import { ActionsView } from "./actions.view.ts";
import { conflictView } from "./conflict.view.ts";
import { FactsView } from "./facts.view.ts";
import { handbookView } from "./handbook.view.ts";
import { PeopleView } from "./people.view.ts";
import { PointsView } from "./points.view.ts";
import { teachStrings, type TeachMessages } from "./teach.strings.ts";

/** What whoever teaches a lesson (or the school) writes and does before it, place by place. Fetched after the first drawing. */
export class TeachPart {
  readonly #words: Words<TeachMessages>;
  readonly #facts: FactsView;
  readonly #people: PeopleView;
  readonly #points: PointsView;
  readonly #actions: ActionsView;

  constructor(host: XbElement & { readonly renderRoot: HTMLElement | DocumentFragment }, gateway: () => CampusGateway | undefined) {
    this.#words = new Words(host, teachStrings);
    // One for all, so that one reason is asked for at a time.
    const reason = new ReasonController(host);
    this.#facts = new FactsView(host, this.#words, gateway);
    this.#people = new PeopleView(host, this.#words, reason, gateway);
    this.#points = new PointsView(host, this.#words);
    this.#actions = new ActionsView(this.#words, reason);
  }

  /** Both versions of what somebody else changed too; a person chooses. */
  conflict(scene: Scene): TemplateResult | typeof nothing {
    return conflictView(scene, this.#words);
  }

  /** Class, subject, day and the rest, behind a line that opens. */
  facts(scene: Scene): TemplateResult | typeof nothing {
    return this.#facts.render(scene);
  }

  /** Idea and intent while they are written. */
  handbook(scene: Scene): TemplateResult | undefined {
    return handbookView(scene, this.#words);
  }

  /** Whom the lesson is open to. */
  openTo(scene: Scene): TemplateResult | undefined {
    return this.#people.openTo(scene);
  }

  /** What can be done about one who asked, comes or was asked. */
  beside(scene: Scene, guest: Guest): TemplateResult | typeof nothing {
    return this.#people.beside(scene, guest);
  }

  /** Asks people of the school, by name. */
  invite(scene: Scene): TemplateResult | typeof nothing {
    return this.#people.invite(scene);
  }

  /** Points that everybody is asked to watch. */
  points(scene: Scene): TemplateResult | undefined {
    return this.#points.render(scene);
  }

  /** Marks the lesson as held, or cancels it. */
  actions(scene: Scene): TemplateResult | typeof nothing {
    return this.#actions.render(scene);
  }
}
