import type { PhraseMessages } from "./phrases.strings.ts";

const skills: Record<string, string> = {
  method: "Ways of learning",
  listening: "Listening",
  speaking: "Speaking",
  reading: "Reading",
  asking: "Asking",
  writing: "Writing",
};

const situations: Record<string, string> = {
  right: "Right answer",
  partlyRight: "Partly right",
  wrong: "Wrong answer",
  silent: "Silent",
  knowsButCannotSay: "Knows but cannot say it",
  any: "Any",
};

const own = (code: string): string => code.replace(/^ext:/, "");

export const messages: PhraseMessages = {
  title: "Phrase bank",
  open: "Choose from the phrase bank",
  close: "Close the phrase bank",
  search: "Find a sentence",
  searchHint: "A few letters, e.g. “another”",
  skill: (skill) => skills[skill] ?? own(skill),
  situation: (situation) => situations[situation] ?? own(situation),
  by: (what) => (what === "skill" ? "Practising" : what === "situation" ? "The pupil" : "Kind"),
  any: "Any",
  school: "our school",
  found: (n) => (n === 1 ? "1 sentence" : `${n} sentences`),
  more: (n) => `${n} more`,
  none: "No such sentence. You can add one of your own.",
  failed: "The phrase bank could not be read.",
  empty: "There is no phrase bank yet. You can add a sentence of your own.",
  add: "Add one of your own",
  text: "Sentence",
  slotHint: "Write ×× where a name would stand. Never the name of a pupil.",
  nameLike: (name) => `“${name}” looks like the name of a pupil. Please write ×× instead.`,
  noName: "It is not a name",
  codes: "Of which kind (several may fit)",
  addNow: "Add to our school's bank",
  added: "Added to our school's bank.",
  waiting: "Kept on this device; it is added once there is a network.",
  retire: (text) => `Offer “${text}” no longer`,
  retired: "It is offered no longer.",
};
