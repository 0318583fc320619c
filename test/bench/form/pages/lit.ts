import { say } from "@xiaoben/contract";
import { css, html, LitElement } from "lit";
import { enter, marksOf, rubric, texts } from "./common.ts";

/** The same controls in one plain Lit element, without state, words or storage. */
class PlainForm extends LitElement {
  static override styles = css`
    fieldset {
      border: 0;
      padding: 8px 0;
      border-bottom: 1px solid #e3e7ec;
      display: grid;
      gap: 8px;
    }
    label {
      display: inline-flex;
      min-height: 36px;
      align-items: center;
      gap: 4px;
      margin-right: 8px;
    }
    textarea {
      width: 100%;
      min-height: 72px;
      font: inherit;
    }
  `;
  static override properties = { values: { state: true } };
  declare values: Record<string, string>;

  constructor() {
    super();
    this.values = {};
  }

  #onInput = (event: Event): void => {
    const field = event.target as HTMLInputElement | HTMLTextAreaElement;
    this.values = { ...this.values, [field.name]: field.value };
  };

  override render() {
    return html`<form @input=${this.#onInput}>
      <p>saved ${Object.keys(this.values).length}</p>
      ${rubric.sections.map(
        (section) =>
          html`<h3>${say(section.title, "zh-Hans")}</h3>
            ${section.items.map(
              (item) =>
                html`<fieldset>
                  <legend>${say(item.text, "zh-Hans")}</legend>
                  <div>
                    ${marksOf(item).map((mark) => html`<label><input type="radio" name=${item.id} .value=${mark} .checked=${this.values[item.id] === mark} />${mark}</label>`)}
                  </div>
                </fieldset>`,
            )}`,
      )}
      ${texts.map((name) => html`<label>${name}<textarea name=${name} .value=${this.values[name] ?? ""}></textarea></label>`)}
    </form>`;
  }
}
customElements.define("plain-form", PlainForm);

let form: PlainForm;
enter({
  async render() {
    form = document.body.appendChild(document.createElement("plain-form") as PlainForm);
    await form.updateComplete;
  },
  field: () => form.renderRoot.querySelector("textarea")!,
});
