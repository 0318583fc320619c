import { resolve } from "node:path";

/** Reads what was given, in the environment as text or in the file as JSON. @throws {WrongError} */
export type Reader<T> = (given: unknown) => T;

/** What was given is not what is taken. `wanted` ends the sentence "Give …". */
export class WrongError extends Error {
  readonly code = "wrong";
  constructor(wanted: string) {
    super(`Give ${wanted}.`);
    this.name = "WrongError";
  }
}

type TextReader = Reader<string> & { that(holds: (given: string) => boolean, wanted: string): Reader<string> };

const readText: Reader<string> = (given) => {
  if (typeof given !== "string" || given.trim() === "") throw new WrongError("a text");
  return given.trim();
};

/** A text that is not empty; `that` asks for more. */
export const text: TextReader = Object.assign(readText, {
  that:
    (holds: (given: string) => boolean, wanted: string): Reader<string> =>
    (given) => {
      if (typeof given !== "string" || !holds(given.trim())) throw new WrongError(wanted);
      return given.trim();
    },
});

/** A path, from the folder that the program was started in. */
export const path: Reader<string> = (given) => resolve(text(given));

export const whole =
  (least: number, most: number): Reader<number> =>
  (given) => {
    const number = typeof given === "string" && /^\d{1,15}$/.test(given.trim()) ? Number(given) : given;
    if (typeof number !== "number" || !Number.isInteger(number) || number < least || number > most)
      throw new WrongError(`a whole number from ${least} to ${most}`);
    return number;
  };

export const choice =
  <T extends string>(...choices: readonly T[]): Reader<T> =>
  (given) => {
    const found = choices.find((one) => one === given);
    if (found === undefined) throw new WrongError(`one of ${choices.join(", ")}`);
    return found;
  };

export const url =
  (protocols: readonly string[], example: string): Reader<string> =>
  (given) => {
    const address = typeof given === "string" ? given.trim() : "";
    if (!URL.canParse(address) || !protocols.includes(new URL(address).protocol)) throw new WrongError(`an address such as ${example}`);
    return address;
  };

/** Several: in the environment with commas between them, in the file as a list. */
export const list =
  (each: Reader<string>): Reader<readonly string[]> =>
  (given) => {
    const parts = typeof given === "string" ? given.split(",").map((part) => part.trim()) : given;
    if (!Array.isArray(parts)) throw new WrongError("a list");
    return parts.filter((part) => part !== "").map(each);
  };

/** An object: in the environment as JSON. */
export const json =
  <T>(read: Reader<T>): Reader<T> =>
  (given) =>
    read(typeof given === "string" ? parsed(given) : given);

function parsed(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongError("an object in JSON");
    throw error;
  }
}
