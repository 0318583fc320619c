import { html, type TemplateResult } from "lit";
import { icon, type Words } from "../core/index.ts";
import type { FormMessages } from "./forms.strings.ts";

/** Shows two versions of the same content side by side; a person chooses, nothing is merged without one. */
export const conflictPanel = (
  words: Words<FormMessages>,
  differences: readonly { label: string; mine: string; theirs: string }[],
  choose: (which: "mine" | "theirs") => void,
): TemplateResult =>
  html`<section class="conflict stack" part="conflict" role="alert">
    <div class="row">${icon("warning")}<strong>${words.say("conflictTitle")}</strong></div>
    <p class="second">${words.say("conflictNext")}</p>
    ${differences.map(
      ({ label, mine, theirs }) =>
        html`<div class="versions">
          <h3>${label}</h3>
          <div>
            <span class="small second">${words.say("mine")}</span>
            <p class="text">${mine || "—"}</p>
          </div>
          <div>
            <span class="small second">${words.say("theirs")}</span>
            <p class="text">${theirs || "—"}</p>
          </div>
        </div>`,
    )}
    <div class="row end">
      <button type="button" data-choose="theirs" @click=${() => choose("theirs")}>${words.say("useTheirs")}</button>
      <button type="button" data-choose="mine" @click=${() => choose("mine")}>${words.say("useMine")}</button>
    </div>
  </section>`;
