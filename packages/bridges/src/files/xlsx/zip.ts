import { inflateRawSync } from "node:zlib";
import { limits } from "../limits.ts";
import { SheetError } from "../sheet-error.ts";

/** One part of a zip file, as its directory declares it. */
interface Part {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** The parts of a zip file; each is unpacked when it is asked for. */
export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The part as text. @throws {SheetError} where it is not there, broken, or larger than declared. */
  text(name: string): string;
  /** The part as bytes, as {@link text}. */
  bytes(name: string): Uint8Array;
}

/**
 * Opens a zip file. The directory is checked before anything is unpacked, and a part that holds more than it declares is refused.
 * @throws {SheetError} `unreadable`, `encrypted`, `too-large`, `zip-bomb`
 */
export function openZip(bytes: Uint8Array): Zip {
  const parts = new Map(directory(bytes).map((part) => [part.name.replaceAll("\\", "/"), part]));
  const unpacked = (name: string): Uint8Array => {
    const part = parts.get(name);
    if (!part) throw broken(`the part ${name} is missing`);
    return unpack(bytes, part);
  };
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    text: (name) => new TextDecoder().decode(unpacked(name)),
    bytes: unpacked,
  };
}

const broken = (what: string): SheetError =>
  new SheetError("unreadable", `The file is damaged: ${what}. Open it in Excel or WPS and save it again as .xlsx.`);

function directory(bytes: Uint8Array): Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === undefined) throw broken("its directory is missing, it was perhaps not copied to the end");
  const [count, start] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
  if (count > limits.parts)
    throw new SheetError("zip-bomb", `The file holds ${count} parts, a spreadsheet has a few dozen. It was not opened.`);
  const parts: Part[] = [];
  for (let at = start, i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken("its directory is cut short");
    if ((view.getUint16(at + 8, true) & 1) !== 0)
      throw new SheetError("encrypted", "The file is locked with a password. Remove the password in Excel or WPS and save it again.");
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
    parts.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + lengths[0] + lengths[1] + lengths[2];
  }
  checkSizes(parts, bytes.length);
  return parts;
}

/** Where the end record begins: behind it there may be a comment of up to 65,535 bytes. */
function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

function checkSizes(parts: Part[], fileBytes: number): void {
  const packed = parts.reduce((sum, part) => sum + part.packed, 0);
  const unpacked = parts.reduce((sum, part) => sum + part.unpacked, 0);
  if (packed > fileBytes)
    throw new SheetError("zip-bomb", "The parts of the file overlap, as they do in no spreadsheet. It was not opened.");
  if (unpacked <= limits.unpackedBytes) return;
  const says = `The file unpacks to ${Math.round(unpacked / 1_048_576)} MB, at most ${limits.unpackedBytes / 1_048_576} MB are read.`;
  if (unpacked > fileBytes * limits.ratio) throw new SheetError("zip-bomb", `${says} It was not opened.`);
  throw new SheetError("too-large", `${says} Split it, or remove pictures and unused sheets.`);
}

function unpack(bytes: Uint8Array, part: Part): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (part.offset + 30 > bytes.length || view.getUint32(part.offset, true) !== 0x04034b50)
    throw broken(`the part ${part.name} is not where the directory says`);
  const from = part.offset + 30 + view.getUint16(part.offset + 26, true) + view.getUint16(part.offset + 28, true);
  const packed = bytes.subarray(from, from + part.packed);
  if (part.method === 0) return packed;
  if (part.method !== 8) throw broken(`the part ${part.name} is packed in a way that spreadsheets do not use`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, part.unpacked) });
  } catch (error) {
    if (error instanceof RangeError)
      throw new SheetError("zip-bomb", `The part ${part.name} holds more than it declares. It was not opened further.`);
    throw broken(`the part ${part.name} cannot be unpacked`);
  }
}
