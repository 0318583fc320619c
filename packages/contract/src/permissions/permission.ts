/** One row of the authorization table. No matching row means not permitted. */
export interface Permission {
  /** Roles that the row speaks of; `*` is everyone who is signed in. */
  roles: readonly string[];
  /** Operation ids; `observation.*` is allowed. */
  operations: readonly string[];
  /**
   * What the caller is to the record. `below`: the record's organisation is the one where the role is held, or under it.
   * `audience`: he belongs to an organisation that the record is open to, or below it. `reader`: somebody who may read the record that this one is `of`.
   * `inspects`: it is shown apart (`kindTable.apart`), and its organisation is the one where the role is held, or under it; the caller is its `inspector`.
   * Rows of any other relation but `party:` never reach what is shown apart.
   */
  relation: "self" | `party:${string}` | "sameGroup" | "sameSchool" | "below" | "assigned" | "audience" | "reader" | "inspects" | "anyone";
  purpose: "work" | "growth" | "appraisal" | "statistics";
  fields: "*" | readonly string[];
}

const reads = (kind: string): string[] => [`${kind}.list`, `${kind}.get`];

/** What everybody in the organisation reads of a publication; of its items, objections and people her own (`kindTable.portions`). */
const madePublic = ["by", "title", "notice", "period", "items", "named", "objections", "list", "publishedBy", "publishedAt"];

/**
 * Who may do what. Both this table and the workflow's `by`, `reads` and `edits` must allow;
 * lists are filtered by the same rows before a page is cut.
 */
