import type { XbRubricEditorElement } from "./rubric-editor.element.ts";

/** Drives `<xb-rubric-editor>` in tests of a page. */
export class RubricEditorHarness {
  readonly element: XbRubricEditorElement;

  constructor(element: XbRubricEditorElement) {
    this.element = element;
  }

  /** Everything that can be read. */
  async text(): Promise<string> {
    await this.element.updateComplete;
    return words(this.element.renderRoot.querySelector<HTMLElement>("section")!);
  }

  /** The rubrics that are listed, by id. */
  async rubrics(): Promise<string[]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>("[data-rubric]")].map((one) => one.dataset["rubric"]!);
  }

  /** Types into a field by its id: `rubric-name`, `item-text-i1`, `number-item-i1-max`. */
  async write(id: string, text: string): Promise<void> {
    const field = await this.find<HTMLInputElement>(`#${CSS.escape(id)}`);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Chooses how an item is filled in. */
  async fill(item: string, field: "points" | "level" | "choice" | "yesNo" | "text"): Promise<void> {
    const select = await this.find<HTMLSelectElement>(`#${CSS.escape(`field-${item}`)}`);
    select.value = field;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await this.settled();
  }

  /** Presses a button. */
  async press(selector: string): Promise<void> {
    (await this.find(selector)).click();
    await this.settled();
  }

  /** The items in their order, part by part. */
  async items(): Promise<string[][]> {
    await this.element.updateComplete;
    return [...this.element.renderRoot.querySelectorAll(".section-edit[data-section]")].map((section) =>
      [...section.querySelectorAll<HTMLElement>("[data-edit-item]")].map((item) => item.dataset["editItem"]!),
    );
  }

  /** The line that says what the items add up to. */
  async sums(): Promise<string> {
    return words(await this.find(".sums"));
  }

  /** Rates an item of the try-out by what stands on the choice. */
  async rate(item: string, label: string): Promise<void> {
    const group = await this.find(`.try [data-item="${CSS.escape(item)}"]`);
    [...group.querySelectorAll("label")]
      .find((one) => one.innerText.trim() === label)!
      .querySelector("input")!
      .click();
    await this.settled();
  }

  /** The total of the try-out. */
  async total(): Promise<string> {
    return words(await this.find(".try .total"));
  }

  /** Chooses a spreadsheet. */
  async choose(name: string): Promise<void> {
    const input = await this.find<HTMLInputElement>("#sheet-file");
    const files = new DataTransfer();
    files.items.add(new File(["x"], name));
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    await this.find("[part=sheet]");
    await this.settled();
  }

  /** Publishes, and answers what is asked before. */
  async publish(answer: "yes" | "no" = "yes"): Promise<string> {
    await this.press("#publish");
    const dialog = this.element.renderRoot.querySelector("dialog");
    if (!dialog) return "";
    const said = words(dialog);
    dialog.querySelector<HTMLButtonElement>(answer === "yes" ? "button.primary" : ".actions button:not(.primary)")!.click();
    await this.settled();
    return said;
  }

  /** Waits until what was begun is rendered. */
  async settled(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await new Promise((done) => setTimeout(done, 5));
      await this.element.updateComplete;
    }
  }

  /** What is there, or comes within two seconds. */
  async find<E extends HTMLElement = HTMLElement>(selector: string): Promise<E> {
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
