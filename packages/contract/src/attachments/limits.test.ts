import assert from "node:assert/strict";
import { test } from "node:test";
import { kindTable } from "../kinds/table.ts";
import { operationById } from "../operations/operation.ts";
import { permissions } from "../permissions/permission.ts";
import { checkNew, checkRecord } from "../schemas/check.ts";
import { attachmentSize, attachmentTypes, isAttachmentType, partRange, partSize, partsMissing, partsOf } from "./limits.ts";

const mebibyte = 1024 * 1024;

test("a file is cut into parts of one mebibyte that cover it without gap or overlap; the last has what is left", () => {
  assert.deepEqual([partSize, attachmentSize], [mebibyte, 10 * mebibyte]);
  for (const size of [1, mebibyte - 1, mebibyte, mebibyte + 1, 3.5 * mebibyte, attachmentSize]) {
    let end = 0;
    for (let part = 1; part <= partsOf(size); part++) {
      const range = partRange(size, part)!;
      assert.equal(range.from, end, `part ${part} of ${size}`);
      assert.ok(range.to > range.from && range.to - range.from <= partSize);
      if (part < partsOf(size)) assert.equal(range.to - range.from, partSize);
      end = range.to;
    }
    assert.equal(end, size);
  }
});

test("there is no part before the first, after the last or between two", () => {
  for (const part of [0, -1, 3, 1.5, Number.NaN]) assert.equal(partRange(mebibyte + 1, part), null, String(part));
  assert.equal(partRange(0, 1), null);
});

test("what has yet to come is told from what was received", () => {
  const size = 3 * mebibyte;
  assert.deepEqual(partsMissing({ size }), [1, 2, 3]);
  assert.deepEqual(partsMissing({ size, received: [2] }), [1, 3]);
  assert.deepEqual(partsMissing({ size, received: [1, 2, 3] }), []);
});

test("types that can carry a program, and pictures that browsers cannot show, are not taken", () => {
  for (const type of ["text/html", "image/svg+xml", "application/zip", "application/msword", "image/heic", "video/mp4", "toString", ""])
    assert.equal(isAttachmentType(type), false, type);
  assert.ok(isAttachmentType("image/jpeg"));
  const endings = Object.values(attachmentTypes).flat();
  assert.equal(new Set(endings).size, endings.length, "an ending tells the type");
});

const id = "0190c1f0-7a00-7000-8000-000000000001";
const content = { name: "听课照片.jpg", type: "image/jpeg", size: 5, of: { kind: "observation", id } };

test("whose it is, where it belongs and what its bytes show is the server's to say", () => {
  assert.deepEqual(kindTable.attachment.stamped, ["org", "by", "received", "sha256", "recognised"]);
  assert.deepEqual(checkNew("attachment", content), []);
  assert.deepEqual(
    checkNew("attachment", { ...content, size: "5", of: id }).map(({ pointer }) => pointer),
    ["/size", "/of"],
  );
  const stored = {
    ...content,
    id,
    version: 1,
    org: id,
    by: id,
    state: "open",
    createdAt: "2026-09-01T00:00:00.000Z",
    updatedAt: "2026-09-01T00:00:00.000Z",
  };
  assert.deepEqual(checkRecord("attachment", stored), []);
  assert.deepEqual(checkRecord("attachment", { ...stored, received: [1, "2"] })[0]?.pointer, "/received/1");
});

test("parts and content have operations of their own; those who may read what it is of may read it, and nothing more", () => {
  const part = operationById.get("attachment.part");
  const file = operationById.get("attachment.content");
  assert.deepEqual([part?.method, part?.path], ["PUT", "/v1/attachments/{id}/parts/{part}"]);
  assert.deepEqual([file?.method, file?.path], ["GET", "/v1/attachments/{id}/content"]);
  assert.equal(operationById.has("attachment.change"), false);
  const readers = permissions.filter((row) => row.relation === "reader").flatMap((row) => row.operations);
  assert.deepEqual(readers, ["attachment.list", "attachment.get", "attachment.content"]);
});
