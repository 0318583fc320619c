import type { Outcome } from "@xiaoben/contract";
import type { Sort, Which } from "./hour-overview.model.ts";
import type { HourOverviewMessages } from "./hour-overview.strings.ts";

const people: Partial<Record<Outcome, string>> = { notYet: "not yet", notMet: "not met", undetermined: "undetermined", waived: "waived" };
const sorts: Record<Sort, string> = { name: "by name", share: "by share, lowest first", gap: "by what is missing, most first" };
const whiches: Record<Which, string> = { behind: "Not reached yet", ahead: "Short if the period ended today", all: "Everybody" };

export const messages: HourOverviewMessages = {
  title: "Study hours at a glance",
  where: "Where you are",
  rule: "Requirement",
  period: "Period",
  today: "Up to today",
  reached: (place, rule, reached, of) => `${place}: ${reached} of ${of} people have reached “${rule}”`,
  rest: (outcome, n) => (people[outcome] ? `${n} ${people[outcome]}` : ""),
  stale: (n, more = 0) =>
    [
      more ? `${more === 1 ? "One person is" : `${more} people are`} not counted yet.` : "",
      n ? `${n === 1 ? "One figure is" : `${n} figures are`} being worked out again.` : "",
      "This follows in some seconds.",
    ]
      .filter(Boolean)
      .join(" "),
  total: (value, gap) => (gap ? `${value} in all, ${gap} missing.` : `${value} in all.`),
  totalWaiting: (value) => `Another ${value} wait for approval.`,
  approve: (n) => `${n === 1 ? "One study-hour record waits" : `${n} study-hour records wait`} for you.`,
  empty: "There is nobody to sum up here yet",
  emptyNext: "Once people hold roles and a requirement is in force, it appears here.",
  schools: "Organisations",
  groups: "Groups",
  own: "Own staff",
  none: "In no group",
  several: "Somebody in two groups stands in both.",
  sort: "Sort",
  sortBy: (sort) => sorts[sort],
  name: "Name",
  people: "People",
  met: "Reached",
  share: "Share",
  gap: "Missing",
  waiting: "Waiting",
  value: "Counted",
  ofPeople: (reached, of) => `${reached} of ${of}`,
  lacking: (amount) => `${amount} missing`,
  percent: (n) => `${n}%`,
  barOf: (name, reached, of) => `${name}: ${reached} of ${of} have reached it`,
  table: "Show as a table",
  noTable: "Hide the table",
  categories: "Categories",
  months: "Months",
  splitNote: "What counts of each record stands with its category and its month; together they are the whole.",
  noCategory: "Without a category",
  noMonth: "Without a day",
  ofNoRecord: "Of no record (rounding, carried over)",
  category: "Category",
  month: "Month",
  noSplit: "Nothing counts yet.",
  members: "People",
  which: "Show",
  whichOf: (which) => whiches[which],
  nobody: "There is nobody like that.",
  person: "Name",
  outcome: "Standing",
  lacks: "Missing",
  aheadNote:
    "People who would fall short if the period ended today. Each of them sees it first, on the page of her own study hours, and the school after her; there is still time.",
  lacksWaiting: (gap, waiting) => `${gap} missing, ${waiting} of it waiting for approval`,
  how: "How it comes about",
  hide: "Hide",
  more: (n) => `${n} more`,
  print: "Print",
  noNames: "You see the sums here, not each person.",
  foot: (pack, version) => `By ${pack} (version ${version})`,
  since: (moment) => `the oldest figure was worked out at ${moment}`,
  prepared: "Prepared by:",
  checked: "Checked by:",
  signedOn: "Date:",
};
