/**
 * Keeps what is typed into a form that has no draft of its own, by person, on this device: it is there again after a reload.
 * Where the browser keeps nothing it lives as long as the page.
 */
export class Jotter<T> {
  readonly #name: string;
  readonly #here = new Map<string, T>();

  /** @param form Name of the form, e.g. `decision`. */
  constructor(form: string) {
    this.#name = `xb:form:${form}`;
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

  set(person: string, key: string, value: T): void {
    const at = this.#at(person, key);
    this.#here.set(at, value);
    attempt(() => localStorage.setItem(at, JSON.stringify(value)));
  }

  delete(person: string, key: string): void {
    const at = this.#at(person, key);
    this.#here.delete(at);
    attempt(() => localStorage.removeItem(at));
  }

  #at(person: string, key: string): string {
    return `${this.#name}:${person}:${key}`;
  }
}

function attempt<V>(work: () => V): V | undefined {
  try {
    return work();
  } catch {
    // No storage here, it is full, or what it holds is not ours: the page remembers.
    return undefined;
  }
}
