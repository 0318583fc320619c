import { pipeline, Readable } from "node:stream";
import { createDeflateRaw } from "node:zlib";

/** A part of a zip file whose text is made while it is written. */
export interface TextPart {
  name: string;
  text: AsyncIterable<string> | Iterable<string>;
}

/** A zip file in pieces, part after part as they come: nothing of it is held but its directory. */
export async function* writeZip(parts: AsyncIterable<TextPart> | Iterable<TextPart>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const entries: Entry[] = [];
  let offset = 0;
  const counted = (piece: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
    offset += piece.length;
    return piece;
  };
  for await (const { name, text } of parts) {
    const entry: Entry = { name: new TextEncoder().encode(name), crc: 0xffffffff, packed: 0, unpacked: 0, offset };
    yield counted(localHead(entry));
    for await (const piece of deflated(text, entry)) yield counted(piece);
    yield counted(sizesOf(entry));
    entries.push(entry);
  }
  const start = offset;
  for (const entry of entries) yield counted(directoryEntry(entry));
  yield endRecord(entries.length, offset - start, start);
}

interface Entry {
  name: Uint8Array;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

async function* deflated(text: TextPart["text"], entry: Entry): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const deflate = createDeflateRaw();
  // What fails on the way ends `deflate`, and so the reading of it.
  pipeline(Readable.from(bytesOf(text, entry)), deflate, () => undefined);
  for await (const piece of deflate as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    entry.packed += piece.length;
    yield piece;
  }
  entry.crc = (entry.crc ^ 0xffffffff) >>> 0;
}

async function* bytesOf(text: TextPart["text"], entry: Entry): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of text) {
    const bytes = encoder.encode(piece);
    entry.crc = crcOf(bytes, entry.crc);
    entry.unpacked += bytes.length;
    if (bytes.length > 0) yield bytes;
  }
}

/** Deflated; the name is UTF-8, and checksum and sizes follow behind the part. */
const [flags, method] = [0x0808, 8];
/** 1 January 1980: the same rows give the same file. */
const aDay = 0x0021;

function localHead({ name }: Entry): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(30 + name.length));
  head.setUint32(0, 0x04034b50, true);
  head.setUint16(4, 20, true);
  head.setUint16(6, flags, true);
  head.setUint16(8, method, true);
  head.setUint16(12, aDay, true);
  head.setUint16(26, name.length, true);
  return withName(head, 30, name);
}

function sizesOf({ crc, packed, unpacked }: Entry): Uint8Array<ArrayBuffer> {
  const sizes = new DataView(new ArrayBuffer(16));
  sizes.setUint32(0, 0x08074b50, true);
  [crc, packed, unpacked].forEach((value, at) => sizes.setUint32(4 + at * 4, value, true));
  return new Uint8Array(sizes.buffer);
}

function directoryEntry({ name, crc, packed, unpacked, offset }: Entry): Uint8Array<ArrayBuffer> {
  const entry = new DataView(new ArrayBuffer(46 + name.length));
  entry.setUint32(0, 0x02014b50, true);
  entry.setUint16(4, 20, true);
  entry.setUint16(6, 20, true);
  entry.setUint16(8, flags, true);
  entry.setUint16(10, method, true);
  entry.setUint16(14, aDay, true);
  [crc, packed, unpacked].forEach((value, at) => entry.setUint32(16 + at * 4, value, true));
  entry.setUint16(28, name.length, true);
  entry.setUint32(42, offset, true);
  return withName(entry, 46, name);
}

function endRecord(count: number, size: number, start: number): Uint8Array<ArrayBuffer> {
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, count, true);
  end.setUint16(10, count, true);
  end.setUint32(12, size, true);
  end.setUint32(16, start, true);
  return new Uint8Array(end.buffer);
}

function withName(view: DataView<ArrayBuffer>, at: number, name: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(view.buffer);
  bytes.set(name, at);
  return bytes;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array, before: number): number {
  let crc = before;
  for (const byte of bytes) crc = (crc >>> 8) ^ crcTable[(crc ^ byte) & 0xff]!;
  return crc;
}
