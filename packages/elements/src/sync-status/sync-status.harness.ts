import type { XbSyncStatusElement } from "./sync-status.element.ts";

/** Drives `<xb-sync-status>` in tests of a page. */
export class SyncStatusHarness {
  readonly element: XbSyncStatusElement;

  constructor(element: XbSyncStatusElement) {
    this.element = element;
  }

  /** The one line. */
  async line(): Promise<string> {
    await this.element.updateComplete;
    return this.#one(".said").innerText.trim();
  }

  /** What waits, one text each; opens the list where it is closed. */
  async entries(): Promise<string[]> {
    await this.element.updateComplete;
    const toggle = this.element.renderRoot.querySelector<HTMLButtonElement>("[aria-expanded=false]");
    toggle?.click();
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("ul:not(.kept) > li")].map((entry) =>
      entry.innerText.replace(/\s+/g, " ").trim(),
    );
  }

  /** The lessons that are kept on the device, one text each; opens the list where it is closed. */
  async taken(): Promise<string[]> {
    await this.entries();
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("ul.kept > li > span")].map((lesson) => lesson.innerText.trim());
  }

  /** Removes a lesson from the device. */
  async letGo(lesson: number): Promise<void> {
    await this.taken();
    this.element.renderRoot.querySelectorAll<HTMLElement>("ul.kept > li button")[lesson]!.click();
    await new Promise((done) => setTimeout(done));
    await this.element.updateComplete;
  }

  /** Presses a button of an entry by its word. */
  async press(entry: number, word: string): Promise<void> {
    await this.entries();
    const buttons = [
      ...(this.element.renderRoot.querySelectorAll<HTMLElement>("ul:not(.kept) > li")[entry]?.querySelectorAll("button") ?? []),
    ];
    const button = buttons.find((candidate) => candidate.innerText.trim() === word);
    if (!button)
      throw new Error(`Entry ${entry} has no button "${word}": it has ${buttons.map((b) => b.innerText.trim()).join(", ") || "none"}`);
    button.click();
    await this.element.updateComplete;
  }

  /** What is said beside the line, in order. */
  async notices(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(".line ~ .notice")].map((notice) => notice.innerText.trim());
  }

  /** Gives a rescue file to be taken back, as if it had been chosen. */
  async takeBack(file: File): Promise<string> {
    await this.entries();
    const input = this.element.renderRoot.querySelector<HTMLInputElement>("input[type=file]")!;
    const files = new DataTransfer();
    files.items.add(file);
    input.files = files.files;
    input.dispatchEvent(new Event("change"));
    const said = (): string => this.#one(".rescue ~ p").innerText.trim();
    for (let i = 0; i < 50 && said() === ""; i++) {
      await new Promise((done) => setTimeout(done, 10));
      await this.element.updateComplete;
    }
    return said();
  }

  /** Answers the question before signing out; without a way it is cancelled. */
  async leave(way?: "send" | "keep" | "file"): Promise<void> {
    const dialog = this.dialog!;
    if (way) dialog.querySelector<HTMLInputElement>(`input[value=${way}]`)!.click();
    dialog.querySelector<HTMLButtonElement>(way ? ".actions .primary" : ".actions button:not(.primary)")!.click();
    await this.element.updateComplete;
  }

  /** The open question, if any. */
  get dialog(): HTMLDialogElement | null {
    return this.element.renderRoot.querySelector("dialog[open]");
  }

  #one(selector: string): HTMLElement {
    return this.element.renderRoot.querySelector<HTMLElement>(selector)!;
  }
}
