import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  newId,
  partRange,
  partSize,
  partsMissing,
  type ActionId,
  type Attachment,
  type Id,
  type New,
  type Ref,
  type WriteAnswer,
} from "@xiaoben/contract";
import { hasCode, TransportError } from "../errors.ts";
import { upload, type UploadWay } from "./upload.ts";

const to: Ref = { kind: "hour", id: newId() };
const quick = { first: 1, most: 2, tries: 4 };
const file = (size: number, name = "证书.pdf", type = "application/pdf"): File =>
  new File([Uint8Array.from({ length: size }, (_, at) => at % 251)], name, { type });
const offline = (): TransportError => new TransportError("offline", "cut");

/** What becomes of a request: it goes through, never arrives, arrives and its answer is lost, or is refused. */
type Fate = "through" | "cut" | "lost" | TransportError;

/** A back end that keeps one attachment, and a line to it that a test breaks. */
class Line implements UploadWay {
  readonly said: string[] = [];
  readonly parts = new Map<number, Uint8Array>();
  record: Attachment | undefined;
  fate: (what: string, nth: number) => Fate = () => "through";

  readonly write = (async (action: ActionId, input: { id: Id; body?: New<"attachment"> }, actionId: string): Promise<WriteAnswer> => {
    const verb = action.split(".")[1]!;
    return this.#send(verb, () => {
      if (verb === "create")
        this.record ??= {
          ...input.body!,
          id: input.id,
          org: newId(),
          by: newId(),
          version: 1,
          state: "open",
          received: [],
          createdAt: "",
          updatedAt: "",
        };
      if (verb === "complete") {
        assert.deepEqual(partsMissing(this.record!), []);
        this.record = { ...this.record!, state: "complete" };
      }
      if (verb === "remove") this.record = undefined;
      this.actions.set(verb, (this.actions.get(verb) ?? new Set()).add(actionId));
      return { ...(this.record && { record: this.record }), changes: [] };
    });
  }) as UploadWay["write"];
  readonly actions = new Map<string, Set<string>>();

  async put(_id: Id, part: number, bytes: Blob): Promise<Attachment> {
    const content = new Uint8Array(await bytes.arrayBuffer());
    return this.#send(`part ${part}`, () => {
      assert.equal(bytes.type, "application/octet-stream");
      this.parts.set(part, content);
      this.record = { ...this.record!, received: [...this.parts.keys()].sort((a, b) => a - b) };
      return this.record;
    });
  }

  get bytes(): Uint8Array {
    const all = new Uint8Array(this.record!.size);
    for (const [part, bytes] of this.parts) all.set(bytes, partRange(this.record!.size, part)!.from);
    return all;
  }

  async #send<T>(what: string, work: () => T): Promise<T> {
    this.said.push(what);
    const fate = this.fate(what, this.said.filter((one) => one === what).length);
    if (fate === "cut") throw offline();
    if (fate instanceof Error) throw fate;
    const answer = work();
    await Promise.resolve();
    if (fate === "lost") throw new TransportError("timeout", "the answer was lost");
    return structuredClone(answer);
  }
}

const content = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer());

