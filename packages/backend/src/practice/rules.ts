import type { Binding, Decision, Given, Issue, Kind, PackRecord } from "@xiaoben/contract";
import type { Body } from "../records/body.ts";
import type { Scene } from "../records/scene.ts";
import { demandPackInReach, endEarlier, newBindingIssues, overlapIssues } from "./bindings.ts";
import { decisionIssues, demandMayDecide } from "./decisions.ts";
import { givenIssues } from "./given.ts";
import { draftIssues } from "./packs.ts";

/** Kinds that say how a county or school works, and facts that are said of it: what they say is held against each other. */
export const isOfPractice = (kind: Kind): boolean => kind === "pack" || kind === "binding" || kind === "decision" || kind === "given";

/** What is wrong with what a record says, now and after every change of it. */
export async function contentIssues(scene: Scene, kind: Kind, body: Body): Promise<Issue[]> {
  if (kind === "pack") return draftIssues(scene.who, scene.setup, body as unknown as PackRecord);
  if (kind === "binding") return overlapIssues(scene, body as unknown as Binding);
  if (kind === "given") return givenIssues(scene, body as unknown as Given);
  return [];
}

/** What is wrong with a record that is new. */
export async function newIssues(scene: Scene, kind: Kind, body: Body): Promise<Issue[]> {
  const issues = await contentIssues(scene, kind, body);
  if (kind === "binding") issues.push(...(await newBindingIssues(scene, body as unknown as Binding)));
  if (kind === "decision") issues.push(...(await decisionIssues(scene, body as unknown as Decision)));
  return issues;
}

/** A pack is bound by who answers for it, beyond what the permission table says. @throws {ProblemError} `not-permitted` */
export function demandReach(scene: Scene, kind: Kind, body: Body): void {
  if (kind === "binding") demandPackInReach(scene, body as unknown as Binding);
}

/** A pack says itself who decides what it leaves open. @throws {ProblemError} `not-permitted` */
export function demandDecider(scene: Scene, kind: Kind, body: Body): void {
  if (kind === "decision") demandMayDecide(scene, body as unknown as Decision);
}

/** What follows from a record that was written for the first time. */
export async function afterBirth(scene: Scene, kind: Kind, body: Body): Promise<void> {
  if (kind === "binding") await endEarlier(scene, body as unknown as Binding);
}
