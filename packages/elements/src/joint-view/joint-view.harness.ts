import type { XbJointViewElement } from "./joint-view.element.ts";

/** Reads `<xb-joint-view>` in tests of a page. */
export class JointViewHarness {
  readonly element: XbJointViewElement;

  constructor(element: XbJointViewElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector("section"));
  }

  /** The words of a part: `observers`, `steps`, `points`, `timeline`, `rubric`, `texts`. */
  async part(name: string): Promise<string> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(`[part="${name}"]`)].map(words).join(" ");
  }

  /** The cells of an item of the form: its text, each observer's rating, and how far apart they are. */
  async row(item: string): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(`[data-item="${item}"] td`)].map(words);
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }
}

const words = (node: Element | null): string => ((node as HTMLElement | null)?.innerText ?? "").replace(/\s+/g, " ").trim();