describe("upload", () => {
  it("begins, sends every part once and completes, and says how far it is", async () => {
    const line = new Line();
    const sent = file(2 * partSize + 7);
    const told: number[] = [];
    const ref = await upload(line, sent, to, { onProgress: (done, total) => told.push(done) && assert.equal(total, sent.size) });
    assert.deepEqual(line.said, ["create", "part 1", "part 2", "part 3", "complete"]);
    assert.deepEqual(told, [0, partSize, 2 * partSize, sent.size]);
    assert.deepEqual([ref, line.record?.state], [{ kind: "attachment", id: line.record?.id }, "complete"]);
    assert.deepEqual([line.record?.name, line.record?.type, line.record?.of], ["证书.pdf", "application/pdf", to]);
    assert.deepEqual(line.bytes, await content(sent));
  });

  it("goes on with the missing parts alone after an answer was lost or the line was cut", async () => {
    const line = new Line();
    line.fate = (what, nth) => (what === "part 2" && nth === 1 ? "lost" : what === "part 3" && nth <= 2 ? "cut" : "through");
    const sent = file(4 * partSize);
    await upload(line, sent, to, {}, quick);
    assert.deepEqual(
      line.said.filter((one) => one !== "create"),
      ["part 1", "part 2", "part 3", "part 3", "part 3", "part 4", "complete"],
    );
    assert.equal(line.actions.get("create")?.size, 1, "it is one creation, however often it is asked for");
    assert.deepEqual(line.bytes, await content(sent));
  });

  it("knows that it is complete where only the answer to that was lost, and begins once where that answer was", async () => {
    const line = new Line();
    line.fate = (what, nth) => (nth === 1 && (what === "create" || what === "complete") ? "lost" : "through");
    await upload(line, file(5), to, {}, quick);
    assert.deepEqual(line.said, ["create", "create", "part 1", "complete", "create"]);
  });

  it("gives up after so many tries without a part getting through, and counts anew after each that did", async () => {
    const dead = new Line();
    dead.fate = () => "cut";
    await assert.rejects(upload(dead, file(5), to, {}, quick), { code: "offline" });
    assert.deepEqual(dead.said, ["create", "create", "create", "create"]);
    const bad = new Line();
    bad.fate = (what, nth) => (what.startsWith("part") && nth <= 3 ? "cut" : "through");
    await upload(bad, file(3 * partSize), to, {}, quick);
    assert.equal(bad.record?.state, "complete");
  });

  it("does not repeat what is refused, and takes back what was begun", async () => {
    const line = new Line();
    line.fate = (what) => (what === "complete" ? new TransportError("unsupported-type", "no", { status: 415 }) : "through");
    await assert.rejects(upload(line, file(5), to, {}, quick), { code: "unsupported-type" });
    await new Promise((fulfil) => setTimeout(fulfil, 1));
    assert.deepEqual(line.said, ["create", "part 1", "complete", "remove"]);
    assert.equal(line.record, undefined);
  });

  it("waits as long as it is asked to, and gives up where that is too long", async () => {
    const line = new Line();
    line.fate = (what, nth) =>
      what === "part 1" && nth === 1 ? new TransportError("rate-limited", "slow", { retryAfter: 60 }) : "through";
    const began = performance.now();
    await upload(line, file(5), to, {}, quick);
    assert.ok(performance.now() - began >= 55);
    const never = new Line();
    never.fate = () => new TransportError("maintenance", "down", { retryAfter: 3_600_000 });
    await assert.rejects(upload(never, file(5), to, {}, quick), { code: "maintenance" });
    assert.equal(never.said.filter((one) => one === "create").length, 1);
  });

  for (const when of ["before it begins", "between two parts", "while it waits to try again"] as const)
    it(`stops when the caller gives up ${when}, and takes back what was begun`, async () => {
      const line = new Line();
      const control = new AbortController();
      line.fate = (what) => {
        if (what === "remove") return "through";
        if (when === "between two parts" && what === "part 2") control.abort();
        if (when === "while it waits to try again" && what === "part 1") {
          setTimeout(() => control.abort(), 5);
          return "cut";
        }
        return control.signal.aborted ? new TransportError("aborted", "The caller gave up.") : "through";
      };
      if (when === "before it begins") control.abort();
      const slow = { first: 60_000, most: 60_000, tries: 9 };
      await assert.rejects(upload(line, file(3 * partSize), to, { signal: control.signal }, slow), (error) => hasCode(error, "aborted"));
      await new Promise((fulfil) => setTimeout(fulfil, 1));
      assert.ok(!line.said.includes("complete") && !line.said.includes("part 3"));
      assert.equal(line.record, undefined);
    });

  it("refuses on the device what no back end would take", async () => {
    const line = new Line();
    for (const [sent, code] of [
      [file(9, "a.heic", "image/heic"), "unsupported-type"],
      [file(9, "a.html", "text/html"), "unsupported-type"],
      [file(9, "", ""), "unsupported-type"],
      [file(0), "validation"],
      [file(10 * partSize + 1), "too-large"],
    ] as const)
      await assert.rejects(upload(line, sent, to), (error) => hasCode(error, code), sent.name);
    assert.deepEqual(line.said, []);
  });

  it("tells the type by the ending first, and names what has no name", async () => {
    for (const [sent, name, type] of [
      [file(3, "名单.csv", "application/vnd.ms-excel"), "名单.csv", "text/csv"],
      [file(3, "板书.jfif", "image/jpeg"), "板书.jpg", "image/jpeg"],
      [file(3, "A.PDF", ""), "A.PDF", "application/pdf"],
      [file(3, "说话", "audio/x-m4a; codecs=aac"), "说话.m4a", "audio/mp4"],
      [new Blob(["abc"], { type: "text/plain;charset=utf-8" }), "file.txt", "text/plain"],
      [file(3, "../a\u202eb\n.txt", ""), "_a_b_.txt", "text/plain"],
      [file(3, `${"长".repeat(300)}.txt`, ""), `${"长".repeat(195)}.txt`, "text/plain"],
    ] as const) {
      const line = new Line();
      await upload(line, sent, to);
      assert.deepEqual([line.record?.name, line.record?.type], [name, type]);
    }
  });
});
