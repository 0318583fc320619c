import { Jotter } from "./jotter.ts";

/**
 * Numbers that are not numbers yet, as they were typed: `1o`, or nothing. The draft takes no such thing,
 * so they are kept beside it on this device until they are.
 */
export class UnreadNumbers {
  readonly #jotter: Jotter<Record<string, string>>;
  readonly #whose: () => { person: string; record: string };

  /** @param form name of the form that they are typed into, e.g. `rubric` */
  constructor(form: string, whose: () => { person: string; record: string }) {
    this.#jotter = new Jotter(form);
    this.#whose = whose;
  }

  /** What was typed at a place, where it is no number. */
  at(place: string): string | undefined {
    return this.#all[place];
  }

  /** How many there are in a part of the form, by how its places begin; in all of it without one. */
  countIn(part = ""): number {
    return Object.keys(this.#all).filter((place) => place.startsWith(part)).length;
  }

  keep(place: string, text: string): void {
    this.#set({ ...this.#all, [place]: text });
  }

  drop(places: (place: string) => boolean): void {
    const left = Object.entries(this.#all).filter(([place]) => !places(place));
    if (left.length !== Object.keys(this.#all).length) this.#set(Object.fromEntries(left));
  }

  get #all(): Record<string, string> {
    const { person, record } = this.#whose();
    return this.#jotter.get(person, record) ?? {};
  }

  #set(all: Record<string, string>): void {
    const { person, record } = this.#whose();
    if (Object.keys(all).length === 0) this.#jotter.delete(person, record);
    else this.#jotter.set(person, record, all);
  }
}
