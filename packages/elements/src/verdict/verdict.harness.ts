import type { XbVerdictElement } from "./verdict.element.ts";

/** Drives `<xb-verdict>` in tests of a page. */
export class VerdictHarness {
  readonly element: XbVerdictElement;

  constructor(element: XbVerdictElement) {
    this.element = element;
  }

  /** Fulfils once a verdict, or a state instead of it, is shown. @throws after five seconds */
  async shown(): Promise<void> {
    const until = Date.now() + 5000;
    for (;;) {
      await this.element.updateComplete;
      if (this.#all(".body:not(.busy), .state").length > 0 && this.#all(".skeleton").length === 0) return;
      if (Date.now() > until) throw new Error(`<xb-verdict> still shows: ${this.#text("section")}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The sentence that says where one stands. */
  async headline(): Promise<string> {
    await this.shown();
    return this.#text(".headline");
  }

  /** The reasons. */
  async reasons(): Promise<string[]> {
    await this.shown();
    return this.#all(".why > li").map(words);
  }

  /** The words of each record, as they stand in the table. */
  async records(): Promise<string[]> {
    await this.shown();
    return this.#all("tbody tr:not(.fate)").map(words);
  }

  /** The words of each reading of the open questions. */
  async readings(): Promise<string[]> {
    await this.shown();
    return this.#all("[part=questions] .readings > li").map(words);
  }

  /** Opens the calculation and gives its top line and the lines below it. */
  async steps(): Promise<string[]> {
    await this.shown();
    const [details] = this.#all("details").filter((candidate) => candidate.querySelector(":scope > summary > strong"));
    if (!details) throw new Error("<xb-verdict> shows no calculation");
    (details as HTMLDetailsElement).open = true;
    await this.#until(".tree");
    return this.#all(".tree .step").map(words);
  }

  /** Asks for the preview of the period's end, and gives its words. */
  async preview(): Promise<string> {
    await this.shown();
    const button = this.element.renderRoot.querySelector<HTMLButtonElement>("[aria-expanded=false]");
    if (!button) throw new Error("<xb-verdict> offers no preview now");
    button.click();
    await this.#until("[part=preview]");
    return this.#text("[part=preview]");
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.shown();
    return this.#text("section");
  }

  async #until(selector: string): Promise<void> {
    const until = Date.now() + 5000;
    while (this.#all(selector).length === 0) {
      if (Date.now() > until) throw new Error(`<xb-verdict> never showed ${selector}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.element.updateComplete;
    }
  }

  #text(selector: string): string {
    return this.#all(selector).map(words)[0] ?? "";
  }

  #all(selector: string): HTMLElement[] {
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }
}

const words = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
