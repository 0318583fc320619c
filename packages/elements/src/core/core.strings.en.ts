import type { Outcome } from "@xiaoben/contract";
import type { CoreMessages } from "./core.strings.ts";

const outcomes: Record<Outcome, string> = {
  met: "Met",
  notYet: "Not yet",
  notMet: "Not met",
  undetermined: "Undecided",
  waived: "Waived",
  notApplicable: "Not applicable",
  applies: "Applies",
  doesNotApply: "Does not apply",
};

const states: Record<string, string> = {
  draft: "Draft",
  submitted: "Awaiting review",
  returned: "Returned",
  approved: "Approved",
  reported: "Reported",
  registered: "Registered",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  "observation.submitted": "Awaiting answer",
  answered: "Awaiting signatures",
  locked: "Locked",
  unlocking: "Unlock requested",
  planned: "Planned",
  held: "Held",
  cancelled: "Cancelled",
  active: "Active",
  completed: "Completed",
  ended: "Ended",
  approving: "In approval",
};

export const messages: CoreMessages = {
  outcome: (outcome) => outcomes[outcome],
  state: (kind, state) => states[`${kind}.${state}`] ?? states[state] ?? state,
  failed: "This did not work.",
  failedNext: "Please try again in a moment.",
  loading: "Loading…",
  retry: "Try again",
  cancel: "Cancel",
  close: "Close",
  signedOut: "You are not signed in",
  signedOutNext: "Sign in to see what is here.",
  notPermitted: "You may not see what is here",
  notPermittedNext: "If you need to, ask your school administrator.",
  notOffered: "This is not offered here yet",
  notOfferedNext: "It will appear here once it is.",
  notConnected: "Not connected yet",
  notConnectedNext: "The page is preparing its data, please wait.",
  stale: "There is no connection now; this is what was read last.",
  partMissing: "One part did not load. Try again once there is a network; what you wrote is still here.",
  savedDevice: (at) => `Saved on this device, ${at}`,
  savedServer: (at) => `Saved on the server, ${at}`,
  savedNo: "Not saved yet: please keep this page open",
};
