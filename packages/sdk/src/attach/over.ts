import type { Ref } from "@xiaoben/contract";
import type { Transport } from "../transport.ts";
import type { UploadWay } from "./upload.ts";

/**
 * Attaches a file over any way that takes its parts, for transports that are not over HTTP: pictures are made smaller, what fails in passing
 * goes on where it stopped. Loaded with the first file.
 */
export const uploadOver = async (way: UploadWay, ...asked: Parameters<NonNullable<Transport["attach"]>>): Promise<Ref> =>
  (await import("./upload.ts")).upload(way, ...asked);
