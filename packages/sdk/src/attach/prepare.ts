import { attachmentSize, attachmentTypes, isAttachmentType, type AttachmentType } from "@xiaoben/contract";
import { TransportError } from "../errors.ts";

/** What is sent of a file. */
export interface Prepared {
  name: string;
  type: AttachmentType;
  bytes: Blob;
}

/**
 * A file as it may be attached: its type told from its ending, or else from what the browser says; a picture made smaller where there is a
 * canvas, elsewhere (in Node) left as it is.
 * @throws {TransportError} `unsupported-type`, also for a picture that this browser cannot read; `too-large`; `validation` for an empty one.
 */
export async function prepared(file: Blob, signal?: AbortSignal): Promise<Prepared> {
  const given = nameOf(file);
  const type = typeOf(given, file.type);
  if (!type) throw notTaken(given, file.type);
  if (file.size === 0) throw new TransportError("validation", `The file "${given}" is empty. Choose another.`);
  const isPicture = pictures.has(type) && typeof OffscreenCanvas === "function";
  const shown = isPicture ? await (await import("./picture.ts")).smaller(file, given) : file;
  if (signal?.aborted) throw new TransportError("aborted", "The caller gave up.");
  if (shown.size > attachmentSize)
    throw new TransportError(
      "too-large",
      `The file "${given}" has ${shown.size} bytes; ${attachmentSize} are taken. Choose a smaller one.`,
    );
  const sent = isPicture ? "image/jpeg" : type;
  return { name: called(given, sent), type: sent, bytes: shown };
}

const pictures: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Names that browsers and recorders give to types of the list. */
const alsoCalled: Readonly<Record<string, AttachmentType>> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "audio/mp3": "audio/mpeg",
  "audio/m4a": "audio/mp4",
  "audio/x-m4a": "audio/mp4",
};

const nameOf = (file: Blob): string => ("name" in file && typeof file.name === "string" ? file.name : "");
const endingOf = (name: string): string => (name.includes(".") ? name.slice(name.lastIndexOf(".") + 1).toLowerCase() : "");

/** Windows calls a table in text an Excel file, and a document nothing at all where no office is installed: the ending comes first. */
function typeOf(name: string, said: string): AttachmentType | undefined {
  const ending = endingOf(name);
  const byEnding = Object.entries(attachmentTypes).find(([, endings]) => (endings as readonly string[]).includes(ending));
  if (byEnding) return byEnding[0] as AttachmentType;
  const type = said.split(";")[0]!.trim().toLowerCase();
  return isAttachmentType(type) ? type : alsoCalled[type];
}

/** The name with an ending of the type, without what no back end takes in a name. */
function called(name: string, type: AttachmentType): string {
  const endings: readonly string[] = attachmentTypes[type];
  const clean = name.replace(/[/\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu, "_").replace(/^\.+/, "");
  if (endings.includes(endingOf(clean)) && clean.length <= longestName) return clean;
  const stem = clean.includes(".") ? clean.slice(0, clean.lastIndexOf(".")) : clean;
  return `${stem.slice(0, longestName - 5) || "file"}.${endings[0]}`;
}

const longestName = 200;

function notTaken(name: string, type: string): TransportError {
  const endings = Object.values(attachmentTypes).flat();
  return new TransportError(
    "unsupported-type",
    `"${name || type || "This file"}" is of a type that is not taken. Taken: ${endings.map((ending) => `.${ending}`).join(", ")}.`,
  );
}
