import type { Outcome } from "@xiaoben/contract";
import type { ProgressMessages } from "./progress.strings.ts";

const people: Partial<Record<Outcome, (n: number) => string>> = {
  notYet: (n) => `${n} not yet`,
  notMet: (n) => `${n} not met`,
  undetermined: (n) => `${n} undetermined`,
  waived: (n) => `${n} waived`,
};
const things = (n: number): string => `${n} ${n === 1 ? "thing" : "things"}`;

export const messages: ProgressMessages = {
  title: "Progress",
  print: "Print",
  where: "Place",
  schools: "Below it",
  groups: "Groups",
  period: "Period",
  today: "Up to today",
  arrangement: "Arranged",
  arranged: (by) => ({ duties: "by requirement", people: "by person" })[by],
  sums: (place, n, own) =>
    `${place}: the rules in force ask ${[n ? `${things(n)} of people` : "", own ? `${things(own)} of the place itself` : ""].filter(Boolean).join(" and ")}.`,
  ownTitle: "What is asked of the place itself",
  empty: "Nobody to sum up here yet",
  emptyNext: "Once people hold roles here and rules are in force, they appear.",
  stale: (n, more) =>
    `${more ? `${more} ${more === 1 ? "person is" : "people are"} not counted in yet. ` : ""}${n ? `${n} ${n === 1 ? "figure is" : "figures are"} being worked out again. ` : ""}Updated in a few seconds.`,
  reached: (reached, of) => `${reached} of ${of} meet it`,
  rest: (outcome, n) => people[outcome]?.(n) ?? "",
  of: (pack, period, clause) => [pack, period, clause].filter(Boolean).join(" · "),
  who: (n) => `${n} ${n === 1 ? "person" : "people"} not there yet`,
  parts: "By unit",
  hide: "Hide",
  noNames: "Here you see sums, and not each person.",
  none: "People in no group",
  own: "Its own people",
  person: "Name",
  lacks: "Not there yet",
  all: "All of it is there",
  allOfThem: "Everybody is there.",
  onlyBehind: "Only people who are not there yet",
  gap: (amount) => `${amount} to go`,
  how: (name, duty) => `${name}: how ${duty} comes about`,
  more: (n) => `Show ${n} more`,
  drafts: "Draft from these figures",
  draft: (kind) => ({ summary: "Summary of training", meeting: "Report to the staff meeting" })[kind],
  draftsNote:
    "A first text is written from what is recorded, and you go on from there. What you change stays on this device until you print, copy or save it. Nobody is named in what is written for you; what inspectors wrote is quoted as it stands, so read it through.",
  foot: (day) => `Summed up from recorded facts, as of ${day}`,
  prepared: "Prepared by:",
  checked: "Checked by:",
  signedOn: "Date:",
};
