import type { AttachmentType } from "@xiaoben/contract";
import { namesInZip } from "./zip-names.ts";

/** The media type that bytes show, whatever was said of them; `undefined` where it is none that is taken. A table in text shows as `text/plain`. */
export const recognise = (bytes: Uint8Array): AttachmentType | undefined => marks.find(([, shows]) => shows(bytes))?.[0];

/** Whether bytes that show one type may be called the other. */
export const fits = (said: string, shown: string | undefined): boolean => said === shown || (said === "text/csv" && shown === "text/plain");

const begins =
  (...marks: readonly number[]) =>
  (bytes: Uint8Array): boolean =>
    marks.every((mark, at) => bytes[at] === mark);

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

const office = (part: string) => (bytes: Uint8Array) => {
  const names = isZip(bytes) ? namesInZip(bytes) : [];
  return names.includes(part) && !names.some((name) => name.endsWith("vbaProject.bin"));
};

const isZip = begins(0x50, 0x4b, 0x03, 0x04);

/** In this order: text is what nothing else is. */
const marks: readonly (readonly [AttachmentType, (bytes: Uint8Array) => boolean])[] = [
  ["image/jpeg", begins(0xff, 0xd8, 0xff)],
  ["image/png", begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ["image/webp", (bytes) => ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP"],
  // Readers look for it in the first kilobyte: some scanners write something before it.
  ["application/pdf", (bytes) => ascii(bytes, 0, 1024).includes("%PDF-")],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", office("word/document.xml")],
  ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", office("xl/workbook.xml")],
  ["application/vnd.openxmlformats-officedocument.presentationml.presentation", office("ppt/presentation.xml")],
  ["audio/mpeg", (bytes) => ascii(bytes, 0, 3) === "ID3" || isLayer3(bytes)],
  ["audio/mp4", (bytes) => ascii(bytes, 4, 8) === "ftyp" && sounds.has(ascii(bytes, 8, 12)) && !showsPictures(bytes)],
  ["text/plain", isText],
];

/** The header of a frame of MPEG audio, layer III: its sync, and no field that is reserved. */
const isLayer3 = ([sync = 0, kind = 0, rates = 0]: Uint8Array): boolean =>
  sync === 0xff &&
  (kind & 0xe0) === 0xe0 &&
  (kind & 0x18) !== 0x08 &&
  (kind & 0x06) === 0x02 &&
  (rates & 0xf0) !== 0xf0 &&
  (rates & 0x0c) !== 0x0c;

/** Brands of MP4 files that recorders and telephones give to speech; the same stand on films, so the tracks are looked at too. */
const sounds: ReadonlySet<string> = new Set([
  "M4A ",
  "M4B ",
  "mp41",
  "mp42",
  "isom",
  "iso2",
  "iso4",
  "iso5",
  "iso6",
  "dash",
  "3gp4",
  "3gp5",
]);

/** Whether an MP4 file has a track of pictures: a handler box (`hdlr`) that says `vide`. */
function showsPictures(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x68); at >= 0; at = bytes.indexOf(0x68, at + 1))
    if (ascii(bytes, at, at + 4) === "hdlr" && ascii(bytes, at + 12, at + 16) === "vide") return true;
  return false;
}

/** UTF-8, GB18030 or UTF-16 with its mark, without control characters that texts do not have. */
function isText(bytes: Uint8Array): boolean {
  if (begins(0xff, 0xfe)(bytes)) return decodes("utf-16le", bytes);
  if (begins(0xfe, 0xff)(bytes)) return decodes("utf-16be", bytes);
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d)) return false;
  return decodes("utf-8", bytes) || decodes("gb18030", bytes);
}

function decodes(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
