import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { kinds, newId, privacyTable, type Id, type Kind, type Publication } from "@xiaoben/contract";
import { records } from "@xiaoben/contract/examples";
import { readRecord } from "@xiaoben/contract/schemas";
import type { Body } from "../records/body.ts";
import { toStored } from "../records/project.ts";
import { contentHash, standing } from "../workflow/signature.ts";
import { erasedBody, fateOf, tombstoneOf } from "./erase.ts";

const pseudonym = newId();
const bodies = records.map(({ kind, record }) => ({ kind, body: record as unknown as Body }));
const people: Id[] = [...new Set(bodies.flatMap(({ kind, body }) => (kind === "person" ? [body.id] : [])))];
const observation = bodies.find(({ kind, body }) => kind === "observation" && body["state"] === "locked")?.body;

describe("a record without a person", () => {
  it("names her nowhere and is still a record of its kind, whoever of its people it was", () => {
    for (const { kind, body } of bodies)
      for (const person of people.filter((one) => JSON.stringify(body).includes(one))) {
        const next = erasedBody(kind, body, { person, pseudonym }, body[privacyOwner(kind)] as Id);
        assert.ok(!JSON.stringify(next).includes(person), `${kind} ${body.id}`);
        assert.deepEqual(readRecord(kind, next).issues, [], `${kind} ${body.id}`);
      }
  });

  it("loses what is hers and sensitive, and keeps what others wrote", () => {
    assert.ok(observation, "there is a locked example");
    const full: Body = { ...observation, answer: "我的回应", reflection: "我的反思", problems: "板书较乱" };
    const [observed, author] = [full["observed"] as Id, full["author"] as Id];
    const erased = erasedBody("observation", full, { person: observed, pseudonym }, author);
    assert.deepEqual([erased["answer"], erased["reflection"], erased["problems"]], ["", "", "板书较乱"]);
    const byAuthor = erasedBody("observation", full, { person: author, pseudonym }, author);
    assert.deepEqual([byAuthor["answer"], byAuthor["author"], byAuthor["observed"]], ["我的回应", pseudonym, observed]);
    const person = bodies.find(({ kind }) => kind === "person")!.body;
    const gone = erasedBody("person", { ...person, facts: { stage: "senior" } }, { person: person.id, pseudonym }, person.id);
    assert.deepEqual(
      [gone.id, gone["displayName"], gone["externalIds"], gone["facts"], gone.provenance],
      [pseudonym, `#${pseudonym.slice(0, 8)}`, {}, undefined, undefined],
    );
  });

  it("has no name and number of hers in the lines of a report, and those of others as they were", () => {
    const sent = bodies.find(({ kind, body }) => kind === "report" && body["state"] === "receipted")!.body;
    const [hers, others] = sent["items"] as { person: Id; name?: string; staffNumber?: string }[];
    const erased = erasedBody("report", sent, { person: hers!.person, pseudonym }, null)["items"] as (typeof hers)[];
    assert.deepEqual([erased[0]?.person, erased[0]?.name, erased[0]?.staffNumber, erased[1]], [pseudonym, undefined, undefined, others]);
  });

  it("is not spoken of in what was made public, however she stood in it, and what others say and are told of stays", () => {
    const known = bodies.filter(({ kind }) => kind === "publication").map(({ body }) => body as unknown as Publication);
    const shown = known.find(({ state }) => state === "published")!;
    const [first, second] = shown.items;
    for (const [hers, others] of [
      [first!, second!],
      [second!, first!],
    ]) {
      const erased = erasedBody(
        "publication",
        shown as unknown as Body,
        { person: hers!.person!, pseudonym },
        null,
      ) as unknown as Publication;
      assert.deepEqual(
        erased.list,
        shown.list!.filter(({ id }) => id !== hers!.id),
      );
      assert.equal(erased.items.find(({ id }) => id === hers!.id)?.says, "");
      assert.deepEqual(
        erased.items.find(({ id }) => id === others!.id),
        others,
      );
      assert.ok(!JSON.stringify(erased).includes(hers!.person!));
    }
    const heard = known.find(({ state }) => state === "forObjection")!;
    const [said] = heard.objections;
    const erased = erasedBody("publication", heard as unknown as Body, { person: said!.by, pseudonym }, null) as unknown as Publication;
    assert.deepEqual([erased.objections[0]?.says, erased.objections[0]?.by], ["", pseudonym]);
  });

  it("is as signed as it was: what stood for its content stands for it still, what had fallen does not rise", () => {
    const { signatures: _none, ...content } = { ...observation!, answer: "我的回应" } as unknown as Body;
    const observed = content["observed"] as Id;
    const sign = (person: Id, hash: string) => ({
      party: "observed",
      person,
      at: "2026-03-02T08:00:00.000Z",
      version: 3,
      hash,
      way: "session",
    });
    const signed = {
      ...content,
      signatures: [sign(observed, contentHash(content)), sign(content["author"] as Id, "00".repeat(32))],
    } as unknown as Body;
    const erased = erasedBody("observation", signed, { person: observed, pseudonym }, null);
    assert.deepEqual(
      standing(erased).map(({ person }) => person),
      [pseudonym],
    );
  });

  it("goes by the table: drafts are removed, what is proof is kept, and a place may be set otherwise", () => {
    for (const { kind, body } of bodies) {
      const stored = toStored(kind, body, () => "/");
      const { owner } = stored;
      if (owner === null || kind === "person") continue;
      const expected = body["state"] === "draft" ? "remove" : privacyTable[kind].records;
      assert.equal(fateOf(stored, owner), expected, `${kind} ${body.id}`);
      assert.equal(fateOf(stored, pseudonym), "keep", "what belongs to others");
      assert.equal(fateOf(stored, owner, { [kind]: "remove" }), "remove");
    }
    const file = bodies.find(({ kind }) => kind === "attachment")!.body;
    assert.equal(
      fateOf(
        toStored("attachment", file, () => "/"),
        file["by"] as Id,
      ),
      "remove",
    );
    assert.deepEqual(Object.keys(tombstoneOf(file, "2026-03-02T08:00:00.000Z")).sort(), [
      "createdAt",
      "deleted",
      "id",
      "org",
      "updatedAt",
      "version",
    ]);
  });

  it("has examples of every kind to be tried on", () => {
    assert.deepEqual([...new Set(bodies.map(({ kind }) => kind))].sort(), [...kinds].sort());
  });
});

const privacyOwner = (kind: Kind): string =>
  ({ person: "id", lesson: "teacher", hour: "person", observation: "author", plan: "author" })[kind as string] ?? "by";
