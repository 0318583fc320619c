import { html, nothing, type TemplateResult } from "lit";
import { say, type Language, type Pack, type PackId } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import type { Words } from "../core/index.ts";
import { linesOf, schemeIn, type Side } from "./scheme.model.ts";
import type { SchemeEditorMessages } from "./scheme-editor.strings.ts";

/** The scheme as everybody reads it: the marks, what is taken off and what is added, each with the sentence that it rests on. */
export function sheetView(words: Words<SchemeEditorMessages>, language: Language, pack: Pack, says: ExplainedScheme): TemplateResult {
  const rule = schemeIn(pack)!;
  const clause = (id: PackId): TemplateResult => clauseView(words, language, pack, id);
  const side = (which: Side): TemplateResult | typeof nothing => {
    const lines = linesOf(rule).filter((line) => line.side === which);
    if (lines.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby=${which}>
      <h4 id=${which}>${words.say(which)}</h4>
      <ul class="lines">
        ${lines.map(({ at, line, key }) => {
          const { counted, unit, each, max } = says[which][at]!;
          return html`<li data-line=${key}>
            <p>${counted}</p>
            <p class="points">
              <strong>${words.say(which === "deduct" ? "off" : "on", unit, each)}</strong
              >${max ? html` <span>${words.say("most", max)}</span>` : nothing}
            </p>
            ${clause(line.clause)}
          </li>`;
        })}
      </ul>
    </section>`;
  };
  return html`<article class="scheme stack" part="scheme" aria-labelledby="scheme-name">
    <h3 id="scheme-name">${say(pack.title, language)}</h3>
    <div>
      <p>${says.says}</p>
      ${clause(rule.clause)}
    </div>
    ${side("deduct")} ${side("add")}
    ${
      says.wipe
        ? html`<section class="stack tight">
            <h4>${words.say("wipe")}</h4>
            <p>${says.wipe}</p>
            ${rule.wipe?.clause ? clause(rule.wipe.clause) : nothing}
          </section>`
        : nothing
    }
    ${restsView(words, says)}
  </article>`;
}

/** The requirements that figures of the scheme rest on. */
export function restsView(words: Words<SchemeEditorMessages>, { rests }: ExplainedScheme): TemplateResult | typeof nothing {
  const all = Object.values(rests);
  if (all.length === 0) return nothing;
  return html`<section class="stack tight" aria-labelledby="rests">
    <h4 id="rests">${words.say("rests")}</h4>
    <p class="second small">${words.say("restsNote")}</p>
    <ul class="rests">
      ${all.map((said) => html`<li>${said}</li>`)}
    </ul>
  </section>`;
}

/** What a clause is called and says; of the author's own convention nothing is said. */
function clauseView(words: Words<SchemeEditorMessages>, language: Language, pack: Pack, id: PackId): TemplateResult {
  const clause = pack.source.clauses.find((one) => one.id === id);
  return html`<p class="clause second small">
    ${clause ? say(clause.label, language) : words.say("house")}${clause?.says ? html`<q>${say(clause.says, language)}</q>` : nothing}
  </p>`;
}
