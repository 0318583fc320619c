import { html, nothing, type TemplateResult } from "lit";
import { say, type Decision, type Pack, type Session } from "@xiaoben/contract";
import type { ExplainedClause, ExplainedLine } from "@xiaoben/policy/words/explain";
import { label, type Words } from "../core/index.ts";
import { decidedOn, mayDecide, type Chain } from "../practice/practice.model.ts";
import { questionsIn } from "./pack.model.ts";
import type { PackMessages } from "./pack.strings.ts";

export interface ClausesContext {
  words: Words<PackMessages>;
  chain: Chain;
  session: Session;
  /** Decisions on the pack; empty where they are not to be had. */
  decisions: readonly Decision[];
  open(ambiguity: string | undefined): void;
}

/** A pack read back as clauses; the author's own conventions stand apart, last. */
export function renderClauses(context: ClausesContext, pack: Pack, clauses: readonly ExplainedClause[]): TemplateResult {
  const { words } = context;
  return html`<div class="clauses" part="clauses">
    ${clauses.map((clause) =>
      clause.lines.length === 0 && !clause.says
        ? nothing
        : html`<section class="clause ${clause.house ? "house" : ""}" data-clause=${clause.id}>
            <h4>${clause.id === "pack" ? words.say("about") : clause.house ? words.say("house") : clause.label}</h4>
            ${clause.says ? html`<blockquote>${clause.says}</blockquote>` : nothing}
            ${clause.house ? html`<p class="second small">${words.say("houseNote")}</p>` : nothing} ${renderLines(context, pack, clause)}
          </section>`,
    )}
  </div>`;
}

function renderLines(context: ClausesContext, pack: Pack, clause: ExplainedClause): TemplateResult {
  const questions = questionsIn(clause, pack);
  let at = 0;
  return html`<ul class="lines">
    ${clause.lines.map((line, i) => {
      if (line.kind === "question") return renderQuestion(context, pack, line, questions[at++]);
      const again = clause.lines[i - 1]?.kind === line.kind;
      return html`<li>
        <span class="kind second small"><span class=${again ? "hidden" : ""}>${context.words.say("kind", line.kind)}</span></span
        ><span>${line.text}</span>
      </li>`;
    })}
  </ul>`;
}

function renderQuestion(
  { words, chain, session, decisions, open }: ClausesContext,
  pack: Pack,
  line: ExplainedLine,
  ambiguity: Pack["ambiguities"][number] | undefined,
): TemplateResult {
  const found = ambiguity && decidedOn(decisions, { pack: pack.id, ambiguity: ambiguity.id }, chain, session.today);
  const decision = found?.find(({ weight }) => weight === "now")?.decision;
  const reading = ambiguity?.readings.find(({ id }) => id === decision?.reading);
  const says = reading ? say(reading.says, words.language) : decision?.value;
  const mine = ambiguity ? mayDecide(ambiguity, chain, session) : false;
  return html`<li class="question">
    <span class="kind"
      >${says ? label("met", "check", words.say("settled")) : label("undetermined", "question", words.say("kind", "question"))}</span
    >
    <div>
      <p>${line.text}</p>
      ${
        line.readings?.length
          ? html`<ul class="small" aria-label=${words.say("readings")}>
              ${line.readings.map((one) => html`<li>${one}</li>`)}
            </ul>`
          : nothing
      }
      ${
        says
          ? html`<p>${words.say("decided", says)}</p>`
          : !mine
            ? nothing
            : html`<button
                type="button"
                class="link no-print"
                data-open=${ambiguity?.id ?? ""}
                aria-label=${words.say("openOn", line.text)}
                @click=${() => open(ambiguity?.id)}
              >
                ${words.say("openQuestion")}
              </button>`
      }
    </div>
  </li>`;
}
