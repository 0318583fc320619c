import { html, nothing, type TemplateResult } from "lit";
import { icon, type Words } from "../core/index.ts";
import { isOvertaken, type Decision, type Outcome } from "./hour-ledger.batch.ts";
import type { DeskMessages } from "./hour-ledger.desk.strings.ts";

const decisions = ["approve", "return", "reject", "reopen"] as const;

interface Bar {
  chosen: number;
  /** How many of them each decision is for. */
  open(does: Decision): number;
  decide(does: Decision): void;
  clear(): void;
}

/** What can be done with the chosen records. */
export function renderBar(words: Words<DeskMessages>, { chosen, open, decide, clear }: Bar): TemplateResult {
  return html`<div class="batch no-print" part="batch">
    <span>${chosen === open("approve") ? words.say("chosen", chosen) : words.say("chosenOf", chosen, open("approve"))}</span>
    ${decisions.map((does) => {
      const count = open(does);
      return count === 0
        ? nothing
        : html`<button type="button" class=${does === "approve" ? "primary" : ""} data-does=${does} @click=${() => decide(does)}>
            ${words.say("decide", does, count)}
          </button>`;
    })}
    <button type="button" class="link" @click=${clear}>${words.say("unchoose")}</button>
  </div>`;
}

/** What became of the last batch: said once for each way it went. */
export function renderOutcome(
  words: Words<DeskMessages>,
  { does, done, waiting, refused }: Outcome,
  { only, show, undo, dismiss }: { only: boolean; show(): void; undo: (() => void) | undefined; dismiss(): void },
): TemplateResult {
  const overtaken = [...refused.values()].filter(isOvertaken).length;
  const others = refused.size - overtaken;
  const says = [
    done.length > 0 ? words.say("done", does, done.length) : "",
    waiting.length > 0 ? words.say("waiting", waiting.length) : "",
    overtaken > 0 ? words.say("overtaken", overtaken) : "",
    others > 0 ? words.say("refused", others) : "",
  ];
  return html`<div class="notice ${refused.size > 0 ? "undetermined" : ""} no-print" role="status" part="outcome">
    ${icon(refused.size > 0 ? "warning" : "check")}<span>${says.filter(Boolean).join(words.language === "en" ? " " : "")}</span>
    ${refused.size > 0 ? html`<button type="button" class="link" @click=${show}>${words.say(only ? "showAll" : "showRefused")}</button>` : nothing}
    ${undo ? html`<button type="button" class="link" data-undo @click=${undo}>${words.say("undo", done.length)}</button>` : nothing}
    <button type="button" class="link" @click=${dismiss}>${words.say("dismiss")}</button>
  </div>`;
}
