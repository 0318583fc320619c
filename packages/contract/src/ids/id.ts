/** Identifier of a record: a UUID in lower case. Made on the device that creates the record (UUIDv7), or by {@link idOf}. */
export type Id = string;

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

const format = (bytes: Uint8Array): Id => {
  const s = Array.from(bytes, hex).join("");
  return `${s.slice(0, 8)}-${s.slice(8, 12)}-${s.slice(12, 16)}-${s.slice(16, 20)}-${s.slice(20)}`;
};

let lastTime = 0;
let lastCount = 0;

/**
 * A new UUIDv7 (RFC 9562), sortable by the time it was made; two made in one millisecond keep their order.
 * Uses `crypto.getRandomValues` alone, which plain `http://` pages have too.
 */
export function newId(now: number = Date.now()): Id {
  lastCount = now > lastTime ? 0 : lastCount + 1;
  lastTime = Math.max(now, lastTime);
  if (lastCount > 0xfff) {
    lastTime += 1;
    lastCount = 0;
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastTime / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = 0x70 | (lastCount >> 8);
  bytes[7] = lastCount & 0xff;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return format(bytes);
}

/**
 * The id that follows from other ids: same parts, same id, on every device (UUIDv8, RFC 9562).
 * For records of which there can be only one, such as one person's observation of one lesson:
 * two devices without network then make the same record and not two.
 */
export function idOf(...parts: string[]): Id {
  const bytes = new Uint8Array(16);
  const text = new TextEncoder().encode(parts.join("\u0000"));
  for (let lane = 0; lane < 4; lane++) {
    let h = (0x811c9dc5 ^ Math.imul(lane + 1, 0x9e3779b1)) >>> 0;
    for (const byte of text) {
      h = Math.imul(h ^ byte, 0x01000193) >>> 0;
      h = (h ^ (h >>> 15)) >>> 0;
    }
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0;
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0;
    h = (h ^ (h >>> 16)) >>> 0;
    for (let i = 0; i < 4; i++) bytes[lane * 4 + i] = (h >>> (24 - 8 * i)) & 0xff;
  }
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  return format(bytes);
}

/** Whether a text is an id of the form records carry. */
export const isId = (text: unknown): text is Id => typeof text === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