export const permissions: readonly Permission[] = [
  {
    roles: ["*"],
    operations: ["session", "capabilities", "changes", "live", "tasks", "definition"],
    relation: "anyone",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["*"],
    operations: ["org", "person", "role", "group", "calendar", "pack", "binding", "decision"].flatMap(reads),
    relation: "anyone",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["*"],
    operations: ["hour.*", ...reads("waiver"), ...reads("given"), "evaluate"],
    relation: "self",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["schoolAdmin"],
    operations: [
      "hour.list",
      "hour.get",
      "hour.export",
      "hour.change",
      "hour.approve",
      "hour.return",
      "hour.reject",
      "hour.reopen",
      ...reads("waiver"),
      "given.*",
      "evaluate",
      "rollup",
      "hours.import",
      "roster.import",
    ],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["principal"],
    operations: [...reads("hour"), "hour.export", ...reads("waiver"), ...reads("given"), "evaluate", "rollup"],
    relation: "below",
    purpose: "appraisal",
    fields: "*",
  },
  {
    roles: ["countyOfficer"],
    operations: [...reads("hour"), "hour.export", ...reads("waiver"), "given.*", "evaluate", "rollup"],
    relation: "below",
    purpose: "statistics",
    fields: "*",
  },
  {
    roles: ["groupLead"],
    operations: [...reads("hour"), "hour.change", "hour.approve", "hour.return", "hour.reopen"],
    relation: "sameGroup",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["principal", "countyOfficer"],
    operations: ["hour.change", "hour.approve", "hour.return", "hour.reject", "hour.reopen", "hour.allow", "hour.dismiss"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  { roles: ["countyOfficer"], operations: ["roster.import"], relation: "below", purpose: "work", fields: "*" },
  {
    roles: ["countyOfficer", "schoolAdmin", "principal"],
    operations: ["pack.*", "binding.*"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["countyOfficer", "schoolAdmin", "principal", "groupLead"],
    operations: ["decision.*"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  { roles: ["*"], operations: ["attachment.*"], relation: "party:author", purpose: "work", fields: "*" },
  { roles: ["*"], operations: [...reads("attachment"), "attachment.content"], relation: "reader", purpose: "work", fields: "*" },
  { roles: ["*"], operations: reads("timetable"), relation: "sameSchool", purpose: "work", fields: "*" },
  { roles: ["schoolAdmin"], operations: ["timetable.*"], relation: "below", purpose: "work", fields: "*" },
  { roles: ["principal"], operations: reads("timetable"), relation: "below", purpose: "work", fields: "*" },
  { roles: ["*"], operations: ["lesson.*"], relation: "party:teacher", purpose: "work", fields: "*" },
  { roles: ["*"], operations: reads("lesson"), relation: "party:observer", purpose: "work", fields: "*" },
  { roles: ["*"], operations: [...reads("lesson"), "lesson.create"], relation: "sameSchool", purpose: "work", fields: "*" },
  { roles: ["*"], operations: reads("lesson"), relation: "audience", purpose: "work", fields: "*" },
  { roles: ["schoolAdmin", "principal"], operations: ["lesson.*"], relation: "below", purpose: "work", fields: "*" },
  { roles: ["*"], operations: ["visit.*"], relation: "party:author", purpose: "work", fields: "*" },
  {
    roles: ["*"],
    operations: [...reads("visit"), "visit.welcome", "visit.decline"],
    relation: "party:host",
    purpose: "work",
    fields: "*",
  },
  { roles: ["*"], operations: reads("visit"), relation: "sameSchool", purpose: "work", fields: "*" },
  { roles: ["*"], operations: ["observation.*"], relation: "party:author", purpose: "growth", fields: "*" },
  {
    roles: ["*"],
    operations: [
      ...reads("observation"),
      "observation.change",
      "observation.answer",
      "observation.sign",
      "observation.askUnlock",
      "observation.agree",
      "observation.refuse",
      "observation.shareTallies",
      "observation.hideTallies",
    ],
    relation: "party:observed",
    purpose: "growth",
    fields: "*",
  },
  { roles: ["groupLead"], operations: reads("observation"), relation: "sameGroup", purpose: "growth", fields: "*" },
  { roles: ["groupLead"], operations: ["rollup"], relation: "sameGroup", purpose: "growth", fields: "*" },
  { roles: ["schoolAdmin"], operations: reads("observation"), relation: "below", purpose: "work", fields: "*" },
  { roles: ["schoolAdmin", "principal"], operations: reads("observation"), relation: "inspects", purpose: "work", fields: "*" },
  { roles: ["*"], operations: ["debrief.*"], relation: "party:author", purpose: "growth", fields: "*" },
  { roles: ["*"], operations: reads("debrief"), relation: "party:participant", purpose: "growth", fields: "*" },
  { roles: ["groupLead"], operations: reads("debrief"), relation: "sameGroup", purpose: "growth", fields: "*" },
  { roles: ["schoolAdmin"], operations: reads("debrief"), relation: "below", purpose: "work", fields: "*" },
  { roles: ["*"], operations: ["phrase.*"], relation: "party:author", purpose: "work", fields: "*" },
  { roles: ["*"], operations: reads("phrase"), relation: "sameSchool", purpose: "work", fields: "*" },
  { roles: ["schoolAdmin"], operations: [...reads("phrase"), "phrase.change"], relation: "below", purpose: "work", fields: "*" },
  { roles: ["*"], operations: ["pair.*"], relation: "party:mentor", purpose: "growth", fields: "*" },
  { roles: ["*"], operations: ["pair.*"], relation: "party:mentee", purpose: "growth", fields: "*" },
  { roles: ["schoolAdmin", "principal"], operations: [...reads("pair"), "pair.end"], relation: "below", purpose: "work", fields: "*" },
  { roles: ["*"], operations: ["plan.*", "plan-section.*", "plan-item.*"], relation: "party:author", purpose: "work", fields: "*" },
  {
    roles: ["groupLead", "schoolAdmin", "principal", "countyOfficer"],
    operations: [...reads("plan"), ...reads("plan-section"), ...reads("plan-item")],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  { roles: ["principal"], operations: ["plan.approve", "plan.return"], relation: "below", purpose: "work", fields: "*" },
  {
    roles: ["*"],
    operations: [...reads("activity"), ...["change", "open", "renewCode", "hold", "reopen", "cancel"].map((verb) => `activity.${verb}`)],
    relation: "party:author",
    purpose: "work",
    fields: "*",
  },
  { roles: ["*"], operations: reads("activity"), relation: "party:participant", purpose: "work", fields: "*" },
  { roles: ["*"], operations: reads("activity"), relation: "party:speaker", purpose: "work", fields: "*" },
  { roles: ["*"], operations: reads("activity"), relation: "sameSchool", purpose: "work", fields: "*" },
  { roles: ["*"], operations: reads("activity"), relation: "audience", purpose: "work", fields: "*" },
  {
    roles: ["groupLead", "schoolAdmin", "principal", "countyOfficer"],
    operations: [...reads("activity"), "activity.create"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["schoolAdmin", "principal", "countyOfficer"],
    operations: ["activity.change", "activity.check"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  { roles: ["schoolAdmin"], operations: ["activity.reopen", "activity.cancel"], relation: "below", purpose: "work", fields: "*" },
  {
    roles: ["*"],
    operations: [...reads("participation"), ...["create", "change", "signIn", "excuse", "appeal"].map((verb) => `participation.${verb}`)],
    relation: "party:author",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["*"],
    operations: [
      ...reads("participation"),
      ...["create", "change", "grant", "refuse", "reconsider", "settle"].map((verb) => `participation.${verb}`),
    ],
    relation: "party:host",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["schoolAdmin"],
    operations: [...reads("participation"), ...["grant", "refuse", "reconsider", "settle"].map((verb) => `participation.${verb}`)],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["principal"],
    operations: [...reads("participation"), ...["allow", "dismiss", "settle"].map((verb) => `participation.${verb}`)],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["countyOfficer"],
    operations: [...reads("participation"), "participation.allow", "participation.dismiss"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  { roles: ["*"], operations: reads("credit"), relation: "self", purpose: "work", fields: "*" },
  {
    roles: ["schoolAdmin"],
    operations: [
      ...reads("credit"),
      "credit.correct",
      ...reads("report"),
      "report.create",
      "report.prepare",
      "report.submit",
      "report.withdraw",
    ],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  { roles: ["principal"], operations: [...reads("credit"), ...reads("report")], relation: "below", purpose: "work", fields: "*" },
  {
    roles: ["countyOfficer"],
    operations: [...reads("credit"), "credit.correct", "report.*"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["schoolAdmin", "principal", "countyOfficer"],
    operations: [...reads("publication"), "publication.create", "publication.publish", "publication.withdraw"],
    relation: "below",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["*"],
    operations: [
      ...reads("publication"),
      ...["change", "open", "answer", "recall", "publish", "withdraw"].map((verb) => `publication.${verb}`),
    ],
    relation: "party:author",
    purpose: "work",
    fields: "*",
  },
  {
    roles: ["*"],
    operations: [...reads("publication"), "publication.object"],
    relation: "party:named",
    purpose: "work",
    fields: [...madePublic, "objection", "submittedAt"],
  },
  { roles: ["*"], operations: reads("publication"), relation: "audience", purpose: "work", fields: madePublic },
];
