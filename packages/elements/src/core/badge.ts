import { html, type TemplateResult } from "lit";
import type { Kind, Outcome } from "@xiaoben/contract";
import type { CoreMessages } from "./core.strings.ts";
import { icon, type IconName } from "./icons.ts";
import type { Words } from "./words.ts";

/** What a badge means; each has a colour of its own, and never only that. Red is for `not-met` alone. */
export type Tone = "met" | "not-met" | "undetermined" | "waiting" | "neutral" | "plain";

/** A small label: icon, word and colour. */
export const label = (tone: Tone, name: IconName, word: string): TemplateResult =>
  html`<span class="badge ${tone}" part="badge">${icon(name)}<span>${word}</span></span>`;

const outcomes: Record<Outcome, [Tone, IconName]> = {
  met: ["met", "check"],
  notYet: ["plain", "half"],
  notMet: ["not-met", "cross"],
  undetermined: ["undetermined", "question"],
  waived: ["neutral", "shield"],
  notApplicable: ["neutral", "dash"],
  applies: ["not-met", "warning"],
  doesNotApply: ["neutral", "dash"],
};

/** The badge of an outcome; `word` says it more exactly, e.g. "还差 2.5". */
export const badge = (core: Words<CoreMessages>, outcome: Outcome, word?: string): TemplateResult =>
  label(...outcomes[outcome], word ?? core.say("outcome", outcome));

const waiting: [Tone, IconName] = ["waiting", "clock"];
const done: [Tone, IconName] = ["met", "check"];
const states: Record<string, [Tone, IconName]> = {
  submitted: waiting,
  answered: waiting,
  unlocking: waiting,
  approving: waiting,
  planned: waiting,
  appealed: waiting,
  approved: done,
  reported: done,
  registered: done,
  locked: done,
  closed: done,
  completed: done,
  returned: ["undetermined", "pencil"],
  rejected: ["neutral", "cross"],
};

/** The badge of a record's state. */
export const stateBadge = (core: Words<CoreMessages>, kind: Kind, state: string): TemplateResult =>
  label(...(states[state] ?? (["neutral", "dash"] as const)), core.say("state", kind, state));
