import assert from "node:assert/strict";
import { newId, partRange, partSize, partsOf, sha256, type Attachment, type Id, type New, type Ref } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { ids, newHour, newObservation, newPlan, observationId, type PersonName } from "./fixture.ts";
import { refused, type Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

const jpeg = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, at) => [0xff, 0xd8, 0xff, 0xe0][at] ?? at % 251);
const photo = (of: Ref, bytes: Uint8Array): New<"attachment"> => ({ name: "板书.JPG", type: "image/jpeg", size: bytes.byteLength, of });
const sliceOf = (bytes: Uint8Array, part: number): Uint8Array => {
  const { from, to } = partRange(bytes.byteLength, part)!;
  return bytes.subarray(from, to);
};

/** Files: their parts, their bytes, and who may read them. */
export function attachmentJourneys(open: Open, { it }: Pick<Runner, "it">): void {
  it("takes a photo in parts, in any order and again, and seals it with its hash", async () => {
    const { campus, hour } = await withHour();
    const bytes = jpeg(2 * partSize + 5);
    const id = newId();
    const created = await campus.as("observer", "attachment.create", { id, body: photo(hour, bytes) });
    const { state, by, org, received } = created.record as Attachment;
    assert.deepEqual([state, by, org, received], ["open", ids.observer, ids.school, []]);
    for (const part of [3, 1, 3]) await put(campus, "observer", id, part, sliceOf(bytes, part));
    const lacking = await refused(campus.as("observer", "attachment.complete", { id }), "guard-failed");
    assert.deepEqual(lacking.issues, ["/received not-received"]);
    assert.deepEqual((await campus.read("observer", "attachment", id)).received, [1, 3]);
    await refused(campus.backend.content(campus.caller("observer"), id), "guard-failed");
    const { record } = await put(campus, "observer", id, 2, sliceOf(bytes, 2));
    assert.deepEqual(record?.received, [1, 2, 3]);
    const actionId = newId();
    const done = (await campus.as("observer", "attachment.complete", { id }, actionId)).record as Attachment;
    assert.deepEqual([done.state, done.sha256, done.recognised, done.received], ["complete", sha256(bytes), "image/jpeg", undefined]);
    assert.deepEqual(
      (await campus.as("observer", "attachment.complete", { id }, actionId)).record,
      done,
      "a lost answer is asked for again",
    );
    assert.deepEqual(await contentFor(campus, "observer", id), bytes);
  });

  it("[R091] edge, link rot: of a post that stands elsewhere a copy is kept here, with the hash of what it said, beside its address", async () => {
    const campus = await openCampus(await open());
    const post = { kind: "given", id: newId() } as const;
    const facts = { type: "ext:blog-post", "ext:url": "https://blog.example/2026/11/fractions", characters: "812" };
    const body: New<"given"> = { org: ids.school, source: "work", person: ids.teacher, on: "2026-11-17", title: "分数一课的反思", facts };
    await campus.as("admin", "given.create", { id: post.id, body });
    const copy = new TextEncoder().encode("孩子们先折，再说。");
    const id = newId();
    const file: New<"attachment"> = { name: "分数一课的反思.txt", type: "text/plain", size: copy.byteLength, of: post };
    await campus.as("admin", "attachment.create", { id, body: file });
    await put(campus, "admin", id, 1, copy);
    await campus.as("admin", "attachment.complete", { id });
    await campus.as("admin", "given.change", { id: post.id, patch: { facts: { "ext:url": "https://gone.example/" } } });
    const kept = await campus.read("teacher", "attachment", id);
    assert.deepEqual([kept.of.id, kept.sha256], [post.id, sha256(copy)]);
    assert.deepEqual(await contentFor(campus, "teacher", id), copy);
    await refused(campus.as("admin", "attachment.remove", { id }), "transition-not-allowed");
    await refused(campus.read("stranger", "attachment", id), "not-found");
  });

  it("says in the answer of a repeated creation what has arrived", async () => {
    const { campus, hour } = await withHour();
    const bytes = jpeg(partSize + 1);
    const id = newId();
    await campus.as("observer", "attachment.create", { id, body: photo(hour, bytes) });
    await put(campus, "observer", id, 2, sliceOf(bytes, 2));
    const again = await campus.as("observer", "attachment.create", { id, body: photo(hour, bytes) });
    assert.deepEqual((again.record as Attachment).received, [2]);
    await refused(campus.as("teacher", "attachment.create", { id, body: photo(await ownHour(campus, "teacher"), bytes) }), "duplicate-key");
  });

  it("refuses what is too large, of a type that is not taken, or called what it is not", async () => {
    const { campus, hour } = await withHour();
    const create = (body: Partial<New<"attachment">>): Promise<unknown> =>
      campus.as("observer", "attachment.create", { id: newId(), body: { ...photo(hour, jpeg(9)), ...body } });
    await refused(create({ size: 10 * 1024 * 1024 + 1 }), "too-large");
    for (const type of ["text/html", "image/svg+xml", "image/heic", "constructor"]) await refused(create({ type }), "unsupported-type");
    for (const [name, code] of [
      ["photo.exe", "wrong-ending"],
      ["photo", "wrong-ending"],
      ["../photo.jpg", "not-a-file-name"],
      ["a\\photo.jpg", "not-a-file-name"],
      ["a\r\nb.jpg", "not-a-file-name"],
      ["a\u202egpj.exe.jpg", "not-a-file-name"],
      ["a\u061cb.jpg", "not-a-file-name"],
      ["a\u2028b.jpg", "not-a-file-name"],
      [".jpg", "not-a-file-name"],
      [`${"长".repeat(200)}.jpg`, "not-a-file-name"],
    ] as const)
      assert.deepEqual((await refused(create({ name }), "validation")).issues, [`/name ${code}`], name);
    assert.deepEqual((await refused(create({ name: "a\ud800.jpg" }), "validation")).issues, ["/name not-kept"]);
    assert.deepEqual((await refused(create({ size: 0 }), "validation")).issues, ["/size empty"]);
    const untrue = await begun(campus, "observer", hour, new TextEncoder().encode("<script>alert(1)</script>"));
    await refused(campus.as("observer", "attachment.complete", { id: untrue }), "unsupported-type");
    assert.equal((await campus.read("observer", "attachment", untrue)).state, "open");
  });

  it("refuses parts that the file has not, of another length, and all of them once it is complete", async () => {
    const { campus, hour } = await withHour();
    const bytes = jpeg(partSize + 2);
    const id = newId();
    await campus.as("observer", "attachment.create", { id, body: photo(hour, bytes) });
    for (const part of [0, 3, -1, 1.5]) {
      const wrong = await refused(put(campus, "observer", id, part, bytes.subarray(0, 2)), "validation");
      assert.deepEqual(wrong.issues, ["/part no-such-part"]);
    }
    for (const length of [0, 1, 3])
      assert.deepEqual((await refused(put(campus, "observer", id, 2, bytes.subarray(0, length)), "validation")).issues, [" wrong-size"]);
    for (const part of [1, 2]) await put(campus, "observer", id, part, sliceOf(bytes, part));
    await campus.as("observer", "attachment.complete", { id });
    await refused(put(campus, "observer", id, 2, sliceOf(bytes, 2)), "transition-not-allowed");
    await refused(campus.as("observer", "attachment.complete", { id }), "transition-not-allowed");
    await refused(campus.as("observer", "attachment.remove", { id }), "transition-not-allowed");
  });

  it("lets nobody but its author know of an open file, nor put, complete or remove it", async () => {
    const { campus, hour } = await withHour("submitted");
    const own = await begun(campus, "admin", hour, jpeg(4));
    for (const name of ["observer", "officer", "stranger"] as const) {
      await refused(campus.read(name, "attachment", own), "not-found");
      await refused(put(campus, name, own, 1, jpeg(4)), "not-found");
      await refused(campus.as(name, "attachment.complete", { id: own }), "not-found");
      await refused(campus.as(name, "attachment.remove", { id: own }), "not-found");
      assert.deepEqual(await campus.all(name, "attachment"), []);
    }
    assert.equal((await campus.all("admin", "attachment")).length, 1);
  });

  it("is read by who may read the record, as that changes, one by one and in lists alike", async () => {
    const campus = await openCampus(await open());
    const of = { kind: "observation", id: observationId() } as const;
    await campus.as("observer", "observation.create", { id: of.id, body: { ...newObservation(), strengths: "清楚" } });
    const bytes = jpeg(7);
    const id = await complete(campus, "observer", of, bytes);
    const readers = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const name of ["observer", "teacher", "lead", "admin", "officer", "stranger", "newcomer"] as const) {
        const seen = (await campus.all(name, "attachment")).map((one) => one.id);
        const isRead = await campus.read(name, "attachment", id).then(
          () => true,
          () => false,
        );
        assert.deepEqual(seen, isRead ? [id] : [], name);
        if (isRead) assert.deepEqual(await contentFor(campus, name, id), bytes);
        else await refused(campus.backend.content(campus.caller(name), id), "not-found");
        if (isRead) found.push(name);
      }
      return found;
    };
    assert.deepEqual(await readers(), ["observer"]);
    await campus.as("observer", "observation.submit", { id: of.id });
    assert.deepEqual(await readers(), ["observer", "teacher", "lead"]);
    await campus.as("teacher", "observation.change", { id: of.id, patch: { answer: "好" } });
    await campus.as("teacher", "observation.answer", { id: of.id });
    await campus.as("observer", "observation.sign", { id: of.id });
    await campus.as("teacher", "observation.sign", { id: of.id });
    assert.deepEqual(await readers(), ["observer", "teacher", "lead", "admin"]);
  });

  it("[R248] what a village school records of a lecture lies with its central school at once: it is read there with its file, and by no other school", async () => {
    const campus = await openCampus(await open());
    const of = { kind: "hour", id: newId() } as const;
    await campus.as("newcomer", "hour.create", { id: of.id, body: { ...newHour(ids.newcomer), org: ids.village, title: "专题讲座" } });
    const bytes = jpeg(9);
    const file = await complete(campus, "newcomer", of, bytes);
    assert.deepEqual(await campus.all("admin", "hour"), [], "what is not handed in is its author's");
    await campus.as("newcomer", "hour.submit", { id: of.id });
    const [found] = await campus.all("admin", "hour");
    assert.deepEqual([found?.title, found?.org, found?.state], ["专题讲座", ids.village, "submitted"]);
    assert.deepEqual(await contentFor(campus, "admin", file), bytes);
    assert.deepEqual(await campus.all("stranger", "hour"), []);
    await refused(campus.backend.content(campus.caller("stranger"), file), "not-found");
  });

  it("is attached by who may change the record as it stands", async () => {
    const campus = await openCampus(await open());
    const of = { kind: "observation", id: observationId() } as const;
    const attach = (name: PersonName, to: Ref): Promise<unknown> =>
      campus.as(name, "attachment.create", { id: newId(), body: photo(to, jpeg(4)) });
    const unknown = await refused(attach("observer", of), "validation");
    assert.deepEqual(unknown.issues, ["/of not-there"]);
    await campus.as("observer", "observation.create", { id: of.id, body: { ...newObservation(), strengths: "清楚" } });
    await attach("observer", of);
    assert.deepEqual((await refused(attach("teacher", of), "validation")).issues, ["/of not-there"], "a draft is its author's");
    await campus.as("observer", "observation.submit", { id: of.id });
    await refused(attach("observer", of), "not-permitted");
    await refused(attach("lead", of), "not-permitted");
    await attach("teacher", of);
    await attach("observer", { kind: "pair", id: ids.pair });
    await refused(attach("admin", { kind: "pair", id: ids.pair }), "not-permitted");
    await refused(attach("teacher", { kind: "lesson", id: ids.lesson }), "not-permitted");
    await refused(attach("teacher", { kind: "nothing" as "hour", id: ids.lesson }), "validation");
  });

  it("follows a section to its plan, and goes with a draft that is removed, bytes and all", async () => {
    const campus = await openCampus(await open());
    const [plan, section] = [newId(), newId()];
    await campus.as("admin", "plan.create", { id: plan, body: newPlan() });
    await campus.as("admin", "plan-section.create", { id: section, body: { org: ids.school, plan, section: "aims", text: "一" } });
    const [file, begunFile] = [
      await complete(campus, "admin", { kind: "plan-section", id: section }, jpeg(6)),
      await begun(campus, "admin", { kind: "plan", id: plan }, jpeg(6)),
    ];
    await refused(campus.read("principal", "attachment", file), "not-found");
    await campus.as("admin", "plan.remove", { id: plan });
    for (const id of [file, begunFile]) {
      await refused(campus.read("admin", "attachment", id), "not-found");
      assert.equal((await bytesOf(campus.store.parts(campus.tenant, id))).byteLength, 0);
      assert.equal((await campus.store.get(campus.tenant, { kind: "attachment", id }))?.deleted, true);
    }
  });

  it("is removed while it is open: a tombstone stays, the bytes do not", async () => {
    const { campus, hour } = await withHour();
    const id = await begun(campus, "observer", hour, jpeg(9));
    assert.equal((await bytesOf(campus.store.parts(campus.tenant, id))).byteLength, 9);
    await campus.as("observer", "attachment.remove", { id });
    assert.equal((await bytesOf(campus.store.parts(campus.tenant, id))).byteLength, 0);
    await refused(put(campus, "observer", id, 1, jpeg(9)), "not-found");
    const again = await campus.as("observer", "attachment.create", { id, body: photo(hour, jpeg(9)) });
    assert.deepEqual((again.record as Attachment).received, []);
  });

  it("takes the parts that arrive at once, each once", async () => {
    const { campus, hour } = await withHour();
    const bytes = jpeg(3 * partSize + 1);
    const id = newId();
    await campus.as("observer", "attachment.create", { id, body: photo(hour, bytes) });
    await Promise.all([4, 3, 2, 1].map((part) => put(campus, "observer", id, part, sliceOf(bytes, part))));
    const done = (await campus.as("observer", "attachment.complete", { id })).record as Attachment;
    assert.equal(done.sha256, sha256(bytes));
  });

  it("sweeps away uploads that nobody has gone on with for as long as is set: bytes gone, tombstone and audit there", async () => {
    const campus = await openCampus(await open(), { uploadDays: 3 });
    await campus.store.seal(campus.tenant); // What the campus began with.
    const hour = await ownHour(campus, "observer");
    const whole = await complete(campus, "observer", hour, jpeg(5));
    const [left, gone] = [newId(), newId()];
    for (const id of [left, gone]) {
      await campus.as("observer", "attachment.create", { id, body: photo(hour, jpeg(partSize + 9)) });
      await put(campus, "observer", id, 1, sliceOf(jpeg(partSize + 9), 1));
    }
    campus.wait(2 * 24);
    await put(campus, "observer", left, 2, sliceOf(jpeg(partSize + 9), 2));
    assert.equal(await campus.backend.sweep(campus.tenant), 0);
    campus.wait(24);
    assert.equal(await campus.backend.sweep(campus.tenant), 1);
    assert.equal(await campus.backend.sweep(campus.tenant), 0, "once");
    assert.deepEqual((await campus.all("observer", "attachment")).map(({ id }) => id).sort(), [whole, left].sort());
    const stored = (await campus.store.get(campus.tenant, { kind: "attachment", id: gone }))!;
    assert.deepEqual([stored.deleted, stored.version, stored.owner], [true, 3, ids.observer]);
    assert.deepEqual(Object.keys(stored.body as object).sort(), ["createdAt", "deleted", "id", "org", "updatedAt", "version"]);
    assert.equal((await bytesOf(campus.store.parts(campus.tenant, gone))).byteLength, 0);
    assert.equal((await bytesOf(campus.store.parts(campus.tenant, left))).byteLength, partSize + 9);
    assert.equal(await campus.store.seal(campus.tenant), 10, "each write and the sweep stand in the audit trail");
    const again = await campus.as("observer", "attachment.create", { id: gone, body: photo(hour, jpeg(9)) });
    assert.equal(again.record?.version, 4, "its author may begin it again");
  });

  it("takes only so many bytes of uploads that one person has not completed", async () => {
    const campus = await openCampus(await open(), { openUploadBytes: 2 * partSize });
    const hour = await ownHour(campus, "observer");
    const create = (id: Id, size: number): Promise<unknown> =>
      campus.as("observer", "attachment.create", { id, body: photo(hour, jpeg(size)) });
    const first = newId();
    await create(first, partSize);
    const refusal = await refused(create(newId(), partSize + 1), "guard-failed");
    assert.deepEqual(refusal.issues, ["/size too-much-open"]);
    await create(first, partSize);
    await complete(campus, "observer", hour, jpeg(partSize));
    await create(newId(), partSize);
    await refused(create(newId(), 1), "guard-failed");
    await campus.as("observer", "attachment.remove", { id: first });
    await create(newId(), partSize);
    const own = await ownHour(campus, "teacher");
    await campus.as("teacher", "attachment.create", { id: newId(), body: photo(own, jpeg(partSize)) });
  });

  it("says what is not offered", async () => {
    const campus = await openCampus(await open(), { without: ["attachment.part", "attachment.content"] });
    assert.ok(!campus.backend.capabilities().operations.includes("attachments"));
    await refused(put(campus, "observer", newId(), 1, jpeg(1)), "not-offered");
    await refused(campus.backend.content(campus.caller("observer"), newId()), "not-offered");
    assert.ok((await openCampus(await open())).backend.capabilities().operations.includes("attachments"));
  });

  async function withHour(state: "draft" | "submitted" = "draft"): Promise<{ campus: Campus; hour: Ref }> {
    const campus = await openCampus(await open());
    const hour = await ownHour(campus, "observer");
    if (state === "submitted") await campus.as("observer", "hour.submit", { id: hour.id });
    return { campus, hour };
  }
}

