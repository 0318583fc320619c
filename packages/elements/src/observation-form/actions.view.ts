import { html, nothing, type TemplateResult } from "lit";
import {
  observationWorkflow,
  type ActionId,
  type CampusGateway,
  type Ref,
  type Rubric,
  type Session,
  type Workflow,
} from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import { movesOf, type Move } from "../workflow/moves.model.ts";
import { partiesTo } from "./parties.model.ts";
import type { RecordMessages } from "./record.strings.ts";
import type { Sheet } from "./sheet.ts";
import { restWords } from "./total.view.ts";

export interface ActionsContext {
  campus: CampusGateway;
  session: Session;
  on: Ref<"observation">;
  rubric: Rubric | undefined;
  words: Words<RecordMessages>;
  /** The move that a reason is being given for, or nothing. */
  asking: string;
  reason: unknown;
  choose: (move: Move) => void;
}

/** Moves whose button stands with what they are about. */
const besideContent: ReadonlySet<string> = new Set(["shareTallies", "hideTallies"]);

/** Moves that are the next step, and not a way back. */
const mainMoves: readonly string[] = ["submit", "answer", "sign", "agree"];

/** The bar with what the person may do now, from the workflow's table, and what is still missing for it. */
export function actionsView(sheet: Sheet, context: ActionsContext): TemplateResult | typeof nothing {
  const { campus, session, on, words } = context;
  const { now } = sheet;
  const moves = movesOf(observationWorkflow as Workflow, now, {
    me: session.person,
    parties: partiesTo(now, session),
    now: new Date().toISOString(),
    lastMoved: now.submittedAt,
    settings: session.settings,
  })
    .filter((move) => campus.allows(`observation.${move.id}` as ActionId, on) === "yes")
    .filter((move) => !besideContent.has(move.id))
    .filter((move) => move.id !== "withdraw" || now.version > 0)
    .sort((a, b) => Number(mainMoves.includes(a.id)) - Number(mainMoves.includes(b.id)));
  if (moves.length === 0) return nothing;
  return html`<div class="bar ${moves.some((move) => mainMoves.includes(move.id)) ? "main" : ""}" part="actions">
    ${context.reason}
    <div class="row" ?hidden=${context.asking !== ""}>
      <span class="lacks small second" id="lacks">${lackWords(sheet, moves, context)}</span>
      ${moves.map(
        (move) =>
          html`<button
            type="button"
            class=${mainMoves.includes(move.id) ? "primary" : ""}
            data-move=${move.id}
            aria-disabled=${move.unfilled.length > 0 ? "true" : nothing}
            aria-describedby=${move.unfilled.length > 0 ? "lacks" : nothing}
            @click=${() => context.choose(move)}
          >
            ${words.say("move", move.id)}
          </button>`,
      )}
    </div>
  </div>`;
}

/** What is missing for the main action, or what could still be added. */
function lackWords(sheet: Sheet, moves: readonly Move[], { words, session, rubric }: ActionsContext): string {
  const lacking = moves.find((move) => move.unfilled.length > 0);
  if (lacking) return words.say("lack", lacking.unfilled[0]!);
  const back = moves.find((move) => move.until)?.until;
  if (back) return words.say("until", sheet.format.moment(back, sheet.timeZone, session.today));
  return rubric && sheet.now.state === "draft" ? restWords(sheet, words, rubric) : "";
}
