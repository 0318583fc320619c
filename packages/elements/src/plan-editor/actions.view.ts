import { html, nothing, type TemplateResult } from "lit";
import type { ActionId, Lack, Ref, Session, Workflow } from "@xiaoben/contract";
import type { CoreMessages, Words } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import type { ReasonController } from "../forms/reason.ts";
import { movesOf, type Move } from "../workflow/moves.model.ts";
import { partiesTo, splitLacks, type ShownSection } from "./plan-editor.model.ts";
import type { SectionsContext } from "./sections.view.ts";

export interface ActionsContext extends SectionsContext {
  session: Session;
  core: Words<CoreMessages>;
  reason: ReasonController;
  workflow: Workflow;
  act(move: string, input?: Record<string, string>): void;
}

const mainMoves = ["submit", "approve"];

/** Bar with the main action, and what the plan lacks for it. */
export function actionsView(context: ActionsContext, sections: readonly ShownSection[]): TemplateResult | typeof nothing {
  const { campus, plan, session, core, words, reason, edits, act } = context;
  const on: Ref<"plan"> = { kind: "plan", id: plan.id };
  const { blocks, hints } = splitLacks(sections);
  const { state: way } = deliveryOf(context.pending, on, true);
  const facts = { me: session.person, parties: partiesTo(plan, session), now: "", complete: blocks.length === 0 };
  const moves = movesOf(context.workflow, plan, facts)
    .filter((move) => campus.allows(`plan.${move.id}` as ActionId, on) === "yes")
    .sort((a, b) => Number(mainMoves.includes(a.id)) - Number(mainMoves.includes(b.id)));
  if (way === "waiting" || way === "sending" || moves.length === 0) return nothing;
  const say = (id: string): string => words.say("move", id);
  const onMove = (move: Move): void => {
    if (move.incomplete && blocks[0]) return jump(context, blocks[0]);
    if (move.input.length > 0) return reason.ask(move.id, session.person, plan.id);
    act(move.id);
  };
  return html`<div class="bar ${moves.some((move) => mainMoves.includes(move.id)) ? "main" : ""}" part="actions">
    ${reason.render({ label: words.say("returnReason"), confirm: say(reason.move), cancel: core.say("cancel") }, (move, given) => act(move, { reason: given }))}
    <div class="row" ?hidden=${reason.move !== ""}>
      <div class="lacks small second" id="lacks">${edits ? lacksView(context, sections, hints) : nothing}</div>
      ${moves.map(
        (move) =>
          html`<button
            type="button"
            class=${mainMoves.includes(move.id) ? "primary" : ""}
            data-move=${move.id}
            aria-disabled=${move.incomplete ? "true" : nothing}
            aria-describedby=${move.incomplete ? "lacks" : nothing}
            @click=${() => onMove(move)}
          >
            ${say(move.id)}
          </button>`,
      )}
    </div>
  </div>`;
}

function lacksView(context: ActionsContext, sections: readonly ShownSection[], hints: readonly Lack[]): TemplateResult {
  const { words } = context;
  const blocked = sections.filter((section) => section.mark === "blocked");
  const more = hints.length > 0 ? words.say("hints", hints.length) : "";
  if (blocked.length === 0) return html`${words.say("complete")} ${more}`;
  return html`${words.say("blocks", blocked.length)}
  ${blocked.map(
    (section) =>
      html`<button
        type="button"
        class="link"
        @click=${() =>
          jump(
            context,
            section.lacks.find((lack) => lack.blocks)!,
          )}
      >
        ${section.title}
      </button> `,
  )}
  ${more}`;
}

/** Goes to where what is lacking is written. */
const jump = ({ focus }: ActionsContext, lack: Lack): void =>
  focus(
    lack.item
      ? `#item-${CSS.escape(lack.item)} :is(select, input)`
      : lack.code === "items-missing"
        ? `[data-section="${CSS.escape(lack.section!)}"]`
        : `#text-${CSS.escape(lack.section!)}`,
  );
