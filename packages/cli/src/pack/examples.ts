import type { Pack } from "@xiaoben/contract";
import { PackError } from "@xiaoben/policy";
import { tell, verdictsOfExample } from "@xiaoben/policy/check";
import { FailedError } from "../terminal/errors.ts";
import { exits, type Exit } from "../terminal/exits.ts";
import { given } from "../terminal/given.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Words } from "../words/words.ts";
import { findingsText } from "./findings.ts";
import { readPack, whole } from "./read.ts";

interface Tested {
  example: string;
  passed: boolean;
  rules: { rule: string; expected: string; got: string; passed: boolean }[];
}

/** `pack test FILE [--parent FILE]…`: every example, and where one comes out otherwise what was expected and what came. */
export function testFile(args: readonly string[], terminal: Terminal, words: Words): Exit {
  const options = given(args, { parent: "texts", json: "flag" }, 1, words);
  const parents = options.texts("parent").map((path) => readPack(path, words));
  const pack = readPack(options.files[0]!, words);
  const tested = testOf({ ...whole(pack, parents, words), examples: pack.examples }, words);
  const passed = tested.filter((one) => one.passed).length;
  if (options.flag("json")) terminal.out(JSON.stringify({ examples: tested }, null, 2));
  else {
    for (const { example, rules, ...one } of tested) {
      terminal.out(`${one.passed ? words.pack.passed : words.pack.failed}  ${example}`);
      for (const { rule, expected, got } of rules.filter((each) => !each.passed)) terminal.out(words.pack.expected(rule, expected, got));
    }
    terminal.out(words.pack.tested(tested.length, passed));
  }
  return passed === tested.length ? exits.good : exits.faulty;
}

function testOf(pack: Pack, words: Words): Tested[] {
  return pack.examples.map((example) => {
    const got = told(pack, example, words);
    const rules = Object.entries(example.expect).map(([rule, expected]) => {
      const came = got.get(rule) ?? words.pack.noVerdict;
      return { rule, expected, got: came, passed: came === expected };
    });
    return { example: example.id, passed: rules.every((rule) => rule.passed), rules };
  });
}

function told(pack: Pack, example: Pack["examples"][number], words: Words): Map<string, string> {
  try {
    return new Map(verdictsOfExample(pack, example).map((verdict) => [verdict.rule.id, tell(verdict, pack)]));
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const found = { path: error.path, code: error.code, message: error.message };
    throw new FailedError(error.code, `${findingsText([found], words)}\n${words.pack.checkFirst}`, exits.faulty);
  }
}
