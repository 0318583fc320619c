import { html, nothing, type TemplateResult } from "lit";
import type { CampusGateway } from "@xiaoben/contract";
import { moveOf } from "./debrief.model.ts";
import type { OpenDebrief } from "./open-debrief.ts";
import type { Talk } from "./talk.ts";

export interface ActionsContext {
  campus: CampusGateway;
  open: OpenDebrief;
  act(move: string): void;
  /** Begins the person's own debrief, where only those of others are there; absent where one debrief was asked for. */
  writeOwn: (() => void) | undefined;
}

/** Bar with the main action: to close the debrief or to open it again, and to write one's own beside those of others. */
export function actionsView(
  { now, session, words, focus }: Talk,
  { campus, open, act, writeOwn }: ActionsContext,
): TemplateResult | typeof nothing {
  const { state: way } = open.delivery;
  if (way === "waiting" || way === "sending") return nothing;
  const found = moveOf(now, session.person);
  const move = found && campus.allows(`debrief.${found.id}`, open.on) === "yes" ? found : undefined;
  const others =
    writeOwn !== undefined &&
    campus.allows("debrief.create") === "yes" &&
    now.author !== session.person &&
    open.known.every(({ author }) => author !== session.person);
  if (!move && !others) return nothing;
  return html`<div class="bar ${move?.id === "close" ? "main" : ""}" part="actions">
    <div class="row">
      <span class="lacks small second" id="lacks">${move?.lacks ? words.say("lack") : ""}</span>
      ${others ? html`<button type="button" id="write-own" @click=${writeOwn}>${words.say("writeOwn")}</button>` : nothing}
      ${
        move
          ? html`<button
              type="button"
              class=${move.id === "close" ? "primary" : ""}
              data-move=${move.id}
              aria-disabled=${move.lacks ? "true" : nothing}
              aria-describedby=${move.lacks ? "lacks" : nothing}
              @click=${() => (move.lacks ? focus("[data-add], #summary") : act(move.id))}
            >
              ${words.say("move", move.id)}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}
