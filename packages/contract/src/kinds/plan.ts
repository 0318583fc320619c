import type { Dec } from "../decimals/decimal.ts";
import type { Day, Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { DefinitionRef } from "../packs/definitions.ts";
import type { RecordBase } from "./record.ts";

export type PlanState = "draft" | "approving" | "returned" | "approved";

/** A training-and-research plan (研修计划). Its sections and items are records of their own. */
export interface Plan extends RecordBase {
  state: PlanState;
  author: Id;
  level: "county" | "centralSchool" | "school" | "group" | "personal";
  title: string;
  /** Period key: `term:2026-2027/1`. */
  period: string;
  theme: string;
  template: DefinitionRef;
  due?: Day;
  /** The level of approval that is awaited, counted from 0. */
  step: number;
  submittedAt?: Instant;
  approvals: { by: Id; level: string; at: Instant; version: number }[];
  reason?: string;
}

/** The text of one section of a plan. */
export interface PlanSection extends RecordBase {
  plan: Id;
  /** Section of the template. */
  section: string;
  text: string;
}

/** One thing that a plan sets out to do. */
export interface PlanItem extends RecordBase {
  plan: Id;
  section: string;
  order: number;
  text: string;
  owner?: Id;
  /** How often: `{ count: "30", unit: "节", per: "term" }`. */
  quota?: { count: Dec; unit: string; per?: string };
  due?: Day;
}
