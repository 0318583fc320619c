import type { GapMessages } from "./gap.strings.ts";

export const messages: GapMessages = {
  title: "What could still close the gap",
  closes: (titles) => `With every planned activity there is enough for: ${titles}.`,
  stays: (titles) => `Even with every planned activity something is missing to: ${titles}.`,
  depends: (titles) => `With every planned activity it depends on what is undecided whether there is enough for: ${titles}.`,
  waits: (titles) => `With every planned activity there is enough once they are confirmed, for: ${titles}.`,
  closesLabel: "enough",
  waitsLabel: "to be confirmed",
  dependsLabel: "cannot be said yet",
  left: (amount) => `${amount} to go`,
  short: "not enough",
  nothing: "No activity that you are expected at in the rest of the period would close the gap.",
  unhelpful: (n) =>
    n === 1
      ? "You are expected at 1 more activity; it does not count towards what is missing."
      : `You are expected at ${n} more activities; none counts towards what is missing.`,
  idle: "Activities that do not count",
  list: "Activities that would count",
  adds: (title, amount) => `${title} +${amount}`,
  addsWaiting: (title, amount) => `${title} (${amount}, to be confirmed)`,
  addsOpen: (title, amount) => `${title} at least +${amount} (how is undecided)`,
  addsPart: (title, counted, amount) => `${title} +${counted} (of ${amount})`,
  all: "After all of them",
  besides: (n) =>
    n === 1 ? "1 more activity does not count towards what is missing." : `${n} more activities do not count towards what is missing.`,
  notHere: "does not count in this period",
  next: "What you can do:",
  outside: "Declare training that you took elsewhere; it counts once it is approved.",
  ask: "Ask the host to put you on the list:",
  hosted: (title, day, host) => `${title} (${day}${host ? `, ${host}` : ""})`,
  askAround: "Ask the lead of your group what else is planned.",
  private: "Worked out by the practice pack, for you alone. What counts in the end is the list and its approval.",
  and: (titles) => titles.join(", "),
};
