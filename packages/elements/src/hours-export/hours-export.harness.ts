import type { XbHoursExportElement } from "./hours-export.element.ts";

/** Drives `<xb-hours-export>` in tests of a page. */
export class HoursExportHarness {
  readonly element: XbHoursExportElement;

  constructor(element: XbHoursExportElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return ((this.element.renderRoot as ShadowRoot).querySelector<HTMLElement>("[part=tools]")?.innerText ?? "")
      .replace(/\s+/g, " ")
      .trim();
  }

  /** Presses a button, and waits until the file is made. */
  async make(what: "xlsx" | "csv" | "print"): Promise<void> {
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
