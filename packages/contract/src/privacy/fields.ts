import type { Kind, Kinds } from "../kinds/index.ts";
import type { RecordBase } from "../kinds/record.ts";

/**
 * Whose data a field is: a property of the record that names the person (`person`, `author`, …), `named`: whoever stands in the field
 * itself, `nobody`: it says nothing about a person.
 */
export type Whose = "nobody" | "named" | (string & {});

/** How much it tells. `sensitive`: judgements and thoughts, which can hurt where they get out. */
export type Sensitivity = "none" | "personal" | "sensitive";

/** What it is there for. */
export type Use = "identity" | "work" | "growth" | "appraisal" | "technical";

/**
 * What becomes of it when the person whose data it is is erased. `keep`: it stays as it is. `pseudonym`: her id in it gives way to the
 * pseudonym. `clear`: it is emptied, in every version.
 */
export type Erasure = "keep" | "pseudonym" | "clear";

/** What is written down about one field. */
export interface FieldPrivacy {
  whose: Whose;
  sensitivity: Sensitivity;
  use: Use;
  erasure: Erasure;
}

/** What is written down about a kind. */
export interface KindPrivacy<P extends string = string> {
  /** What becomes of records that belong to somebody who is erased, drafts apart: those are removed. A back end may be set otherwise. */
  records: "keep" | "remove";
  /** Why. */
  because: string;
  /** What stands on a device: nothing, or what was typed until the back end has it. */
  device: "nothing" | "unsent";
  fields: Readonly<Record<P, FieldPrivacy>>;
}

const row = (whose: Whose, sensitivity: Sensitivity, use: Use, erasure: Erasure): FieldPrivacy => ({ whose, sensitivity, use, erasure });
const tech = row("nobody", "none", "technical", "keep");
const work = row("nobody", "none", "work", "keep");
const who = row("named", "personal", "work", "pseudonym");
const about = (whose: Whose, use: Use = "work"): FieldPrivacy => row(whose, "personal", use, "keep");
const judged = (whose: Whose): FieldPrivacy => row(whose, "sensitive", "growth", "keep");
const own = (whose: Whose): FieldPrivacy => row(whose, "sensitive", "growth", "clear");
const reason = row("nobody", "personal", "work", "keep");
const signed = row("named", "personal", "work", "pseudonym");

/** What every record carries. */
export const basePrivacy: Readonly<Record<keyof RecordBase, FieldPrivacy>> = {
  id: tech,
  version: tech,
  org: work,
  createdAt: tech,
  updatedAt: tech,
  deleted: tech,
  provenance: row("nobody", "personal", "technical", "clear"),
};

type Table = { readonly [K in Kind]: KindPrivacy<Exclude<keyof Kinds[K], keyof RecordBase> & string> };

/**
 * The inventory of personal data: every field of every kind. From it comes the page of the documentation, and erasing goes by it.
 * A field without a row here does not compile.
 */
