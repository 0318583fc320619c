import { people } from "../records/campus.ts";
import { ask, list, post, refuse, story } from "./build.ts";

const trouble = story("what-a-back-end-says-of-itself");

/** Answers about the back end itself, which no request can bring about at will. */
export const systemExchanges = [
  trouble(
    "evaluate",
    "teacher",
    "not-offered",
    "A back end that does not judge says so, and leaves the operation out of its capabilities. Devices judge one person by themselves.",
    post("/v1/evaluate", { subject: { kind: "person", id: people.teacher } }),
    refuse("not-offered"),
  ),
  trouble(
    "hour.list",
    "teacher",
    "rate-limited",
    "Too many requests: `Retry-After` says in how many seconds another one is answered.",
    list("hour"),
    { ...refuse("rate-limited"), headers: { "Retry-After": "5" } },
  ),
  trouble("session", "teacher", "maintenance", "The back end is being worked on, and says until when to wait.", ask("/v1/session"), {
    ...refuse("maintenance"),
    headers: { "Retry-After": "120" },
  }),
  trouble(
    "changes",
    "teacher",
    "internal",
    "A fault inside: nothing of it is told but a number that the operator finds in the log.",
    ask("/v1/changes"),
    refuse("internal"),
  ),
];
