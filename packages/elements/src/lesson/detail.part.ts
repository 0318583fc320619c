import { html, nothing, type TemplateResult } from "lit";
import type { Ref } from "@xiaoben/contract";
import { errorLine, Words, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStyles } from "../forms/forms.styles.ts";
import { moveStyles } from "../forms/moves.styles.ts";
import { detailStyles } from "./detail.styles.ts";
import { detailStrings, type DetailMessages } from "./detail.strings.ts";
import { guestsView } from "./guests.view.ts";
import { factsView, handbookView } from "./header.view.ts";
import type { Scene } from "./scene.ts";
import type { TeachPart } from "./teach/teach.part.ts";
import { visitView } from "./visit.view.ts";

/** A scene with the words of one lesson. */
export interface Detail extends Scene {
  readonly detail: Words<DetailMessages>;
}

/** One lesson: what it is, its handbook, who comes, and the step of whoever looks at it. Fetched after the first drawing. */
export class DetailPart {
  readonly styles = [formStyles, moveStyles, detailStyles];
  readonly #detail: Words<DetailMessages>;

  constructor(host: XbElement) {
    this.#detail = new Words(host, detailStrings);
  }

  /** `teach`: what its teacher writes and does; `below`: what stands under it. */
  render(scene: Scene, teach: TeachPart | undefined, below: readonly (TemplateResult | typeof nothing)[]): TemplateResult {
    const detail: Detail = { ...scene, detail: this.#detail };
    const { lesson, campus, core, forms, refused } = scene;
    const on: Ref<"lesson"> = { kind: "lesson", id: lesson.id };
    const delivery = deliveryOf(scene.pending, on, lesson.version > 0);
    const conflict = teach?.conflict(scene) ?? nothing;
    const says =
      lesson.state === "cancelled"
        ? this.#detail.say("cancelled", lesson.reason ?? "")
        : lesson.state === "held"
          ? this.#detail.say("held")
          : "";
    const ours = refused && (refused.on === lesson.id || scene.visits.some(({ id }) => id === refused.on) || refused.on === scene.mine?.id);
    return html`${factsView(detail)} ${conflict}
    ${conflict === nothing ? deliveryView(delivery, { campus, core, words: forms, on, refused: ours ? refused.error : undefined }) : nothing}
    ${says ? html`<p class="notice" id="status" tabindex="-1">${says}</p>` : nothing} ${teach?.facts(scene) ?? nothing} ${visitView(detail)}
    ${handbookView(detail, teach?.handbook(scene))} ${scene.visitsError ? errorLine(core, scene.visitsError) : nothing}
    ${guestsView(detail, teach?.openTo(scene), (guest) => teach?.beside(scene, guest) ?? nothing)} ${teach?.invite(scene) ?? nothing}
    ${below} ${teach?.actions(scene) ?? nothing}`;
  }
}
