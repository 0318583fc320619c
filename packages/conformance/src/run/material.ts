import type { Session } from "@xiaoben/contract";
import { records } from "@xiaoben/contract/examples";
import { mark } from "./redact.ts";

/** What the server sets, and what only a later step sets. */
const notOfAClient = ["id", "version", "createdAt", "updatedAt", "state", "deleted", "until", "provenance"];

/** The content of a new hour record: the contract's example of a draft, for the person and organisation of a session, on the day it is there. */
export function newHour({ person, org, today }: Session, clause: string): Record<string, unknown> {
  return { ...contentOf("hour"), person, org, on: today, title: titleOf(clause) };
}

/** The title of a record that a case writes. */
export const titleOf = (clause: string): string => `${mark} · ${clause}`;

/** The content that creates an example once more. */
export function contentOf(kind: "hour" | "pack"): Record<string, unknown> {
  const example = records.find((one) => one.kind === kind && "state" in one.record && one.record.state === "draft");
  if (!example) throw new TypeError(`The contract has no example of a draft of ${kind}.`);
  return Object.fromEntries(Object.entries(example.record).filter(([name]) => !notOfAClient.includes(name)));
}
