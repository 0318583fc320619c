import { html, noChange, nothing, type TemplateResult } from "lit";
import { directive, Directive, type DirectiveResult, type ElementPart, type PartInfo, PartType } from "lit/directive.js";

export interface TextField {
  /** Id inside the element, by which labels and jumps find it. */
  id: string;
  label: string;
  value: string;
  hint?: string | undefined;
  /** Lines to begin with; the field grows with the text where the browser can. */
  rows?: number;
  /** The label is read but not shown. */
  quiet?: boolean;
  placeholder?: string;
  onText: (text: string) => void;
  onKey?: (event: KeyboardEvent) => void;
}

/** A labelled text area that never disturbs who types in it. */
export const textField = (field: TextField): TemplateResult =>
  html`<div class="field">
    <label for=${field.id} class=${field.quiet ? "hidden" : ""}>${field.label}</label>
    ${field.hint ? html`<span class="small second" id="${field.id}-hint">${field.hint}</span>` : nothing}
    <textarea
      id=${field.id}
      rows=${field.rows ?? 2}
      placeholder=${field.placeholder ?? nothing}
      aria-describedby=${field.hint ? `${field.id}-hint` : nothing}
      ${settled(field.value, field.onText)}
      @keydown=${field.onKey ?? nothing}
    ></textarea>
  </div>`;

class SettledDirective extends Directive {
  #field: HTMLInputElement | HTMLTextAreaElement | undefined;
  #value = "";
  #onText: (text: string) => void = () => undefined;
  #composing = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError("settled() stands in the tag of an input or a textarea");
  }

  override update(part: ElementPart, [value, onText]: [string, (text: string) => void]): typeof noChange {
    if (!this.#field) this.#listen(part.element as HTMLInputElement | HTMLTextAreaElement);
    this.#value = value;
    this.#onText = onText;
    this.#settle();
    return noChange;
  }

  override render(_value: string, _onText: (text: string) => void): typeof noChange {
    return noChange;
  }

  #listen(field: HTMLInputElement | HTMLTextAreaElement): void {
    this.#field = field;
    field.addEventListener("compositionstart", () => (this.#composing = true));
    field.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#read();
    });
    field.addEventListener("input", () => this.#read());
    field.addEventListener("blur", () => this.#settle());
  }

  /** Half-composed input is not yet what the person writes. */
  #read(): void {
    const field = this.#field!;
    if (this.#composing || field.value === this.#value) return;
    this.#value = field.value;
    this.#onText(field.value);
  }

  /** Takes over a value from elsewhere, but never under the caret: then it waits until the field is left. */
  #settle(): void {
    const field = this.#field!;
    const typing = this.#composing || (field.getRootNode() as ShadowRoot | Document).activeElement === field;
    if (!typing && field.value !== this.#value) field.value = this.#value;
  }
}

/**
 * Binds the text of a field both ways without ever setting it while somebody types there: no lost or doubled characters
 * under an input method, no jumping caret. `onText` is called with each text once it is composed.
 */
export const settled: (value: string, onText: (text: string) => void) => DirectiveResult = directive(SettledDirective);
