import type { Dec } from "../decimals/decimal.ts";
import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { RecordBase } from "./record.ts";

/** How far a plan has come. */
export type PlanState = "draft" | "approving" | "returned" | "approved";

/** A training-and-research plan (研修计划). Its sections and items are records of their own. */
export interface Plan extends RecordBase {
  /** How far it has come. */
  state: PlanState;
  /** Who writes it. */
  author: Id;
  /** Whose plan it is. */
  level: "county" | "centralSchool" | "school" | "group" | "personal";
  /** What people call it. */
  title: string;
  /** Period key: `term:2026-2027/1`. */
  period: string;
  /** What it is about. */
  theme: string;
  /** The template that it is made from: its sections, and what each needs. */
  template: DefinitionRef;
  /** Day by which it is to be submitted. */
  due?: Day;
  /** The level of approval that is awaited, counted from 0. */
  step: number;
  /** When it was submitted. */
  submittedAt?: Instant;
  /** Who approved, at which level, when, and which version. */
  approvals: { by: Id; level: string; at: Instant; version: number }[];
  /** Why it was returned. */
  reason?: string;
}

/** The text of one section of a plan. */
export interface PlanSection extends RecordBase {
  /** The plan that it belongs to. */
  plan: Id;
  /** Section of the template. */
  section: string;
  /** What stands in it. */
  text: string;
}

/** One thing that a plan sets out to do. */
export interface PlanItem extends RecordBase {
  /** The plan that it belongs to. */
  plan: Id;
  /** Section of the template. */
  section: string;
  /** Place among its like: any number, so that there is always room between two. */
  order: number;
  /** What is to be done. */
  text: string;
  /** Who sees to it. */
  owner?: Id;
  /** How often: `{ count: "30", unit: "节", per: "term" }`. */
  quota?: { count: Dec; unit: string; per?: string };
  /** Day by which it is done. */
  due?: Day;
}
