import { ProblemError, type Attachment, type Id } from "@xiaoben/contract";
import type { Who } from "../directory/who.ts";
import { issue } from "../records/issues.ts";
import { allOf } from "../records/pages.ts";
import type { Services } from "../services.ts";

/** Bytes of the uploads that somebody has begun and not completed, by what they say; without one of them. */
export async function openBytes({ store }: Pick<Services, "store">, { tenant, person }: Who, without: Id): Promise<number> {
  const open = await allOf(store, tenant, "attachment", [], { any: [{ owner: person, states: ["open"] }] });
  return open.reduce((bytes, { id, size }) => (id === without ? bytes : bytes + size), 0);
}

/** @throws {ProblemError} `guard-failed` where one person would have begun more than is taken */
export function demandRoom(
  { settings: { openUploadBytes } }: Pick<Services, "settings">,
  open: number,
  { size }: Partial<Attachment>,
): void {
  if (typeof size !== "number" || open + size <= openUploadBytes) return;
  const message = `With this one, your uploads that are not complete come to ${open + size} bytes; ${openUploadBytes} are taken.`;
  throw new ProblemError("guard-failed", `${message} Complete or remove some of them first.`, {
    issues: [issue("/size", "too-much-open", message)],
  });
}
