import type { Attachment } from "../kinds/attachment.ts";

/*
 * Limits of the protocol, the same for every back end: nothing here comes from a regulation.
 * Parts are small enough to arrive over a bad line and to be held in memory; a file is large enough for a scanned
 * certificate, a plan with pictures or a quarter of an hour of speech.
 */

/** Bytes of every part but the last. */
export const partSize = 1024 * 1024;

/** Most bytes of one file. */
export const attachmentSize = 10 * 1024 * 1024;

/**
 * Media types that are taken, and the endings that their names have.
 * Photos, scans, office documents and tables, plain text, and speech. Left out on purpose: what can carry a program (HTML, SVG, the
 * office formats with macros and those of before 2007, archives), pictures that many browsers cannot show (HEIC, TIFF), and video:
 * ten megabytes hold no lesson, and recordings of pupils belong where a school keeps them with their consent.
 */
export const attachmentTypes = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "text/plain": ["txt"],
  "text/csv": ["csv"],
  "audio/mpeg": ["mp3"],
  "audio/mp4": ["m4a"],
} as const;

/** A media type that attachments may have. */
export type AttachmentType = keyof typeof attachmentTypes;

/** Whether a media type is taken. */
export const isAttachmentType = (type: string): type is AttachmentType => Object.hasOwn(attachmentTypes, type);

/** How many parts a file of so many bytes has. They are numbered from 1. */
export const partsOf = (size: number): number => Math.ceil(size / partSize);

/** Where a part lies in a file of so many bytes: the first byte, and the one after the last. `null` where it has no such part. */
export function partRange(size: number, part: number): { from: number; to: number } | null {
  if (!Number.isInteger(part) || part < 1 || part > partsOf(size)) return null;
  return { from: (part - 1) * partSize, to: Math.min(part * partSize, size) };
}

/** Parts of an open attachment that have yet to come. */
export function partsMissing({ size, received = [] }: Pick<Attachment, "size" | "received">): number[] {
  return Array.from({ length: partsOf(size) }, (_, at) => at + 1).filter((part) => !received.includes(part));
}