async function ownHour(campus: Campus, name: PersonName): Promise<Ref> {
  const id = newId();
  await campus.as(name, "hour.create", { id, body: newHour(ids[name]) });
  return { kind: "hour", id };
}

const put = (campus: Campus, name: PersonName, id: Id, part: number, bytes: Uint8Array): ReturnType<Campus["backend"]["part"]> =>
  campus.backend.part(campus.caller(name), { id, part }, bytes);

/** A file with all its parts, not yet complete. */
async function begun(campus: Campus, name: PersonName, of: Ref, bytes: Uint8Array): Promise<Id> {
  const id = newId();
  await campus.as(name, "attachment.create", { id, body: photo(of, bytes) });
  for (let part = 1; part <= partsOf(bytes.byteLength); part++) await put(campus, name, id, part, sliceOf(bytes, part));
  return id;
}

async function complete(campus: Campus, name: PersonName, of: Ref, bytes: Uint8Array): Promise<Id> {
  const id = await begun(campus, name, of, bytes);
  await campus.as(name, "attachment.complete", { id });
  return id;
}

const contentFor = async (campus: Campus, name: PersonName, id: Id): Promise<Uint8Array> =>
  bytesOf((await campus.backend.content(campus.caller(name), id)).bytes);

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const bytes: number[] = [];
  for await (const part of parts) for (const byte of part) bytes.push(byte);
  return Uint8Array.from(bytes);
}
