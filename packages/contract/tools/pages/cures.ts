import { problemStatus, type Issue, type ProblemCode } from "../../src/problems/problem.ts";

/** What stands on the page of a problem code. */
interface Cure {
  means: string;
  causes: string[];
  /** What the caller does. */
  cure: string;
  /** What the SDK and its outbox do by themselves. */
  sdk: string;
  example: { detail: string; issues?: Issue[]; current?: unknown };
}

const stays = "The write leaves the queue, stays in `pending` with its content, and a person decides: mend and send again, or let it go.";
const waits = "It tries again with growing pauses and honours `Retry-After`; the write stays in the queue and is shown as waiting.";

/** Causes and cures, by code. */
export const cures: Record<ProblemCode, Cure> = {
  validation: {
    means: "What was sent does not have the form of the contract. Nothing was changed.",
    causes: [
      "A required property is missing, or a property has another type than the contract says.",
      "A query parameter is unknown, or its value cannot be read.",
      "The merge patch would leave a record that is not valid.",
    ],
    cure: "Read `issues`: each has a JSON pointer into what was sent, a stable code and a sentence. Mend the input; the same input fails again.",
    sdk: stays,
    example: {
      detail: "The hour record is not valid.",
      issues: [{ pointer: "/on", code: "not-a-day", message: "/on must be a day such as 2026-09-01" }],
    },
  },
  "unknown-field-value": {
    means: "The form is right, but a value names something that is not known here: a code, a period, a definition.",
    causes: [
      "A category or period that this organisation does not have.",
      "A reference to a record, pack version or rubric that is not there.",
    ],
    cure: "Ask for the values that are known (`GET /v1/packs`, `/v1/calendars`), or use an `ext:` code where the list is open.",
    sdk: stays,
    example: {
      detail: 'No calendar here knows the period "term:2026-2027/3".',
      issues: [{ pointer: "/period", code: "unknown-period", message: "Name a period of a calendar" }],
    },
  },
  "not-found": {
    means: "There is no such record for this caller. A record that the caller may not read is answered the same way.",
    causes: [
      "The id is wrong, or the record belongs to another tenant.",
      "The record was a draft and was removed.",
      "The caller has no right to read it.",
    ],
    cure: "Do not try again. A reader drops what it kept of the record.",
    sdk: "Reads give `null`. A removal that is answered so counts as done.",
    example: { detail: "There is no observation 0190c1f0-7a00-7000-8000-000000000001." },
  },
  "not-permitted": {
    means: "The caller is known, and may not do this.",
    causes: [
      "No row of the permission table fits the caller's roles and relation to the record.",
      "The workflow does not let this party act or edit in this state.",
    ],
    cure: "Sign in as somebody who may, or have the role row added. See [permissions](../permissions.md) and [workflows](../workflows.md).",
    sdk: stays,
    example: { detail: "You may not approve this hour record." },
  },
  "signed-out": {
    means: "There is no valid token with the request.",
    causes: [
      "The token is missing, expired, or signed by a key that is not configured.",
      "`aud` is not `xiaoben`, or the token lives longer than ten minutes.",
    ],
    cure: "Get a new token and send the request again.",
    sdk: "It asks the token callback once for a new token and repeats the request; if that fails too, the queue pauses until somebody has signed in.",
    example: { detail: "The token has expired." },
  },
  "stale-version": {
    means: "The record has changed since the version that the write names. Nothing was changed; `current` is the record as it is now.",
    causes: ["Somebody else wrote it in the meantime.", "The same person wrote it on another device."],
    cure: "Show both to the person, merge, and write again with the version of `current`. A creation that finds the same content counts as created.",
    sdk: "A repeated write whose content already stands there counts as done. Else it stays in `pending` with both versions; nothing is merged without a person.",
    example: { detail: "The record is at version 7 and not at 6.", current: { id: "0190c1f0-7a00-7000-8000-000000000001", version: 7 } },
  },
  "transition-not-allowed": {
    means: "From the state that the record is in, this transition does not exist.",
    causes: ["Somebody has already moved the record on.", "The caller works on an old picture of it."],
    cure: "Read the record again and offer what its state allows. See [workflows](../workflows.md).",
    sdk: stays,
    example: { detail: "An observation that is locked cannot be submitted." },
  },
  "guard-failed": {
    means: "The transition exists, and something that it needs is missing. `issues` say what.",
    causes: [
      "A property that must be filled is empty.",
      "A section of the template, a signature or a linked record is missing.",
      "A practice pack to be published has an open finding.",
      "Parts of an attachment have yet to come.",
    ],
    cure: "Show the issues beside the fields they point at, let the person complete them, and try again.",
    sdk: stays,
    example: {
      detail: "The observation cannot be submitted yet.",
      issues: [{ pointer: "/ratings", code: "not-filled", message: "Fill in ratings, strengths or problems" }],
    },
  },
  "duplicate-key": {
    means: "Another record already holds a key that must be unique. `current` is that record, where the caller may read it.",
    causes: [
      "A second observation of the same lesson by the same person.",
      "A row that was imported before from the same system with the same id.",
    ],
    cure: "Open the record in `current` and go on there.",
    sdk: stays,
    example: {
      detail: "There is already an observation of this lesson by you.",
      current: { id: "0190c1f0-7a00-7000-8000-000000000002", version: 3 },
    },
  },
  "action-reused": {
    means: "This `actionId` was used before with another content.",
    causes: [
      "A client made the id from something that does not change with the content.",
      "A body was changed between two tries of the same action.",
    ],
    cure: "Make a new id for every action, and keep both id and body unchanged when the action is repeated.",
    sdk: stays,
    example: { detail: "The action 0190c1f0-7a00-7000-8000-000000000003 was done before with another input." },
  },
  "too-large": {
    means: "The body, the file or the pack is larger than is taken here.",
    causes: ["A file beyond the limit of imports or attachments.", "A practice pack beyond 512 KB or 300 rules."],
    cure: "Send less at once; `detail` names the limit.",
    sdk: stays,
    example: { detail: "The file has 12582912 bytes; 10485760 are taken." },
  },
  "unsupported-type": {
    means: "The content type is not one that this address reads.",
    causes: [
      "`PATCH` without `application/merge-patch+json`.",
      "A file that is neither .xlsx nor CSV.",
      "An attachment of a type that is not taken, or whose bytes are not what it says.",
    ],
    cure: "Send one of the types that the operation lists.",
    sdk: stays,
    example: { detail: "Send application/merge-patch+json." },
  },
  "rate-limited": {
    means: "Too many requests in a short time.",
    causes: ["A loop in a client.", "Many people behind one address, with a limit that is too low for them."],
    cure: "Wait as long as `Retry-After` says.",
    sdk: waits,
    example: { detail: "Try again in 20 seconds." },
  },
  "not-offered": {
    means: "This back end does not offer the operation, or not by this method.",
    causes: ["The back end implements a lower level of the contract.", "Something on the way blocks PUT, PATCH or DELETE."],
    cure: "Look into `GET /v1/capabilities`. Where a method is blocked, use the GET and POST profile.",
    sdk: "After one such answer it switches to the GET and POST profile and remembers that for the origin. Elements hide what is not offered.",
    example: { detail: "This back end does not offer rollup." },
  },
  maintenance: {
    means: "The back end cannot answer for the moment. Nothing was changed.",
    causes: ["It is being updated, or its database is not there.", "A gateway in front of it gave up."],
    cure: "Try again later; `Retry-After` may say when.",
    sdk: waits,
    example: { detail: "Back in a few minutes." },
  },
  internal: {
    means: "Something is wrong in the back end. What was written was written whole or not at all.",
    causes: ["A mistake in the program.", "Data that contradicts itself: a binding that names a pack version that is not there."],
    cure: "Repeat the same action with the same `actionId`: it is done once at most. Tell whoever runs the back end the `correlationId`.",
    sdk: waits,
    example: { detail: "Something went wrong here. Tell us the correlation id." },
  },
};

/** A refusal as a reader sees it. */
export const problemExample = (code: ProblemCode): object => ({
  type: `urn:xiaoben:problem:${code}`,
  title: code.replaceAll("-", " "),
  status: problemStatus[code],
  code,
  ...cures[code].example,
});
