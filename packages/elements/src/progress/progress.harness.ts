import type { XbProgressElement } from "./progress.element.ts";

/** Reads and uses `<xb-progress>` in tests of a page. */
export class ProgressHarness {
  readonly element: XbProgressElement;

  constructor(element: XbProgressElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.#root.querySelector("section"));
  }

  /** The duties, each with how far people have come. */
  async duties(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.#root.querySelectorAll(".duties > li")].map(words);
  }

  /** Opens who is behind with a duty, or in which unit, and gives those that are named. */
  async behind(duty: string): Promise<string[]> {
    const item = await this.#find(`[data-duty="${duty}"]`);
    const button = item.querySelector<HTMLButtonElement>("button[aria-expanded]")!;
    if (button.getAttribute("aria-expanded") === "false") button.click();
    await this.settled();
    return [...item.querySelectorAll(".named > li")].map(words);
  }

  /** People with what they lack, top to bottom. */
  async people(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.#root.querySelectorAll("tr[data-person]")].map(words).filter(Boolean);
  }

  /** Opens how a verdict on a person comes about. */
  async openPerson(person: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-person="${person}"] button[aria-expanded]`)).click();
    await this.settled();
  }

  /** Chooses from a list: `where`, `period`, `arrangement`; by its words. */
  async choose(list: string, text: string): Promise<void> {
    const select = await this.#find<HTMLSelectElement>(`select[name="${list}"]`);
    select.value = [...select.options].find((option) => option.text.includes(text))!.value;
    select.dispatchEvent(new Event("change"));
    await this.settled();
  }

  /** What a list offers. */
  async offered(list: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...(this.#root.querySelector<HTMLSelectElement>(`select[name="${list}"]`)?.options ?? [])].map(({ text }) => text.trim());
  }

  /** Shows everybody, or only those who are behind. */
  async toggleBehind(): Promise<void> {
    (await this.#find<HTMLInputElement>('input[name="behind"]')).click();
    await this.settled();
  }

  /** Opens or closes a draft, and waits until it is written. */
  async draft(kind: "summary" | "meeting"): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-draft="${kind}"]`)).click();
    for (let i = 0; i < 4; i++) await this.settled();
  }

  /** What stands in a section of the draft. */
  async section(id: string): Promise<string> {
    return (await this.#find<HTMLTextAreaElement>(`#draft-${id}`)).value;
  }

  /** Writes in a section of the draft. */
  async write(id: string, text: string): Promise<void> {
    const field = await this.#find<HTMLTextAreaElement>(`#draft-${id}`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** The whole draft, as it is copied and saved. */
  async whole(): Promise<string> {
    return (await this.#find<HTMLTextAreaElement>("#whole")).value;
  }

  /** Says from which day on a report tells. */
  async since(day: string): Promise<void> {
    const input = await this.#find<HTMLInputElement>('input[name="since"]');
    input.value = day;
    input.dispatchEvent(new Event("change"));
    for (let i = 0; i < 3; i++) await this.settled();
  }

  /** Presses a button of the draft: `anew`, `append`, `copy`, `save`, `print`. */
  async press(button: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-do="${button}"]`)).click();
    await this.settled();
  }

  /** Answers the question that stands open. */
  async answer(answer: "yes" | "no"): Promise<void> {
    const dialog = await this.#find("dialog");
    dialog.querySelector<HTMLButtonElement>(answer === "yes" ? "button.primary" : ".actions button:not(.primary)")!.click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  get #root(): HTMLElement | DocumentFragment {
    return this.element.renderRoot;
  }

  async #find<E extends HTMLElement>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.#root.querySelector<E>(selector);
    if (!found) throw new Error(`The element shows no ${selector} now`);
    return found;
  }
}

const words = (node: Element | null): string => ((node as HTMLElement | null)?.innerText ?? "").replace(/\s+/g, " ").trim();
