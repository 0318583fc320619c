import type { Pack } from "@xiaoben/contract";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import { PackError, compose } from "@xiaoben/policy";
import { FailedError } from "../terminal/errors.ts";
import { exits } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import type { Words } from "../words/words.ts";
import type { Found } from "./findings.ts";
import { findingsText } from "./findings.ts";

/** Largest pack that is read. */
const packBytes = 512 * 1024;
/** Largest file of people's records that is read. */
const peopleBytes = 64 * 1024 * 1024;

/** A pack file as JSON, with what is wrong with its form. @throws {FailedError} */
export function readPackFile(path: string, words: Words): { value: unknown; form: Found[] } {
  const value = json(path, packBytes, words.pack.packTooLarge(packBytes / 1024), words);
  return { value, form: checkForm(value).map(({ pointer, code, message }) => ({ path: pointer, code, message })) };
}

/** A pack of the right form. @throws {FailedError} with everything that is wrong with its form */
export function readPack(path: string, words: Words): Pack {
  const { value, form } = readPackFile(path, words);
  if (form.length > 0)
    throw new FailedError("form", `${path}\n${findingsText(form, words)}\n${words.packFaulty(form.length)}`, exits.faulty);
  return value as Pack;
}

/** A pack with what it takes over from its parents. @throws {FailedError} */
export function whole(pack: Pack, parents: readonly Pack[], words: Words): Pack {
  try {
    return compose(pack, parents);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const found = { path: error.path, code: error.code, message: error.message };
    throw new FailedError(error.code, `${findingsText([found], words)}\n${words.pack.nameParents}`, exits.faulty);
  }
}

/** A JSON file of people's records. @throws {FailedError} */
export const readPeopleFile = (path: string, words: Words): unknown =>
  json(path, peopleBytes, words.fileTooLarge(peopleBytes / 1_048_576), words);

function json(path: string, most: number, tooLarge: string, words: Words): unknown {
  const text = utf8(path, most, tooLarge, words);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const at = /position (\d+)/.exec(error.message)?.[1];
    const before = at === undefined ? undefined : text.slice(0, Number(at)).split("\n");
    const place = before && words.pack.place(before.length, before.at(-1)!.length + 1);
    throw new FailedError("not-json", `${words.notJson(path)}${place ?? ""}`, exits.faulty);
  }
}

function utf8(path: string, most: number, tooLarge: string, words: Words): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readBytes(path, most, words));
  } catch (error) {
    if (error instanceof FailedError && error.code === "too-large") throw new FailedError("too-large", tooLarge, exits.faulty);
    if (error instanceof TypeError) throw new FailedError("not-utf-8", words.pack.notUtf8(path), exits.faulty);
    throw error;
  }
}
