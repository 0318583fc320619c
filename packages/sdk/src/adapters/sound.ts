import { problemStatus, type Kind } from "@xiaoben/contract";
import type * as schemasModule from "@xiaoben/contract/schemas";
import { TransportError } from "../errors.ts";

/** What the vendor's system sets of every record. */
export const setByVendor: ReadonlySet<string> = new Set(["id", "version", "createdAt", "updatedAt", "state", "deleted", "signatures"]);

/** Content without what the vendor's system sets. */
export const sendable = (content: object): object =>
  Object.fromEntries(Object.entries(content).filter(([property, value]) => value !== undefined && !setByVendor.has(property)));

/**
 * Refuses what is no content of the contract before anything is translated: a vendor's system would take `"1,5"` for nothing, and keep that.
 * Whether something is missing in what creates a record is the vendor's question.
 * @throws {TransportError} `validation`
 */
export async function demandSound(kind: Kind, does: "create" | "change", content: object): Promise<void> {
  if (Object.keys(content).length === 0) return;
  const { checkNew, checkPatch } = await schemas();
  const found = does === "create" ? checkNew(kind, content) : checkPatch(kind, content);
  const issues = found.filter(({ pointer, code }) => does === "change" || code !== "required" || Object.hasOwn(content, pointer.slice(1)));
  if (issues.length === 0) return;
  const detail = `This cannot be written of a ${kind}: ${issues[0]!.message}${issues.length > 1 ? `, and ${issues.length - 1} more` : ""}.`;
  throw new TransportError("validation", detail, { status: problemStatus.validation, issues });
}

const schemas = (): Promise<typeof schemasModule> =>
  import("@xiaoben/contract/schemas").catch((cause: unknown) => {
    throw new TransportError("offline", "The part that checks what is written could not be loaded.", { cause });
  });
