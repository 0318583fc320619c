import type { XbPackElement } from "./pack.element.ts";

/** Drives `<xb-pack>` in tests of a page. */
export class PackHarness {
  readonly element: XbPackElement;

  constructor(element: XbPackElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector<HTMLElement>("section")!);
  }

  /** What is shown of one pack, by `pack/version`. */
  async pack(key: string): Promise<string> {
    return words(await this.#find(`[data-pack="${key}"]`));
  }

  /** The packs that are shown, as `pack/version`, in order. */
  async packs(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-pack]")].map((pack) => pack.dataset["pack"]!);
  }

  /** The words of a clause, by its id. */
  async clause(id: string): Promise<string> {
    return words(await this.#find(`[data-clause="${id}"]`));
  }

  /** Opens or closes the clauses of a pack. */
  async read(key: string): Promise<void> {
    (await this.#find(`[data-pack="${key}"] .read`)).click();
    await this.settled();
  }

  /** Chooses a file to publish. */
  async choose(name: string, text: string): Promise<void> {
    const input = await this.#find<HTMLInputElement>("#file");
    const files = new DataTransfer();
    files.items.add(new File([text], name, { type: "application/json" }));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    // The field is empty again once the file was read.
    for (let i = 0; i < 500 && input.value !== ""; i++) await new Promise((done) => setTimeout(done, 10));
    await this.settled();
  }

  /** Publishes what was chosen. Gives what is asked before. */
  async publish(answer: "yes" | "no" = "yes"): Promise<string> {
    (await this.#find("#publish")).click();
    await this.settled();
    return this.#answer(answer);
  }

  /** Begins something with a version or a binding, by the id of its record. */
  async begin(does: "bind" | "withdraw" | "publish" | "end", row: string): Promise<void> {
    (await this.#find(`[data-row="${row}"] [data-does="${does}"]`)).click();
    await this.settled();
  }

  /** Types into a field of the form that is open. */
  async fill(field: "day" | "org" | "reason", text: string): Promise<void> {
    const input = await this.#find<HTMLInputElement>(`.step #step-${field}`);
    input.value = text;
    input.dispatchEvent(new Event(field === "org" ? "change" : "input", { bubbles: true, composed: true }));
    await this.settled();
  }

  /** Hands in the form that is open. Gives what is asked before. */
  async submit(answer: "yes" | "no" = "yes"): Promise<string> {
    (await this.#find(".step button.primary")).click();
    await this.settled();
    return this.#answer(answer);
  }

  /** What was found wrong with the pack that was to be published. */
  async findings(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("#findings li")].map(words);
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await new Promise((done) => setTimeout(done, 5));
      await this.element.updateComplete;
    }
  }

  async #answer(answer: "yes" | "no"): Promise<string> {
    const dialog = this.element.renderRoot.querySelector("dialog");
    if (!dialog) return "";
    const said = words(dialog);
    dialog.querySelector<HTMLButtonElement>(answer === "yes" ? "button.primary" : ".actions button:not(.primary)")!.click();
    await this.settled();
    return said;
  }

  /** What is there, or comes within two seconds: a file is read in its own time. */
  async #find<E extends HTMLElement>(selector: string): Promise<E> {
    for (let tries = 0; tries < 100; tries++) {
      await this.element.updateComplete;
      const found = this.element.renderRoot.querySelector<E>(selector);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error(`The element shows no ${selector} now`);
  }
}

const words = (element: HTMLElement): string => element.innerText.replace(/\s+/g, " ").trim();
