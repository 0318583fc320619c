import { commandAgain } from "../terminal/again.ts";
import { FailedError, UsageError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { readBytes } from "../terminal/files.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { draw, hashOf, listOf, TwiceError } from "./draw.ts";

const mostBytes = 4 * 1_048_576;
const decoder = new TextDecoder("utf-8", { fatal: true });

/** `draw FILE --count N`: says what is to be published before the draw; with `--word` it draws. */
export function drawCommand(args: readonly string[], terminal: Terminal, words: Words): Exit {
  const options = given(args, { count: "text", word: "text", json: "flag" }, 1, words, words.draw.fileWanted);
  const list = read(options.files[0]!, words);
  const count = Number(options.text("count"));
  if (!Number.isInteger(count) || count < 1 || count > list.length) throw new UsageError(words.draw.badCount(list.length));
  const word = options.text("word")?.trim();
  if (!word) {
    const before = { list: hashOf(list), of: list.length, count };
    terminal.out(options.flag("json") ? JSON.stringify(before, null, 2) : words.draw.before(before));
    if (!options.flag("json")) terminal.out(words.draw.howToDraw(commandAgain("draw", args, "--word …")));
    return exits.good;
  }
  const made = draw(list, word, count);
  terminal.out(options.flag("json") ? JSON.stringify({ ...made, of: list.length, count }, null, 2) : words.draw.drawn(made, list.length));
  return exits.good;
}

function read(path: string, words: Words): string[] {
  try {
    const list = listOf(decoder.decode(readBytes(path, mostBytes, words)));
    if (list.length > 0) return list;
  } catch (error) {
    if (error instanceof TypeError) throw new FailedError("encoding", words.draw.notUtf8, exits.faulty);
    if (!(error instanceof TwiceError)) throw error;
    throw new FailedError(error.code, words.draw.twice(error.line), exits.faulty);
  }
  throw new FailedError("empty", words.draw.empty, exits.faulty);
}
