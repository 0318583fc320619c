import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Example, Outcome, Pack } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import { formatOf, icon, label } from "../core/index.ts";
import { expectedIn, outcomes, readingsIn, saidOf, withOutcome, type Expected } from "./expected.model.ts";
import { foundView, numberView } from "./fields.view.ts";
import type { Form } from "./form.ts";
import type { Score } from "./needed.model.ts";
import { removeExample, withExpected } from "./scheme.edit.model.ts";

/** Examples, and what the author means the scheme to come to in each. Only the check works them out. */
export function examplesView(form: Form, pack: Pack, rule: Score, says: ExplainedScheme | undefined): TemplateResult {
  const { words } = form;
  return html`<section class="part" part="examples" aria-labelledby="examples">
    <h3 id="examples">${words.say("examples")}</h3>
    <p class="second small">${words.say(pack.examples.length > 0 ? "examplesNote" : "noExamples")}</p>
    ${repeat(
      pack.examples,
      ({ id }) => id,
      (example, at) => exampleView(form, pack, rule, says, example, at + 1),
    )}
  </section>`;
}

function exampleView(
  form: Form,
  pack: Pack,
  rule: Score,
  says: ExplainedScheme | undefined,
  example: Example,
  nth: number,
): TemplateResult {
  const { words } = form;
  const { id, asOf } = example;
  const place = `example/${id}`;
  const expected = expectedIn(example.expect[rule.id] ?? "");
  const got = form.findings.at(place).find((one) => one.got !== undefined)?.got;
  const others = got === undefined ? foundView(form, place, place) : undefined;
  const name = words.say("example", nth);
  const done = says?.examples[id] ?? [];
  const onRemove = (): void => {
    form.numbers.drop((one) => one.startsWith(`${place}/`));
    form.take(words.say("removed", name), removeExample(pack, id));
  };
  return html`<details class="example" data-example=${id} ?open=${got !== undefined || others !== undefined}>
    <summary>
      <span class="row"
        ><strong>${name}</strong
        ><span>${outcomeWords(form, pack, expected)}</span>
        ${got === undefined && !others ? nothing : label("undetermined", "warning", words.say("differs"))}</span
      >
    </summary>
    <div class="stack tight">
      <p class="second small">${words.say("asOf", formatOf(form.desk.language()).day(asOf, "year"))} · <code>${id}</code></p>
      ${
        done.length > 0
          ? html`<ul class="rests">
              ${done.map((said) => html`<li>${said}</li>`)}
            </ul>`
          : html`<p>${words.say("nothingDone")}</p>`
      }
      ${decisionsView(form, pack, example)} ${expectView(form, expected, place, id, name)}
      ${
        got === undefined
          ? (others ?? nothing)
          : html`<p class="fault row" id="got-${id}" role="note">
              ${icon("warning")}<span>${words.say("got", outcomeWords(form, pack, expectedIn(got)))}</span>
              <button
                type="button"
                class="link"
                data-take=${id}
                aria-label=${words.say("spoken", name, words.say("take"))}
                @click=${() => {
                  form.numbers.drop((one) => one.startsWith(`${place}/`));
                  form.type(place, withExpected(id, got));
                  form.desk.focus(`[data-example="${CSS.escape(id)}"] summary`);
                }}
              >
                ${words.say("take")}
              </button>
            </p>`
      }
      <div class="row end">
        <button type="button" class="link remove" aria-label=${words.say("removeLine", name)} @click=${onRemove}>
          ${icon("remove")}${words.say("remove")}
        </button>
      </div>
    </div>
  </details>`;
}

/** The outcome and the figure; readings of what is undetermined are read, and taken from the check. */
function expectView(form: Form, expected: Expected, place: string, id: string, name: string): TemplateResult {
  const { words, core } = form;
  const { outcome, figure, rest } = expected;
  const set = (next: Expected): void => form.type(place, withExpected(id, saidOf(next)));
  const all = [...new Set<string>([...outcomes, outcome])];
  return html`<div class="row numbers">
    <span class="field"
      ><label for="outcome-${id}">${words.say("outcome")}</label>
      <select
        id="outcome-${id}"
        aria-label=${words.say("spoken", name, words.say("outcome"))}
        @change=${(event: Event) => set(withOutcome(expected, (event.target as HTMLSelectElement).value))}
      >
        ${all.map((one) => html`<option value=${one} ?selected=${one === outcome}>${core.say("outcome", one as Outcome)}</option>`)}
      </select></span
    >
    ${
      outcome === "undetermined"
        ? nothing
        : numberView(form, {
            id: `figure-${id}`,
            label: words.say("figure"),
            spoken: words.say("spoken", name, words.say("figure")),
            value: figure,
            place: `${place}/figure`,
            make: (read) => withExpected(id, saidOf({ ...expected, figure: read })),
          })
    }
    ${rest?.startsWith(" (") ? html`<span class="second small">${words.say("waiting", rest.replace(/^ \(| waiting\)$/g, ""))}</span>` : nothing}
  </div>`;
}

/** `达到 61`; of what is undetermined each reading with what follows. */
function outcomeWords(form: Form, pack: Pack, expected: Expected): string {
  const { words, core } = form;
  const said = words.say("said", core.say("outcome", expected.outcome as Outcome), expected.figure ?? "");
  const readings = readingsIn(expected).map(([reading, follows]) => {
    const found = pack.ambiguities.flatMap((one) => one.readings).find(({ id }) => id === reading);
    return words.say("reading", form.plain(found?.says) || reading, core.say("outcome", follows as Outcome) ?? follows);
  });
  return [said, ...readings].join(" · ");
}

/** What had been decided in the example. */
function decisionsView(form: Form, { ambiguities }: Pack, { decisions = {} }: Example): TemplateResult[] {
  return Object.entries(decisions).map(([id, answer]) => {
    const question = ambiguities.find((one) => one.id === id);
    const reading = question?.readings.find((one) => one.id === answer);
    return html`<p class="small">
      ${form.words.say("decided", form.plain(question?.question) || id, form.plain(reading?.says) || answer)}
    </p>`;
  });
}
