import type { Dec } from "../decimals/decimal.ts";
import type { EvaluationCode } from "../kinds/observation.ts";
import type { PhraseSituation, PhraseSkill } from "../kinds/phrase.ts";
import type { Text } from "../text/text.ts";
import type { Num } from "./pack.ts";

/** Points at a definition of a pack version. Immutable: what was made from it keeps it for ever. */
export interface DefinitionRef {
  pack: string;
  version: string;
  id: string;
}

/** What a form, and what is written on it, is for beside learning from one another: looking after what goes on (随堂检查). */
export type Aim = "inspection";

/** A lesson rubric or record form, as data. `field` is a closed set. */
export interface Rubric {
  id: string;
  title: Text;
  /** Clause that it comes from; `house`: the author's own form, whose sums are as they are on purpose. */
  clause?: string;
  /** What it is for, where that is not learning from one another: what is written on it is shown apart, and its findings are followed up. */
  aim?: Aim;
  /** Full mark, where the form is scored. */
  full?: Dec;
  /** What a total is called, highest first, in points of the full mark. A band reaches up to the one above it; `atMost` only where the document writes it. */
  bands?: { id: string; label: Text; atLeast: Dec; atMost?: Dec }[];
  sections: RubricSection[];
}

/** A part of a rubric; its items add up to its weight. */
export interface RubricSection {
  id: string;
  title: Text;
  /** Share of the full mark; the sum of its items' full marks where they have any. */
  weight?: Dec;
  items: RubricItem[];
}

/** What is rated, marked or written down. `notApplicable`: it may be left out, and then leaves both sums. */
export type RubricItem = { id: string; text: Text; notApplicable?: boolean; required?: boolean } & (
  | { field: "points"; max: Dec; step: Dec }
  | { field: "level"; weight?: Dec; levels: { id: string; label: Text; value?: Dec; says?: Text }[] }
  | { field: "choice"; choices: { id: string; label: Text }[] }
  | { field: "yesNo" }
  | { field: "text" }
);

/** Template of a plan: its sections, what each needs, what is looked for when it is checked. */
export interface PlanTemplate {
  id: string;
  title: Text;
  sections: {
    id: string;
    title: Text;
    hint?: Text;
    /** An empty one keeps the plan from being submitted. */
    required: boolean;
    /** Whether it holds items, and what each of them should name. */
    items?: { atLeast: Num; needs: ("owner" | "quota" | "due")[] };
  }[];
}

/** Template of a mentor pair: stages, their tasks, and the gate that both sides sign. */
export interface PairTemplate {
  id: string;
  title: Text;
  stages: {
    id: string;
    title: Text;
    says?: Text;
    tasks: { id: string; text: Text; /** Kind of the record that shows it; none: a note. */ evidence?: string; needed: boolean }[];
    gate: Text;
  }[];
}

/** A named checklist (三定, 三查, 四有三保证): items that name the properties they look at. */
export interface Checklist {
  id: string;
  title: Text;
  items: { id: string; text: Text; phase: "before" | "after"; filled: string[] }[];
}

/** A named set of quotas (八好): each item names the measure that counts it, or none where a person ticks it. */
export interface QuotaSet {
  id: string;
  title: Text;
  items: { id: string; text: Text; measure?: string; atLeast: Num }[];
}

/** Template of an activity: how it is held, step by step (2+1+1, 三段四步). */
export interface ActivityTemplate {
  id: string;
  title: Text;
  steps: {
    id: string;
    title: Text;
    says?: Text;
    /** How many of it there are: two lessons, one report. */
    count?: { atLeast: Num; atMost?: Num };
    /** Who speaks, in this order (评议次序). */
    turns?: Text[];
    /** Kinds of work that the step leaves behind. */
    outputs?: string[];
  }[];
  /** Checklist that it is held by. */
  checklist?: string;
}

/** A phrase bank (听、说、读、问、写): words to choose from, by skill, with the codes that a tally counts. A slot is written `××`. */
export interface PhraseBank {
  id: string;
  title: Text;
  /** Who wrote the sentences, and who tagged them: tags that no document gives are said to be ours. */
  source?: Text;
  /** Share of bare praise in all praise above which a form mentions it, without judging (R270). None: it is never mentioned. */
  bareAbove?: Num;
  groups: {
    id: string;
    title: Text;
    /** Short code that a tally counts. */
    code?: EvaluationCode;
    /** What pupils are practising. */
    skill?: PhraseSkill;
    phrases: {
      id: string;
      text: Text;
      /** What it answers; everything, where nothing is said. */
      situation?: PhraseSituation;
      /** Kinds of evaluation language that it is an example of. */
      codes?: EvaluationCode[];
    }[];
  }[];
}

/** What stands under `content` in a pack. */
export interface PackContent {
  rubrics?: Rubric[];
  planTemplates?: PlanTemplate[];
  pairTemplates?: PairTemplate[];
  checklists?: Checklist[];
  quotaSets?: QuotaSet[];
  activityTemplates?: ActivityTemplate[];
  phraseBanks?: PhraseBank[];
}

/** The forms that a definition can have, by name. */
export interface DefinitionForms {
  rubric: Rubric;
  planTemplate: PlanTemplate;
  pairTemplate: PairTemplate;
  checklist: Checklist;
  quotaSet: QuotaSet;
  activityTemplate: ActivityTemplate;
  phraseBank: PhraseBank;
}

/** Asks for a definition. `as` is what it is to be: where a record names another one, the answer is an error and not a form that nobody can draw. */
export interface DefinitionAsk extends DefinitionRef {
  as?: keyof DefinitionForms;
}

/** Definitions that can be asked for by reference. */
export type Definition = Rubric | PlanTemplate | PairTemplate | Checklist | QuotaSet | ActivityTemplate | PhraseBank;
