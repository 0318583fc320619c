import type { JointMessages } from "./joint-view.strings.ts";

const fields: Record<string, string> = { strengths: "Strengths", problems: "Problems", measures: "Suggestions", nextStep: "One next step" };
const tags: Record<string, string> = {
  teacher: "Teacher speaks",
  pupils: "Pupils speak",
  question: "Question",
  answer: "Answer",
  good: "Good",
  problem: "Problem",
};

export const messages: JointMessages = {
  title: "Side by side",
  records: (n) => `${n} ${n === 1 ? "observation" : "observations"}, each its observer's own; nothing is merged.`,
  few: (n) => `${n} people are few: no conclusion is drawn.`,
  one: "There is one observation only, and nothing to set beside it.",
  none: "There is no observation that you may see yet",
  noneNext: "Once an observer hands in, it appears here.",
  missing: (names) => `Asked, not handed in yet: ${names}`,
  unseen: (names) => `Not handed in yet, or not for you to see: ${names}`,
  observers: "Observers",
  points: "Points to watch",
  noNote: "nothing noted",
  timeline: "Notes",
  minute: (n) => `minute ${n}`,
  tag: (tag) => tags[tag] ?? tag.replace(/^ext:/, ""),
  item: "Item",
  agreement: "Apart by",
  counts: (equal, oneStep, more) =>
    `Of ${equal + oneStep + more} items that two or more have rated: ${equal} alike, ${oneStep} one step apart, ${more} further apart.`,
  equal: "alike",
  oneStep: "one step",
  morePoints: (points) => `${points} points`,
  moreLevels: (n) => `${n} steps`,
  differs: "different",
  single: "rated by one",
  nobody: "rated by nobody",
  leftOut: (n) => `not applicable to ${n}`,
  unrated: "not rated",
  yes: "Yes",
  no: "No",
  notApplicable: "n/a",
  otherForm: (title, version) => `Written on another form (${title}, ${version}); it is not compared with the others.`,
  version: (version) => `version ${version}`,
  field: (name) => fields[name] ?? name,
  empty: "nothing written",
  printed: (day) => `Printed on ${day}`,
};
