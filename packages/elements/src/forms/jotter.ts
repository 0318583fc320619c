import { attempt, clearedTimes, nameOf, unkept } from "./jotted.ts";

/**
 * Keeps what is typed into a form that has no draft of its own, by person, on this device: it is there again after a reload.
 * Where the browser keeps nothing it lives as long as the page. What is kept of a person is asked about before signing out: see `jottedBy`.
 */
export class Jotter<T> {
  readonly #form: string;
  readonly #here = new Map<string, T>();
  #cleared = clearedTimes();

  /** @param form Name of the form, e.g. `decision`; without colons. */
  constructor(form: string) {
    this.#form = form;
  }

  get(person: string, key: string): T | undefined {
    const at = this.#at(person, key);
    if (!this.#here.has(at)) {
      const text = attempt(() => localStorage.getItem(at));
      const kept = text ? (attempt(() => JSON.parse(text) as T) ?? undefined) : undefined;
      if (kept !== undefined) this.#here.set(at, kept);
    }
    return this.#here.get(at);
  }

  /** A form that was opened and not yet written in: nothing of it is kept. */
  begin(person: string, key: string, value: T): void {
    this.delete(person, key);
    this.#here.set(this.#at(person, key), value);
  }

  set(person: string, key: string, value: T): void {
    const at = this.#at(person, key);
    this.#here.set(at, value);
    if (attempt(() => (localStorage.setItem(at, JSON.stringify(value)), true))) unkept.delete(at);
    else unkept.set(at, value);
  }

  delete(person: string, key: string): void {
    const at = this.#at(person, key);
    this.#here.delete(at);
    unkept.delete(at);
    attempt(() => localStorage.removeItem(at));
  }

  #at(person: string, key: string): string {
    // What was cleared for a person must not come back from here.
    if (this.#cleared !== clearedTimes()) this.#here.clear();
    this.#cleared = clearedTimes();
    return nameOf(this.#form, person, key);
  }
}
