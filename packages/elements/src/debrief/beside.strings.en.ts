import type { BesideMessages } from "./beside.strings.ts";

export const messages: BesideMessages = {
  choose: "Which debrief to show",
  noObservations: "There is no observation that you may see yet. Once one is handed in, it can be ticked here.",
  later: "Handed in after the debrief began; tick it to add it",
  addPerson: "Somebody else who was there",
  add: "Add",
  removePerson: (name) => `${name} was not there: remove`,
  alone: "Two people are enough for a debrief.",
  stepAsk: (name) => `How did it go with ${name} this time?`,
  stepText: "What shows it",
  stepSaid: (step, outcome) => `Last time's step “${step}”: ${outcome.toLowerCase()}.`,
  clear: "Clear",
  closes: (n) =>
    n === 1
      ? "One observation is signed by both and only waits for the debrief. Closing it locks it, and the observer's hours count."
      : `${n} observations are signed by both and only wait for the debrief. Closing it locks them, and the observers' hours count.`,
  mayClose:
    "Where the school asks for a debrief first, an observation is locked once the debrief is closed and both have signed. A closed debrief cannot be changed, but it can be opened again.",
  closed: "The debrief is closed.",
  closedMine: "The debrief is closed. If something is missing, open it again; observations that are locked stay as they are.",
  writing: (name) => `${name} is writing this down and has not closed it yet.`,
};
