import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Pack, PackId } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import { icon } from "../core/index.ts";
import { additionsView } from "./additions.view.ts";
import { textView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import type { Score } from "./needed.model.ts";
import { placeView, valuesView } from "./number.view.ts";
import { removeLine, withSentence, withTitle } from "./scheme.edit.model.ts";
import { weightsView } from "./weights.view.ts";
import { linesOf, otherNumbers, readersOf, ruleNumbers, type LineAt, type Side } from "./scheme.model.ts";

type Says = ExplainedScheme | undefined;

/** The scheme as it is written: its name and marks, line by line what is taken off and added, and the numbers that it rests on. */
export function formView(form: Form, pack: Pack, rule: Score, says: Says): TemplateResult {
  const { words, desk } = form;
  const sentence = sentences(form, pack);
  return html`
    ${textView(form, {
      id: "scheme-name",
      label: words.say("name"),
      value: form.plain(rule.title),
      place: "title",
      make: (typed) => withTitle(typed, desk.documentTitle(typed)),
    })}
    <section class="part" aria-labelledby="marks">
      <h3 id="marks">${words.say("marks")}</h3>
      <div class="row numbers">
        ${ruleNumbers.map((key) =>
          placeView(form, pack, rule, says, {
            place: `rule/${key}`,
            label: words.say("number", key),
            optional: key === "atLeast" || key === "ceiling",
          }),
        )}
      </div>
      ${sentence(rule.clause)}
    </section>
    ${sideView(form, pack, rule, says, "deduct", sentence)} ${sideView(form, pack, rule, says, "add", sentence)}
    ${additionsView(form, pack, says)}
    ${
      says?.wipe
        ? html`<section class="part" aria-labelledby="wipe">
            <h3 id="wipe">${words.say("wipe")}</h3>
            <p>${says.wipe}</p>
            ${sentence(rule.wipe?.clause ?? wipeClause(pack, rule))}
          </section>`
        : nothing
    }
    ${weightsView(form, pack, says)} ${restsView(form, pack, rule, says, sentence)}
  `;
}

type Sentence = (clause: PackId | undefined) => TemplateResult | typeof nothing;

/** Draws what a clause says where it is first cited: one sentence has one field. Parts are made in the order in which they are read. */
function sentences(form: Form, pack: Pack): Sentence {
  const shown = new Set<PackId>();
  return (id) => {
    const clause = pack.source.clauses.find((one) => one.id === id);
    if (!clause) return nothing;
    const label = form.plain(clause.label);
    if (shown.has(clause.id)) return html`<p class="second small">${form.words.say("sentenceShared", label)}</p>`;
    shown.add(clause.id);
    return textView(form, {
      id: `sentence-${clause.id}`,
      label: form.words.say("sentence", label),
      value: form.plain(clause.says),
      place: `clause/${clause.id}`,
      make: (typed) => withSentence(clause.id, typed),
    });
  };
}

const wipeClause = ({ parameters }: Pack, { wipe }: Score): PackId | undefined => {
  const num = wipe?.atLeast;
  return typeof num === "object" && "param" in num ? parameters.find(({ id }) => id === num.param)?.clause : undefined;
};

function sideView(form: Form, pack: Pack, rule: Score, says: Says, side: Side, sentence: Sentence): TemplateResult | typeof nothing {
  const lines = linesOf(rule).filter((line) => line.side === side);
  if (lines.length === 0) return nothing;
  return html`<section class="part" aria-labelledby="side-${side}">
    <h3 id="side-${side}">${form.words.say(side)}</h3>
    ${lines.map((line) => keyed(line.key, lineView(form, pack, rule, says, line, sentence)))}
  </section>`;
}

function lineView(form: Form, pack: Pack, rule: Score, says: Says, { key, side, at, line }: LineAt, sentence: Sentence): TemplateResult {
  const { words } = form;
  const said = says?.[side][at];
  const name = said?.counted ?? line.measure;
  const onRemove = (): void => {
    form.numbers.drop((place) => place.startsWith(`${key}/`));
    form.take(words.say("removed", name), removeLine(pack, key));
  };
  return html`<div class="line-edit stack tight" data-edit-line=${key} role="group" aria-label=${name}>
    <div class="line">
      <strong class="grow">${name}</strong>
      <button type="button" class="icon-only remove" aria-label=${words.say("removeLine", name)} @click=${onRemove}>
        ${icon("remove")}
      </button>
    </div>
    <div class="row numbers">
      ${placeView(form, pack, rule, says, { place: `${key}/each`, label: words.say("each", side, said?.unit ?? ""), line: name })}
      ${placeView(form, pack, rule, says, { place: `${key}/max`, label: words.say("max", side), line: name, optional: true })}
    </div>
    ${sentence(line.clause)}
  </div>`;
}

/** The requirements whose gap is counted, and the numbers that stand in them. */
function restsView(form: Form, pack: Pack, rule: Score, says: Says, sentence: Sentence): TemplateResult | typeof nothing {
  const { words } = form;
  const numbers = otherNumbers(pack, rule);
  const rests = Object.values(says?.rests ?? {});
  if (numbers.length === 0 && rests.length === 0) return nothing;
  return html`<section class="part" aria-labelledby="others">
    <h3 id="others">${words.say("others")}</h3>
    <ul class="rests">
      ${rests.map((said) => html`<li>${said}</li>`)}
    </ul>
    ${numbers.map((parameter) => {
      const titles = readersOf(pack, parameter.id).map((title) => form.plain(title));
      const clause = pack.source.clauses.find(({ id }) => id === parameter.clause);
      const label = words.say("otherOf", titles.join("、") || parameter.id, form.plain(clause?.label) || words.say("house"));
      return html`<div class="stack tight" data-number=${parameter.id}>
        <div class="row numbers">${valuesView(form, pack, parameter, says, { id: `o-${parameter.id}`, label, spoken: label })}</div>
        ${sentence(parameter.clause)}
      </div>`;
    })}
  </section>`;
}
