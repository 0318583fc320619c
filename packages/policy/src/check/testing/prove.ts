import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkPack } from "../check.ts";
import type { Shown } from "./codes.ts";

/** Proves of each kind of fault that it is found where it is, and nowhere where it is not. */
export function proveAll(title: string, rows: readonly Shown[]): void {
  describe(title, () => {
    for (const { code, what, has, at, parents = [], hasNot, settled = [] } of rows) {
      it(`${code}: ${what}`, () => {
        const found = checkPack(has, parents).filter((finding) => finding.code === code);
        assert.deepEqual(
          found.map(({ path }) => path),
          [at],
          JSON.stringify(checkPack(has, parents)),
        );
        assert.match(found[0]!.message, /\S/);
        for (const pack of [...hasNot, ...settled])
          assert.deepEqual(
            checkPack(pack, parents).filter((finding) => finding.code === code),
            [],
          );
      });
    }
  });
}
