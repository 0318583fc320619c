import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { data, listen, made, me, observation, settled } from "./gateway.test.fixture.ts";

describe("gatewayOver: forms in memory", () => {
  it("creates what is new, then patches on the version it was answered", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    await gateway.session.refresh();
    const draft = gateway.draft(ref);
    await listen(draft.current);
    assert.equal(data(draft.current).base, 0);
    assert.equal(data(draft.current).value.state, "draft");
    draft.change({ author: me, strengths: "a" });
    assert.equal(data(draft.current).saved, "no");
    assert.equal(data(draft.current).value.strengths, "a");
    await draft.flush();
    assert.equal(data(draft.current).saved, "server");
    draft.change({ strengths: "b" });
    await draft.flush();
    assert.deepEqual(
      back.accepted.map(({ action }) => action),
      ["observation.create", "observation.change"],
    );
    assert.deepEqual(back.accepted[1]!.input, { id: ref.id, version: 1, patch: { strengths: "b" } });
    assert.equal(data(draft.current).base, 2);
    assert.deepEqual(Object.keys((back.accepted[0]!.input as { body: object }).body).sort(), ["author", "org", "strengths"]);
  });

  it("writes before a file is attached to the same record, and reads lists of files again after", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    const done: string[] = [];
    back.attach = async (_file, to) => {
      done.push(`attach to ${to.kind}, after ${back.accepted.map(({ action }) => action).join()}`);
      return { kind: "attachment", id: newId() };
    };
    await gateway.session.refresh();
    const files = gateway.list({ kind: "attachment", where: { of: ref.id } });
    await listen(files);
    const draft = gateway.draft(ref);
    await listen(draft.current);
    draft.change({ author: me, strengths: "a" });
    const read = back.requests.filter((one) => one === "list attachment").length;
    await gateway.attach(new Blob(["x"]), ref);
    assert.deepEqual(done, ["attach to observation, after observation.create"]);
    await new Promise((wake) => setTimeout(wake, 20));
    assert.equal(back.requests.filter((one) => one === "list attachment").length, read + 1);
  });

  it("writes by itself after the pause, and before an action on the same record", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    await gateway.session.refresh();
    const draft = gateway.draft(ref);
    await listen(draft.current);
    draft.change({ strengths: "a" });
    await new Promise((done) => setTimeout(done, 50));
    assert.equal(back.accepted.length, 1);
    draft.change({ problems: "b" });
    await gateway.act("observation.submit", { id: ref.id });
    assert.deepEqual(
      back.accepted.map(({ action }) => action),
      ["observation.change", "observation.change", "observation.submit"],
    );
  });

  it("keeps the typed text through a failure and a foreign write of another field, and says so when it is the same field", async () => {
    const { back, gateway } = made();
    const ref = { kind: "observation", id: newId() } as const;
    back.put(ref, observation);
    await gateway.session.refresh();
    const draft = gateway.draft(ref);
    await listen(draft.current);
    draft.change({ strengths: "mine" });
    back.fault = () => "cut";
    await draft.flush();
    assert.equal(data(draft.current).value.strengths, "mine");
    assert.equal(data(draft.current).saved, "no");
    back.fault = () => "none";
    back.put(ref, { problems: "theirs" });
    await draft.flush();
    assert.equal(data(draft.current).saved, "server");
    assert.deepEqual(
      [back.records.get(`observation/${ref.id}`)?.["strengths"], back.records.get(`observation/${ref.id}`)?.["problems"]],
      ["mine", "theirs"],
    );
    back.put(ref, { strengths: "other hand" });
    draft.change({ strengths: "mine again" });
    await draft.flush();
    assert.equal(draft.current.current.status, "error");
    assert.equal(data(draft.current).value.strengths, "mine again");
    await draft.discard();
    await settled();
    assert.equal(data(draft.current).value.strengths, "other hand");
  });
});
