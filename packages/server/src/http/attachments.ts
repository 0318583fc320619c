import { partSize, ProblemError } from "@xiaoben/contract";
import { idIn, parameters, writeParameters } from "./asked.ts";
import { readBytes } from "./body.ts";
import type { Handler } from "./handlers.ts";
import { streamOf } from "./portions.ts";
import { issueAt } from "./problems.ts";

/** Takes one part of a file, as raw bytes. */
export const putPart: Handler = async (c, backend, caller) => {
  parameters(c, writeParameters);
  const id = idIn(c);
  const part = partIn(c.req.param("part"));
  if (mediaType(c.req.header("content-type")) !== "application/octet-stream")
    throw new ProblemError("unsupported-type", "A part is raw bytes. Send it with Content-Type: application/octet-stream.");
  const answer = await backend.part(caller, { id, part }, await readBytes(c.req.raw, partSize));
  return c.json(answer, 200, { etag: `"${answer.record!.version}"` });
};

/** Answers a file for saving: no browser shows it, whatever stands in it. */
export const getContent: Handler = async (c, backend, caller) => {
  parameters(c, []);
  const { record, bytes } = await backend.content(caller, idIn(c));
  const headers = {
    "Content-Type": record.type,
    "Content-Length": String(record.size),
    "Content-Disposition": saveAs(record.name),
    "Cache-Control": "no-store",
  };
  return c.req.method === "HEAD" ? c.body(null, 200, headers) : c.body(streamOf(bytes), 200, headers);
};

/** `Content-Disposition` with the name as RFC 8187 writes it, and one in plain letters for those who do not read that. */
export function saveAs(name: string): string {
  const plain = name.replace(/[^\w. -]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}

function partIn(text: string | undefined): number {
  if (text !== undefined && /^[1-9]\d{0,3}$/.test(text)) return Number(text);
  const message = "Parts are numbered from 1, as in /parts/1.";
  throw new ProblemError("validation", message, issueAt("/part", "no-such-part", message));
}

const mediaType = (header: string | undefined): string | undefined => header?.split(";")[0]?.trim().toLowerCase();
