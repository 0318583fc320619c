import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { kinds, operations, type Kind } from "@xiaoben/contract";
import { actorNames, type Actor } from "./campus.ts";
import { mayWrite, reads } from "./expected.ts";
import { matrixPage, matrixPath } from "./matrix-page.ts";
import { measure, type Row } from "./matrix.ts";

describe("who gets which answer", () => {
  let rows: Row[];
  before(async () => {
    rows = await measure();
  });
  const ofKinds = (): (Row & { kind: Kind })[] => rows.filter((row): row is Row & { kind: Kind } => row.kind !== "-");
  const told = ({ kind, verb, state }: Row, actor: Actor): string => `${kind}.${verb} in ${state} by ${actor}`;

  it("is tried for every operation of the contract", () => {
    const tried = new Set(rows.map(({ kind, verb }) => (kind === "-" ? verb.split(":")[0] : `${kind}.${verb}`)));
    const missed = operations.filter(({ id }) => !tried.has(id) && id !== "capabilities").map(({ id }) => id);
    assert.deepEqual(missed, []);
  });

  it("of a read or a list is what the tables say, and a list holds what a read shows and nothing else", () => {
    for (const row of ofKinds().filter(({ verb }) => verb === "get" || verb === "list"))
      for (const actor of actorNames) {
        const may = reads(actor, row.kind, row.state, row.apart);
        const no = row.verb === "get" ? ["404"] : ["403", "200 without it"];
        assert.ok((may ? ["200"] : no).includes(row.cells[actor]), `${told(row, actor)}: ${row.cells[actor]}, and the tables say ${may}`);
      }
  });

  it("edge, [R081]: an inspection is read by who wrote it, who is observed, administrator and principal of the school, and by nobody as something to learn from", () => {
    const readers = (apart: boolean): string[] =>
      actorNames.filter((actor) =>
        ofKinds().some(
          (row) => row.kind === "observation" && (row.apart ?? false) === apart && row.verb === "list" && row.cells[actor] === "200",
        ),
      );
    assert.deepEqual(readers(true), ["author", "partner", "admin", "principal"]);
    assert.deepEqual(readers(false), ["author", "partner", "lead", "admin"]);
  });

  it("of a write is what the tables say", () => {
    const wrong: string[] = [];
    for (const row of ofKinds().filter(({ verb }) => !["get", "list", "content"].includes(verb)))
      for (const actor of actorNames) {
        const expected = mayWrite(actor, row.kind, row.verb, row.state, row.apart);
        const is = row.cells[actor].split(" ")[0]!;
        // A pack says itself who decides its questions, and whom it binds: beyond the tables.
        const byPack = row.kind === "decision" || row.kind === "binding";
        // Of a record that is not there yet it may be said first that it cannot be so: both are refusals.
        const refusals = row.verb === "create" ? [String(expected), "422"] : [String(expected)];
        const fits = expected === "on" ? is !== "404" && (is !== "403" || byPack) : refusals.includes(is);
        if (!fits) wrong.push(`${told(row, actor)}: ${row.cells[actor]}, and the tables say ${expected}`);
      }
    assert.deepEqual(wrong, []);
  });

  it("lets somebody through everywhere: no row of refusals alone hides that nothing was tried", () => {
    const closed = kinds.flatMap((kind) => {
      const verbs = new Set(ofKinds().flatMap((row) => (row.kind === kind ? [row.verb] : [])));
      return [...verbs]
        .filter(
          (verb) =>
            !ofKinds().some(
              (row) => row.kind === kind && row.verb === verb && actorNames.some((actor) => /^(200|409|422)/.test(row.cells[actor])),
            ),
        )
        .map((verb) => `${kind}.${verb}`);
    });
    assert.deepEqual(closed, []);
  });

  it("stands in the page that was read and judged", () => {
    assert.equal(
      matrixPage(rows),
      readFileSync(matrixPath, "utf8"),
      "Run `npm run generate`, read what has changed in docs/permission-matrix.md, and commit it if it is right.",
    );
  });
});
