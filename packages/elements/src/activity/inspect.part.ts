import { html, nothing, type TemplateResult } from "lit";
import { checkName, checklistLacks, say, type Checklist } from "@xiaoben/contract";
import { Words, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { textField } from "../forms/field.ts";
import { inspectStrings } from "./inspect.strings.ts";
import type { Scene } from "./scene.ts";

/** What who inspects an activity writes: for each item that looks back, what she saw; then that it is in order (三查). */
export class InspectPart {
  readonly #words;

  constructor(host: XbElement) {
    this.#words = new Words(host, inspectStrings);
  }

  render(scene: Scene): TemplateResult | typeof nothing {
    const { activity, checklists, campus, core, forms, pending, refused, offers } = scene;
    const on = { kind: "activity", id: activity.id } as const;
    if (!offers("activity.check") || campus.allows("activity.check", on) !== "yes") return nothing;
    const known = checklists.filter((list): list is Checklist => list !== undefined);
    const lacks = known.flatMap((list) => checklistLacks(list, activity, "after"));
    const missing = lacks.filter((one) => one.lacks === "content").length;
    const ready = lacks.length === 0 && known.length === checklists.length;
    const check = async (): Promise<void> => {
      if (!ready) return scene.focus(".inspection textarea");
      await scene.act("activity.check", { id: activity.id });
      scene.focus("#title");
    };
    return html`<section class="part inspection no-print" part="inspection" aria-labelledby="inspect-title">
      <h3 id="inspect-title">${this.#words.say("title")}</h3>
      ${deliveryView(deliveryOf(pending, on, true), { campus, core, words: forms, on, refused: refused?.on === activity.id ? refused.error : undefined })}
      ${known.map((list) => list.items.filter(({ phase }) => phase === "after").map((item) => this.#renderItem(scene, list, item)))}
      <div class="row end">
        <span class="small second lacks" role="status"
          >${missing > 0 ? this.#words.say("missing", missing) : ready ? nothing : this.#words.say("unseen")}</span
        >
        <button type="button" class="primary" id="check" aria-disabled=${ready ? nothing : "true"} @click=${check}>
          ${this.#words.say("check")}
        </button>
      </div>
    </section>`;
  }

  #renderItem({ activity, change, words }: Scene, list: Checklist, item: Checklist["items"][number]): TemplateResult {
    const name = checkName(list.id, item.id);
    const onText = (text: string): void => {
      const others = activity.checks.filter((check) => check.item !== name);
      change({ checks: text.trim() ? [...others, { item: name, saw: text }] : others });
    };
    return textField({
      id: `check-${list.id}-${item.id}`,
      label: this.#words.say("item", say(list.title, words.language), say(item.text, words.language)),
      value: activity.checks.find((check) => check.item === name)?.saw ?? "",
      rows: 1,
      onText,
    });
  }
}
