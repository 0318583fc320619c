import { Jotter } from "../forms/jotter.ts";

/**
 * Numbers that are not numbers yet, as they were typed: `1o`, or nothing. The draft takes no such thing,
 * so they are kept beside it on this device until they are.
 */
export class UnreadNumbers {
  readonly #jotter = new Jotter<Record<string, string>>("rubric");
  readonly #whose: () => { person: string; record: string };

  constructor(whose: () => { person: string; record: string }) {
    this.#whose = whose;
  }

  /** What was typed at a place, where it is no number. */
  at(place: string): string | undefined {
    return this.#all[place];
  }

  /** How many there are in a rubric; in all of them without one. */
  countIn(rubric = ""): number {
    return Object.keys(this.#all).filter((place) => place.startsWith(rubric)).length;
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
