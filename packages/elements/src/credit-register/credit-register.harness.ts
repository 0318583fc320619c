import type { XbCreditRegisterElement } from "./credit-register.element.ts";

/** Drives `<xb-credit-register>` in tests of a page. */
export class CreditRegisterHarness {
  readonly element: XbCreditRegisterElement;

  constructor(element: XbCreditRegisterElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector<HTMLElement>("section")!);
  }

  /** The rows of the register, top to bottom. */
  async credits(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-credit]")].map(words);
  }

  /** What can be read of one report, its closed parts too. */
  async report(id: string): Promise<string> {
    const report = await this.#find(`[data-report="${id}"]`);
    for (const details of report.querySelectorAll("details")) details.open = true;
    return words(report);
  }

  /** Ids of the reports, top to bottom. */
  async reports(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-report]")].map((one) => one.dataset["report"]!);
  }

  /** What can be done with a report here. */
  async moves(id: string): Promise<string[]> {
    const report = await this.#find(`[data-report="${id}"]`);
    return [...report.querySelectorAll<HTMLElement>("[data-move]")].map((one) => one.dataset["move"]!);
  }

  /** Does something with a report, and answers the question whether it is meant. Gives what that question said. */
  async move(id: string, move: string, answer: "yes" | "no" = "yes"): Promise<string> {
    (await this.#find<HTMLButtonElement>(`[data-report="${id}"] [data-move="${move}"]`)).click();
    await this.settled();
    return this.answer(answer);
  }

  /** Answers the question that stands open, if one does. */
  async answer(answer: "yes" | "no" = "yes"): Promise<string> {
    const dialog = this.element.renderRoot.querySelector("dialog");
    if (!dialog) return "";
    const said = words(dialog);
    dialog.querySelector<HTMLButtonElement>(answer === "yes" ? "button.primary" : ".actions button:not(.primary)")!.click();
    await this.settled();
    return said;
  }

  /** Chooses a file as the receipt to a report. */
  async receipt(id: string, text: string, name = "receipt.json"): Promise<void> {
    const input = await this.#find<HTMLInputElement>(`[data-report="${id}"] [data-move="receipt"]`);
    const files = new DataTransfer();
    files.items.add(new File([text], name));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    // The field is empty again once the file was read.
    for (let i = 0; i < 200 && input.value !== ""; i++) await new Promise((done) => setTimeout(done, 20));
    await this.settled();
  }

  /** Begins a report with what is chosen in the form. */
  async gather(): Promise<void> {
    (await this.#find<HTMLButtonElement>(".begin button.primary")).click();
    await this.settled();
  }

  /** Says what was put right about a rejected credit. */
  async correct(credit: string, note: string): Promise<void> {
    (await this.#find<HTMLButtonElement>(`[data-credit="${credit}"] button`)).click();
    await this.reason(note);
  }

  /** Gives the reason that is asked for. */
  async reason(text: string): Promise<void> {
    await this.settled();
    const field = await this.#find<HTMLTextAreaElement>("#reason");
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.settled();
    (await this.#find<HTMLButtonElement>(".reason button.primary")).click();
    await this.settled();
  }

  /** Shows credits in one state only; empty: all. */
  async filter(state: string): Promise<void> {
    const select = await this.#find<HTMLSelectElement>("#state");
    select.value = state;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    for (let i = 0; i < 4; i++) {
      await new Promise((done) => setTimeout(done));
      await this.element.updateComplete;
    }
  }

  async #find<E extends HTMLElement>(selector: string): Promise<E> {
    await this.element.updateComplete;
    const found = this.element.renderRoot.querySelector<E>(selector);
    if (!found) throw new Error(`The element shows no ${selector} now`);
    return found;
  }
}

const words = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
