import { html, nothing, type TemplateResult } from "lit";
import type { GatewayError, Pack } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { chosenOf, findingsOf, recordOf, sizesOf, type Chosen } from "./pack.model.ts";
import { versionWords, type ManageVoice } from "./manage.voice.ts";

/** A file to publish, what it holds, and what is wrong with it. The chosen file stays until it is published. */
export class PublishView {
  readonly #update: () => void;
  #chosen: Chosen | undefined;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** After it was published there is nothing to keep. */
  clear(): void {
    this.#chosen = undefined;
  }

  render(voice: ManageVoice, refused: GatewayError | undefined, publish: (pack: Pack) => void): TemplateResult {
    const { words } = voice;
    return html`<div class="publish stack">
      <div class="field">
        <label for="file">${words.say("file")}</label>
        <input id="file" type="file" accept=".json,application/json" @change=${this.#onFile} />
      </div>
      ${this.#chosen ? this.#renderChosen(voice, this.#chosen, publish) : nothing} ${refused ? renderFindings(voice, refused) : nothing}
    </div>`;
  }

  #renderChosen(voice: ManageVoice, chosen: Chosen, publish: (pack: Pack) => void): TemplateResult {
    const { words, records } = voice;
    if ("fault" in chosen)
      return html`<p class="notice undetermined" role="alert">${icon("warning")}<span>${words.say("faults", chosen.fault)}</span></p>`;
    const { pack } = chosen;
    const { clauses, rules, questions, examples } = sizesOf(pack);
    const before = recordOf(records, pack);
    const taken = before !== undefined && before.state !== "draft";
    return html`<div class="chosen stack" part="chosen">
      <div>
        <strong>${versionWords(voice, pack)}</strong>
        <p class="second small">${words.say("sizes", clauses, rules, questions, examples)}</p>
        ${before ? html`<p class="small" id="taken">${words.say(taken ? "taken" : "replacesDraft")}</p>` : nothing}
      </div>
      ${
        taken
          ? nothing
          : html`<div class="row end">
              <button type="button" class="primary" id="publish" @click=${() => publish(pack)}>${words.say("publish")}</button>
            </div>`
      }
    </div>`;
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.#chosen = await file.text().then(
      (text) => chosenOf(file.name, text),
      (): Chosen => ({ name: file.name, fault: "unreadable" }),
    );
    // The same file, once mended, can be chosen again.
    input.value = "";
    this.#update();
  };
}

/** What is wrong with a pack, point by point: where, what kind, and how to mend it. */
function renderFindings({ words, findingWords }: ManageVoice, { issues }: GatewayError): TemplateResult | typeof nothing {
  const findings = findingsOf(issues);
  if (findings.length === 0) return nothing;
  return html`<section class="findings stack" part="findings" role="alert" id="findings" tabindex="-1" aria-labelledby="findings-title">
    <div class="row">${icon("warning")}<strong id="findings-title">${words.say("findings", findings.length)}</strong></div>
    <ol>
      ${findings.map(
        ({ pointer, code, message }) =>
          html`<li>
            <strong>${findingWords[code] ?? code}</strong> <code class="second">${pointer || "/"}</code>
            <p class="second small" lang="en">${message}</p>
          </li>`,
      )}
    </ol>
    <p class="second small">${words.say("findingsNote")}</p>
  </section>`;
}
