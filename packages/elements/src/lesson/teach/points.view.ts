import { html, type TemplateResult } from "lit";
import type { Lesson } from "@xiaoben/contract";
import type { Words, XbElement } from "../../core/index.ts";
import { PointRows } from "../point-rows.view.ts";
import type { Scene } from "../scene.ts";
import type { TeachMessages } from "./teach.strings.ts";

/** Points that everybody is asked to watch. */
export class PointsView {
  readonly #words: Words<TeachMessages>;
  readonly #rows: PointRows<Lesson["points"][number]>;

  constructor(host: XbElement, words: Words<TeachMessages>) {
    this.#words = words;
    this.#rows = new PointRows(host, words, "lesson-point");
  }

  render(scene: Scene): TemplateResult | undefined {
    if (!scene.edits) return undefined;
    const { lesson, session } = scene;
    return html`<h4 id="lesson-points">${this.#words.say("field", "points")}</h4>
      ${this.#rows.render(scene, {
        points: lesson.points,
        titleId: "lesson-points",
        set: (points) => scene.change({ points }),
        make: (point) => ({ ...point, by: session.person }),
      })}`;
  }
}
