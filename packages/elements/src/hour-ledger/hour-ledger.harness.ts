import type { XbHourLedgerElement } from "./hour-ledger.element.ts";

/** Reads and uses `<xb-hour-ledger>` in tests of a page. */
export class HourLedgerHarness {
  readonly element: XbHourLedgerElement;

  constructor(element: XbHourLedgerElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.settled();
    return words(this.element.renderRoot.querySelector("section"));
  }

  /** What the rows in sight say, heads of groups included. */
  async rows(): Promise<string[]> {
    await this.settled();
    return this.#rows().map(words);
  }

  /** Chooses the record in sight with these words. */
  async choose(text: string): Promise<void> {
    await this.settled();
    const row = this.#rows().find((one) => words(one).includes(text));
    row!.querySelector<HTMLElement>('[aria-colindex="1"]')!.click();
    await this.settled();
  }

  /** How many records in sight can be chosen. */
  get choosable(): number {
    return this.#rows().filter((row) => row.hasAttribute("aria-selected")).length;
  }

  /** How many records are chosen in sight. */
  get chosen(): number {
    return this.#rows().filter((row) => row.getAttribute("aria-selected") === "true").length;
  }

  /** Decides the chosen ones: `approve`, `return`, `reject`, `reopen`; the two in the middle with a reason. */
  async decide(does: "approve" | "return" | "reject" | "reopen", reason = ""): Promise<void> {
    await this.settled();
    this.element.renderRoot.querySelector<HTMLButtonElement>(`[data-does="${does}"]`)!.click();
    await this.settled();
    const dialog = this.element.renderRoot.querySelector("dialog");
    if (dialog) {
      dialog.querySelector("textarea")!.value = reason;
      dialog.querySelector<HTMLButtonElement>("button.primary")!.click();
    }
    for (let i = 0; i < 3; i++) await this.settled();
  }

  /** Takes back what the last batch decided. */
  async undo(): Promise<void> {
    this.element.renderRoot.querySelector<HTMLButtonElement>("[data-undo]")!.click();
    for (let i = 0; i < 3; i++) await this.settled();
  }

  /** Presses a key on the grid. */
  async press(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const from = (this.element.renderRoot as ShadowRoot).activeElement ?? this.grid;
    from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }));
    await this.settled();
  }

  get grid(): HTMLElement {
    return this.element.renderRoot.querySelector<HTMLElement>('[role="grid"]')!;
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  #rows(): HTMLElement[] {
    const rows = [...this.element.renderRoot.querySelectorAll<HTMLElement>('.rows > [role="row"]')];
    return rows.sort((a, b) => Number(a.getAttribute("aria-rowindex")) - Number(b.getAttribute("aria-rowindex")));
  }
}

const words = (node: Element | null): string => ((node as HTMLElement | null)?.innerText ?? "").replace(/\s+/g, " ").trim();
