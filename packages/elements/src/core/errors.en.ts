import { tellBy } from "./errors.tell.ts";
import type { ErrorMessages } from "./errors.ts";

const errors: ErrorMessages = {
  offline: ["There is no connection now.", "What you typed is kept and goes on by itself once you are back online."],
  timeout: ["There was no answer in time.", "Please try again in a moment."],
  "bad-answer": ["The data that arrived could not be read.", "Please try again; if it goes on, tell your administrator."],
  storage: ["The browser could not keep this on the device.", "Please leave the page open until it has been sent."],
  aborted: ["This was stopped.", "Do it again when you need it."],
  validation: ["Something is not filled in as it should be.", "Please follow the hints and submit again."],
  "unknown-field-value": ["One choice is not known here.", "Please pick another and submit again."],
  "not-found": ["This record was not found.", "It may have been withdrawn; please look in the list."],
  "not-permitted": ["You may not do this.", "If you need to, ask your school administrator."],
  "signed-out": ["Your sign-in has expired.", "Please sign in again; what you typed is still here."],
  "stale-version": ["Somebody has just changed this record.", "Please look at it as it is now, then decide."],
  "transition-not-allowed": ["This step cannot be done now: the record has moved on.", "Please look at it as it is now."],
  "guard-failed": ["A few things are still missing.", "Fill them in, then submit."],
  "duplicate-key": ["This record exists already.", "There is no need to fill it in again."],
  "action-reused": ["This differs from what was sent before.", "Please submit it again."],
  "too-large": ["The file is too large.", "Please choose a smaller one."],
  "unsupported-type": ["This kind of file cannot be uploaded.", "Please choose another format."],
  "rate-limited": ["That was a little fast.", "Please wait a moment and try again."],
  "not-offered": ["This is not offered here.", "If you need it, ask your school administrator."],
  maintenance: ["The system is being maintained.", "It will be back soon; what you typed is kept."],
  internal: ["Something went wrong in the system.", "Please try again; if it goes on, tell your administrator."],
};

export const tell = tellBy(errors, (where) => `Please tell your administrator this line: ${where}`);
