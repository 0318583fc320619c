import assert from "node:assert/strict";
import { test } from "node:test";
import type { AttachmentType } from "@xiaoben/contract";
import { fits, recognise } from "./recognise.ts";

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const bytes = (...values: (number | string)[]): Uint8Array =>
  Uint8Array.from(values.flatMap((value) => (typeof value === "number" ? [value] : [...text(value)])));

/** A ZIP file whose entries are empty. */
function zip(names: readonly string[], comment = ""): Uint8Array {
  const locals = names.map((name) => bytes("PK", 3, 4, ...Array<number>(22).fill(0), name.length, 0, 0, 0, name));
  const offsets = locals.map((_, at) => locals.slice(0, at).reduce((sum, local) => sum + local.length, 0));
  const central = names.map((name, at) =>
    bytes(
      "PK",
      1,
      2,
      ...Array<number>(24).fill(0),
      name.length,
      0,
      ...Array<number>(12).fill(0),
      offsets[at]! & 255,
      offsets[at]! >> 8,
      0,
      0,
      name,
    ),
  );
  const [start, length] = [sum(locals), sum(central)];
  const end = bytes(
    "PK",
    5,
    6,
    0,
    0,
    0,
    0,
    names.length,
    0,
    names.length,
    0,
    length & 255,
    length >> 8,
    0,
    0,
    start & 255,
    start >> 8,
    0,
    0,
    comment.length,
    0,
    comment,
  );
  return bytes(...locals.flatMap((one) => [...one]), ...central.flatMap((one) => [...one]), ...end);
}
const sum = (all: readonly Uint8Array[]): number => all.reduce((total, one) => total + one.length, 0);

const [word, sheet, slides] = ["wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"].map(
  (name) => `application/vnd.openxmlformats-officedocument.${name}`,
) as [AttachmentType, AttachmentType, AttachmentType];
const mp4 = (brand: string, track: string): Uint8Array =>
  bytes(0, 0, 0, 16, "ftyp", brand, 0, 0, 0, 0, 0, 0, 0, 32, "hdlr", 0, 0, 0, 0, 0, 0, 0, 0, track, "...");

test("the bytes say what they are", () => {
  const samples: [Uint8Array, AttachmentType | undefined][] = [
    [bytes(0xff, 0xd8, 0xff, 0xe1), "image/jpeg"],
    [bytes(0x89, "PNG", 13, 10, 26, 10, 0), "image/png"],
    [bytes("RIFF", 1, 0, 0, 0, "WEBPVP8 "), "image/webp"],
    [text("%PDF-1.7\n"), "application/pdf"],
    [bytes(0xef, 0xbb, 0xbf, "\r\n%PDF-1.4"), "application/pdf"],
    [zip(["[Content_Types].xml", "word/document.xml"]), word],
    [zip(["xl/workbook.xml"], "PK is in the comment"), sheet],
    [zip(["ppt/presentation.xml"]), slides],
    [bytes("ID3", 4, 0), "audio/mpeg"],
    [bytes(0xff, 0xfb, 0x90, 0x64), "audio/mpeg"],
    [mp4("M4A ", "soun"), "audio/mp4"],
    [mp4("isom", "soun"), "audio/mp4"],
    [text("听课记录\r\n第一节\t好"), "text/plain"],
    [bytes(0xcc, 0xfd, 0xbf, 0xce, 0x2c, 0x31), "text/plain"], // 听课,1 in GB18030
    [bytes(0xff, 0xfe, 0x2c, 0x54), "text/plain"],
  ];
  for (const [sample, type] of samples) assert.equal(recognise(sample), type, `${type}: ${[...sample.subarray(0, 12)].join()}`);
});

test("what is none of them, or carries a program, is not recognised", () => {
  const samples: [string, Uint8Array][] = [
    ["an archive", zip(["notes.txt"])],
    ["a document with macros", zip(["word/document.xml", "word/vbaProject.bin"])],
    ["a broken archive", zip(["word/document.xml"]).subarray(0, 60)],
    [
      "an archive whose directory points beyond its end",
      zip(["word/document.xml"]).map((byte, at, all) => (at === all.length - 5 ? 0xff : byte)),
    ],
    ["an archive's mark and nothing else", bytes("PK", 3, 4)],
    ["an older office document", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ["a program", bytes("MZ", 0x90, 0, 3)],
    ["a picture of a telephone", bytes(0, 0, 0, 24, "ftypheic", 0, 0, 0, 0)],
    ["a film", mp4("isom", "vide")],
    ["an animated picture", bytes("GIF89a", 1, 0)],
    ["a frame with a reserved rate", bytes(0xff, 0xfb, 0xff, 0x64)],
  ];
  for (const [what, sample] of samples) assert.equal(recognise(sample), undefined, what);
});

test("a table in text may be called a table; nothing else may be called what it is not", () => {
  assert.ok(fits("text/csv", "text/plain"));
  assert.ok(fits("image/png", "image/png"));
  assert.ok(!fits("text/plain", "text/csv"));
  assert.ok(!fits("image/png", "image/jpeg"));
  assert.ok(!fits("image/png", undefined));
});
