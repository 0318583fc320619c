import type { XbPortfolioElement } from "./portfolio.element.ts";

/** Reads and uses `<xb-portfolio>` in tests of a page. */
export class PortfolioHarness {
  readonly element: XbPortfolioElement;

  constructor(element: XbPortfolioElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector("section"));
  }

  /** The names of the piles, with how many entries lie in each. */
  async piles(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll('[part="entries"] th[scope="rowgroup"]')].map(words);
  }

  /** The entries of a pile by its key: a drawer such as `hours`, the id of an activity or lesson, a month such as `2026-11`. */
  async entries(pile: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(`[data-pile="${pile}"] [data-entry]`)].map(words).filter(Boolean);
  }

  /** What the rules miss. */
  async gaps(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(".gaps > li")].map(words);
  }

  /** Chooses from a list: `whose`, `year`, `arrangement`; by its words. */
  async choose(list: string, text: string): Promise<void> {
    const select = this.element.renderRoot.querySelector<HTMLSelectElement>(`select[name="${list}"]`)!;
    select.value = [...select.options].find((option) => option.text.includes(text))!.value;
    select.dispatchEvent(new Event("change"));
    await this.settled();
  }

  /** What a list offers: `whose`, `year`, `arrangement`. */
  async offered(list: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...(this.element.renderRoot.querySelector<HTMLSelectElement>(`select[name="${list}"]`)?.options ?? [])].map(({ text }) => text);
  }

  /** Shows the whole of a pile. */
  async showAll(pile: string): Promise<void> {
    this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-more="${pile}"]`)!.click();
    await this.settled();
  }

  /** Takes it out as a file, and waits until that is made. */
  async make(what: "csv" | "xlsx"): Promise<void> {
    const button = this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-make="${what}"]`)!;
    button.click();
    do await this.settled();
    while (button.disabled);
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }
}

const words = (node: Element | null): string => ((node as HTMLElement | null)?.innerText ?? "").replace(/\s+/g, " ").trim();
