import type { Pack } from "@xiaoben/contract";
import { checkPack } from "@xiaoben/policy/check";
import { exits, type Exit } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { findingsText } from "./findings.ts";
import { readPack, readPackFile } from "./read.ts";

/** `pack check FILE [--parent FILE]…`: the form first, then the sense, then the examples that the pack carries. */
export function checkFile(args: readonly string[], terminal: Terminal, words: Words): Exit {
  const options = given(args, { parent: "texts", json: "flag" }, 1, words);
  const parents = options.texts("parent").map((path) => readPack(path, words));
  const { value, form } = readPackFile(options.files[0]!, words);
  const findings = form.length > 0 ? form : checkPack(value as Pack, parents);
  if (options.flag("json")) terminal.out(JSON.stringify({ findings }, null, 2));
  else if (findings.length > 0) terminal.out(`${findingsText(findings, words)}\n${words.packFaulty(findings.length)}`);
  else terminal.out(words.packGood((value as Pack).id, (value as Pack).version, (value as Pack).examples.length));
  return findings.length > 0 ? exits.faulty : exits.good;
}