export const privacyTable: Table = {
  org: {
    records: "keep",
    because: "An organisation belongs to nobody.",
    device: "nothing",
    fields: { type: work, name: work, parent: work, path: tech, timeZone: work },
  },
  person: {
    records: "keep",
    because: "It stays as the pseudonym that other records point at.",
    device: "nothing",
    fields: {
      displayName: row("id", "personal", "identity", "clear"),
      externalIds: row("id", "personal", "identity", "clear"),
      onPost: row("id", "personal", "work", "keep"),
      facts: row("id", "personal", "work", "clear"),
    },
  },
  role: {
    records: "keep",
    because: "Who decided what had the right to it then.",
    device: "nothing",
    fields: { person: who, role: about("person"), group: work, from: about("person"), to: about("person") },
  },
  group: {
    records: "keep",
    because: "A group belongs to nobody.",
    device: "nothing",
    fields: { type: work, name: work, lead: who, members: who },
  },
  calendar: {
    records: "keep",
    because: "A calendar belongs to nobody.",
    device: "nothing",
    fields: { schoolYear: work, from: work, to: work, terms: work, breaks: work, workDays: work, weekStart: work },
  },
  pack: {
    records: "keep",
    because: "A pack belongs to the organisation that answers for it.",
    device: "nothing",
    fields: { state: work, pack: work, publishedAt: work, publishedBy: who, reason: work },
  },
  binding: {
    records: "keep",
    because: "A binding belongs to an organisation.",
    device: "nothing",
    fields: { pack: work, packVersion: work, from: work, to: work },
  },
  decision: {
    records: "keep",
    because: "A decision holds for an organisation, whoever made it.",
    device: "nothing",
    fields: {
      pack: work,
      ambiguity: work,
      reading: work,
      value: work,
      from: work,
      basis: work,
      by: who,
      at: work,
      supersedes: work,
    },
  },
  hour: {
    records: "keep",
    because: "Hours and credits are proof of training that the school and the authorities above it have to keep.",
    device: "unsent",
    fields: {
      state: about("person"),
      person: who,
      on: about("person"),
      until: about("person"),
      title: about("person"),
      minutes: about("person"),
      days: about("person"),
      lessons: about("person"),
      claimedHours: about("person"),
      approvedHours: about("person", "appraisal"),
      category: about("person"),
      role: about("person"),
      level: about("person"),
      result: about("person", "appraisal"),
      attendance: about("person"),
      checked: work,
      activity: work,
      makesUpFor: about("person"),
      source: work,
      counters: work,
      summary: about("person"),
      reason: row("person", "sensitive", "appraisal", "clear"),
      levels: work,
      step: work,
      approvals: signed,
      decidedBy: who,
      appeal: row("person", "sensitive", "appraisal", "clear"),
      answer: row("person", "sensitive", "appraisal", "clear"),
    },
  },
  waiver: {
    records: "keep",
    because: "It is why hours that are missing were not asked for.",
    device: "nothing",
    fields: {
      person: who,
      waiver: about("person"),
      from: about("person"),
      to: about("person"),
      dispatchedBy: about("person"),
      document: about("person"),
      grantedBy: who,
    },
  },
  given: {
    records: "keep",
    because: "Hours and appraisals rest on it.",
    device: "nothing",
    fields: {
      source: work,
      person: who,
      group: work,
      pair: work,
      on: about("person"),
      until: about("person"),
      title: about("person"),
      facts: row("person", "personal", "appraisal", "keep"),
    },
  },
  attachment: {
    records: "remove",
    because: "Files show names, faces and handwriting, which no pseudonym hides.",
    device: "unsent",
    fields: {
      state: tech,
      name: about("by"),
      type: tech,
      size: tech,
      of: work,
      by: who,
      received: tech,
      sha256: tech,
      recognised: tech,
    },
  },
  timetable: {
    records: "keep",
    because: "A timetable belongs to the school.",
    device: "nothing",
    fields: { className: work, from: work, to: work, periods: work, cells: row("named", "personal", "work", "pseudonym") },
  },
  lesson: {
    records: "keep",
    because: "Observations of others stand on it.",
    device: "unsent",
    fields: {
      state: work,
      teacher: who,
      className: work,
      subject: work,
      subjectName: work,
      topic: about("teacher"),
      kind: work,
      on: about("teacher"),
      slot: about("teacher"),
      lessons: about("teacher"),
      mode: work,
      observers: who,
      points: row("named", "personal", "growth", "pseudonym"),
      form: work,
      idea: about("teacher"),
      intent: about("teacher"),
      announcedAt: about("teacher"),
      openTo: work,
      reason,
    },
  },
  visit: {
    records: "keep",
    because: "It says who watched what in a lesson of somebody else.",
    device: "unsent",
    fields: {
      state: about("author"),
      author: who,
      lesson: work,
      teacher: who,
      on: about("author"),
      points: row("author", "personal", "growth", "keep"),
      topic: row("author", "personal", "growth", "keep"),
      readAt: about("author"),
      reason,
    },
  },
  observation: {
    records: "keep",
    because: "It was signed by two and is the proof of hours of both.",
    device: "unsent",
    fields: {
      state: about("author"),
      author: who,
      observed: who,
      lesson: work,
      on: about("author"),
      lessons: about("author"),
      kind: work,
      mode: work,
      form: work,
      aim: work,
      pair: work,
      points: judged("observed"),
      notes: judged("observed"),
      segments: judged("observed"),
      tallies: judged("observed"),
      quotes: judged("observed"),
      talliesShared: about("observed"),
      ratings: judged("observed"),
      strengths: judged("observed"),
      problems: judged("observed"),
      measures: judged("observed"),
      nextStep: judged("observed"),
      attachments: work,
      answer: own("observed"),
      reflection: own("observed"),
      signatures: signed,
      submittedAt: about("author"),
      unlockAskedBy: who,
      reason,
    },
  },
  debrief: {
    records: "keep",
    because: "It is what several said to each other.",
    device: "unsent",
    fields: {
      state: work,
      author: who,
      lesson: work,
      observations: work,
      on: work,
      participants: who,
      template: work,
      speeches: row("named", "sensitive", "growth", "pseudonym"),
      summary: row("nobody", "personal", "growth", "keep"),
    },
  },
  phrase: {
    records: "keep",
    because: "The bank belongs to the school.",
    device: "unsent",
    fields: { author: who, text: work, skill: work, situation: work, codes: work, retired: work },
  },
  pair: {
    records: "keep",
    because: "It belongs to the other side too.",
    device: "unsent",
    fields: {
      state: work,
      mentor: who,
      mentee: who,
      from: about("mentee"),
      to: about("mentee"),
      subjectName: work,
      topics: judged("mentee"),
      template: work,
      stage: about("mentee"),
      evidence: row("named", "personal", "growth", "pseudonym"),
      signatures: signed,
      gates: signed,
      reason,
    },
  },
  plan: {
    records: "keep",
    because: "A plan is the work of the organisation that it was made for.",
    device: "unsent",
    fields: {
      state: work,
      author: who,
      level: work,
      title: work,
      period: work,
      theme: work,
      template: work,
      due: work,
      step: work,
      submittedAt: about("author"),
      approvals: signed,
      reason,
    },
  },
  "plan-section": {
    records: "keep",
    because: "It belongs to its plan.",
    device: "unsent",
    fields: { plan: work, section: work, text: work },
  },
  "plan-item": {
    records: "keep",
    because: "It belongs to its plan.",
    device: "unsent",
    fields: { plan: work, section: work, order: work, text: work, owner: who, quota: work, due: work },
  },
  activity: {
    records: "keep",
    because: "It is what several did together, and the proof of their hours.",
    device: "unsent",
    fields: {
      state: work,
      title: work,
      category: work,
      level: work,
      on: work,
      until: work,
      from: work,
      to: work,
      minutes: work,
      place: work,
      theme: work,
      goal: work,
      measures: work,
      appraisal: work,
      speaker: row("nobody", "personal", "work", "keep"),
      speakers: who,
      participants: who,
      openTo: work,
      host: who,
      group: work,
      checklists: work,
      checks: work,
      minutesTaken: row("nobody", "personal", "work", "keep"),
      feedback: row("nobody", "personal", "work", "keep"),
      makesUpFor: work,
      code: tech,
      codeUntil: tech,
      heldAt: work,
      checkedBy: who,
      checkedAt: work,
      reason,
    },
  },
  participation: {
    records: "keep",
    because: "Hours and appraisals rest on it.",
    device: "unsent",
    fields: {
      state: about("person", "appraisal"),
      person: who,
      activity: work,
      host: who,
      on: about("person"),
      role: about("person"),
      attendance: about("person", "appraisal"),
      arrived: about("person"),
      left: about("person"),
      code: tech,
      signedBy: about("person"),
      signedAt: about("person"),
      result: about("person", "appraisal"),
      because: row("person", "sensitive", "appraisal", "clear"),
      decidedBy: who,
      decidedAt: about("person"),
      reason: row("person", "sensitive", "appraisal", "clear"),
      appeal: row("person", "sensitive", "appraisal", "clear"),
      answer: row("person", "sensitive", "appraisal", "clear"),
      closedAt: work,
      checked: work,
      until: work,
      title: work,
      category: work,
      level: work,
      group: work,
      minutes: about("person"),
      lateMinutes: about("person"),
      makesUpFor: about("person"),
    },
  },
  credit: {
    records: "keep",
    because: "It says what was registered above, which stays registered.",
    device: "nothing",
    fields: {
      state: about("person"),
      person: who,
      rule: work,
      period: work,
      asOf: work,
      sequence: work,
      amount: about("person"),
      unit: work,
      total: about("person"),
      basis: about("person"),
      report: work,
      number: about("person"),
      replaces: about("person"),
      registration: about("person"),
      reason: about("person"),
      note: about("person"),
    },
  },
  report: {
    records: "keep",
    because: "It is what was sent, of many; an erased person's name and number in it give way too.",
    device: "unsent",
    fields: {
      state: work,
      by: who,
      pack: work,
      rule: work,
      period: work,
      items: row("named", "personal", "work", "pseudonym"),
      left: row("named", "personal", "work", "pseudonym"),
      asOf: work,
      unit: work,
      number: work,
      sender: work,
      sentAt: work,
      fileHash: work,
      receipt: row("nobody", "personal", "work", "keep"),
      receiptedAt: work,
      totals: work,
      reason,
    },
  },
  publication: {
    records: "keep",
    because: "It is what was made public, of many; what it says of an erased person, and what she objected, goes.",
    device: "unsent",
    fields: {
      state: work,
      by: who,
      title: work,
      notice: work,
      period: work,
      items: row("named", "sensitive", "appraisal", "pseudonym"),
      named: who,
      objections: row("named", "sensitive", "appraisal", "pseudonym"),
      objection: work,
      answerTo: work,
      answer: work,
      submittedAt: work,
      list: row("named", "personal", "appraisal", "pseudonym"),
      publishedBy: who,
      publishedAt: work,
      reason,
    },
  },
};
