import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkPack as checkForm } from "@xiaoben/contract/schemas";
import type { Pack } from "@xiaoben/contract";
import { PackError } from "../engine/error.ts";
import { checkPack } from "./check.ts";
import { verdictsOfExample } from "./examples.ts";
import { document } from "./testing/mutants/document.ts";
import { malformed } from "./testing/mutants/form.ts";
import { logic } from "./testing/mutants/logic.ts";
import { names } from "./testing/mutants/names.ts";
import { numbers } from "./testing/mutants/numbers.ts";

const kinds = [...names, ...numbers, ...logic, ...document];
const fewest = 10;

/** What the engine makes of a broken pack: verdicts, or a refusal that says where. Anything else it throws is a fault of its own. */
function refusalOf(pack: Pack): PackError | undefined {
  try {
    const example = pack.examples[0] ?? { id: "none", asOf: "2026-11-22", records: [], expect: {} };
    verdictsOfExample(pack, example);
    return undefined;
  } catch (reason) {
    if (reason instanceof PackError) return reason;
    throw reason;
  }
}

describe(`${kinds.length} kinds of broken pack`, () => {
  it("are twenty and more, with ten mutants and more each", () => {
    assert.ok(kinds.length >= 20);
    for (const { name, mutants } of [...kinds, ...malformed]) assert.ok(mutants.length >= fewest, `${name}: ${mutants.length}`);
  });
  for (const { name, code, refused, mutants } of kinds)
    it(`${code}: ${name}`, () => {
      for (const { pack, path, parents = [] } of mutants) {
        assert.deepEqual(checkForm(pack), [], "the form still holds");
        const found = checkPack(pack, parents);
        assert.ok(
          found.some((finding) => finding.code === code && finding.path === path),
          `${pack.id}: ${code} ${path}, found ${JSON.stringify(found.map((finding) => `${finding.code} ${finding.path}`))}`,
        );
        const refusal = refusalOf(pack);
        if (refused) assert.match(refusal?.path ?? "no refusal", /^\//, `${pack.id} ${path}`);
      }
    });
});

describe("packs that have not the form of one", () => {
  for (const { name, code, mutants } of malformed)
    it(`${code}: ${name}`, () => {
      for (const { pack, path } of mutants) {
        const issues = checkForm(pack);
        assert.ok(
          issues.some((issue) => issue.code === code && issue.pointer === path),
          `${pack.id}: ${code} ${path}, found ${JSON.stringify(issues.map((issue) => `${issue.code} ${issue.pointer}`))}`,
        );
      }
    });
});
