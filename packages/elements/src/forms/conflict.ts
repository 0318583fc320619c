import { html, type TemplateResult } from "lit";
import { icon } from "../core/index.ts";

export interface ConflictWords {
  title: string;
  next: string;
  mine: string;
  theirs: string;
  useMine: string;
  useTheirs: string;
}

/** Shows two versions of the same content side by side; a person chooses, nothing is merged without one. */
export const conflictPanel = (words: ConflictWords, differences: readonly { label: string; mine: string; theirs: string }[], choose: (which: "mine" | "theirs") => void): TemplateResult =>
  html`<section class="conflict stack" part="conflict" role="alert">
    <div class="row">${icon("warning")}<strong>${words.title}</strong></div>
    <p class="second">${words.next}</p>
    ${differences.map(
      ({ label, mine, theirs }) =>
        html`<div class="versions">
          <h4>${label}</h4>
          <div><span class="small second">${words.mine}</span><p class="text">${mine || "—"}</p></div>
          <div><span class="small second">${words.theirs}</span><p class="text">${theirs || "—"}</p></div>
        </div>`,
    )}
    <div class="row end">
      <button type="button" data-choose="theirs" @click=${() => choose("theirs")}>${words.useTheirs}</button>
      <button type="button" data-choose="mine" @click=${() => choose("mine")}>${words.useMine}</button>
    </div>
  </section>`;
