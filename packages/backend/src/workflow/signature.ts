import { canonical, sha256, type Signature } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";

/** What is no content: it says how far a record has come, not what it says. */
const bookkeeping = ["version", "createdAt", "updatedAt", "state", "signatures", "submittedAt", "unlockAskedBy", "reason", "talliesShared"];

/** Hash of what a signature stands for: the record without its bookkeeping. Equal content, equal hash. */
export const contentHash = (body: object): string =>
  sha256(canonical(Object.fromEntries(Object.entries(body).filter(([name]) => !bookkeeping.includes(name)))));

export const signaturesOf = (body: object): readonly Signature[] => (body as { signatures?: readonly Signature[] }).signatures ?? [];

/** Signatures that stand for what the record says now. */
export function standing(body: object): Signature[] {
  const signatures = signaturesOf(body);
  if (signatures.length === 0) return [];
  const hash = contentHash(body);
  return signatures.filter((signature) => signature.hash === hash);
}

/** The record without signatures that no longer stand for its content: any change of content clears them. */
export function clearFallen(body: Body): Body {
  const signatures = signaturesOf(body);
  const kept = standing(body);
  return kept.length === signatures.length ? body : { ...body, signatures: kept };
}

/** Whether a record has got nothing but signatures since a version: one that was put under that very version stands for what it says now. */
export const onlySignedSince = (body: object, version: number | undefined): boolean =>
  standing(body).some((signature) => signature.version === version);
