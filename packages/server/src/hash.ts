import { createHash } from "node:crypto";

/** SHA-256 of a file, in lower-case hex. */
export const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
