import { ProblemError } from "@xiaoben/contract";
import { issueAt } from "./problems.ts";

/** Most bytes of a JSON body. */
export const jsonLimit = 1024 * 1024;
/** Levels of objects and lists in one another. Packs, the deepest that the contract knows, have not a quarter of them. */
const deepest = 64;
/** Most bytes of an imported file. */
export const fileLimit = 10 * 1024 * 1024;

/** The bytes of a request, at most `limit`; more is refused as soon as it is known. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): ProblemError => new ProblemError("too-large", `The body is larger than ${limit} bytes. Send less at once.`);
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(part.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** The body as a JSON object. Throws `unsupported-type`, `too-large` or `validation`. */
export async function readJson(request: Request, limit = jsonLimit): Promise<Record<string, unknown>> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && type !== "application/merge-patch+json") {
    throw new ProblemError("unsupported-type", "The body must be JSON. Send it with Content-Type: application/json.");
  }
  const value = parseJson(await readBytes(request, limit));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw notJson("The body must be a JSON object.");
  return value as Record<string, unknown>;
}

/** The bytes as JSON. Throws `validation`. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    demandShallow(text);
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw notJson("The body is not JSON. Check that it was sent whole.");
    if (error instanceof TypeError) throw notJson("The body is not UTF-8.");
    throw error;
  }
}

/** Before it is read: what looks through an object afterwards goes down level by level. */
function demandShallow(text: string): void {
  let [depth, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charCodeAt(at);
    if (isQuoted) {
      if (mark === 0x5c) at += 1;
      else if (mark === 0x22) isQuoted = false;
    } else if (mark === 0x22) isQuoted = true;
    else if (mark === 0x7b || mark === 0x5b) depth += 1;
    else if (mark === 0x7d || mark === 0x5d) depth -= 1;
    if (depth > deepest) {
      const detail = `Not more than ${deepest} objects and lists stand in one another.`;
      throw new ProblemError("validation", detail, issueAt("", "too-deep", detail));
    }
  }
}

const notJson = (detail: string): ProblemError => new ProblemError("validation", detail, issueAt("", "not-json", detail));
