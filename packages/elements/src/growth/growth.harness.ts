import type { XbGrowthElement } from "./growth.element.ts";

/** Reads `<xb-growth>` in tests of a page. */
export class GrowthHarness {
  readonly element: XbGrowthElement;

  constructor(element: XbGrowthElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector("section"));
  }

  /** The rows of a part's table: `totals`, `segments`, `language`, `steps`. */
  async rows(part: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(`[part="${part}"] tbody tr`)].map(words).filter(Boolean);
  }

  /** How many lines join the dots of the totals, and how many breaks there are. */
  async joins(): Promise<{ lines: number; breaks: number; dots: number }> {
    await this.element.updateComplete;
    const count = (selector: string): number => this.element.renderRoot.querySelectorAll(`.totals ${selector}`).length;
    return { lines: count(".line"), breaks: count(".break"), dots: count(".dot") };
  }

  /** Shows the whole table of a part. */
  async showAll(part: string): Promise<void> {
    this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-more="${part}"]`)!.click();
    await this.settled();
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }
}

const words = (node: Element | null): string => ((node as HTMLElement | null)?.innerText ?? "").replace(/\s+/g, " ").trim();
