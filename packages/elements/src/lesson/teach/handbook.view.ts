import { html, nothing, type TemplateResult } from "lit";
import type { Words } from "../../core/index.ts";
import { textField } from "../../forms/field.ts";
import type { Scene } from "../scene.ts";
import { makeMove, movesIn } from "./moves.ts";
import type { TeachMessages } from "./teach.strings.ts";

/** Idea and intent while they are written, and the step that hands them out. */
export function handbookView(scene: Scene, teach: Words<TeachMessages>): TemplateResult | undefined {
  if (!scene.edits) return undefined;
  return html`${(["idea", "intent"] as const).map((name) =>
    textField({
      id: name,
      label: teach.say("field", name),
      placeholder: teach.say("hint", name),
      rows: 3,
      value: scene.lesson[name] ?? "",
      onText: (text) => scene.change({ [name]: text }),
    }),
  )}${announceView(scene, teach)}`;
}

function announceView(scene: Scene, teach: Words<TeachMessages>): TemplateResult | typeof nothing {
  const move = movesIn(scene).find(({ id }) => id === "announce");
  if (!move) return nothing;
  const lacking = move.unfilled.length > 0;
  const again = scene.stored.announcedAt !== undefined;
  return html`<div class="row no-print">
    <button
      type="button"
      class=${again ? "" : "primary"}
      data-move="announce"
      aria-disabled=${lacking ? "true" : nothing}
      aria-describedby="announce-says"
      @click=${() => (lacking ? scene.focus("#idea") : void makeMove(scene, "announce"))}
    >
      ${teach.say("move", again ? "again" : "announce")}
    </button>
    <span class="small second" id="announce-says">${lacking ? teach.say("announceLacks") : again ? teach.say("announceSent") : ""}</span>
  </div>`;
}
