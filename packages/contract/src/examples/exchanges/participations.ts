import { participationId } from "../../ids/participation.ts";
import type { Participation } from "../../kinds/index.ts";
import { activities, participations } from "../records/activities.ts";
import { clock, people } from "../records/campus.ts";
import { act, born, change, content, create, created, found, get, list, next, page, refuse, story, written } from "./build.ts";

const signsIn = story("signing-in-with-the-code");
const drops = story("dropping-in");
const asks = story("asking-to-be-excused");
const appeals = story("appealing-against-a-refusal");
const settles = story("settling-an-absence");

const { expected, asked, refused, appealed, absent } = participations;
const code = activities.open.code;
const decided = { decidedBy: people.groupLead, decidedAt: clock };
const begun: Participation = {
  ...born(participationId(activities.open.id, people.principal), activities.open.org),
  state: "expected",
  person: people.principal,
  activity: activities.open.id,
  host: activities.open.host,
  on: activities.open.on,
  role: "participant",
  attendance: "expected",
};

export const participationExchanges = [
  signsIn(
    "participation.list",
    "teacher",
    "her-own",
    "What she is expected at.",
    list("participation", { state: "expected" }),
    page(expected),
  ),
  signsIn(
    "participation.get",
    "groupLead",
    "on-the-list",
    "Who keeps the list reads it.",
    get("participation", expected.id),
    found(expected),
  ),
  signsIn(
    "participation.signIn",
    "teacher",
    "wrong-code",
    "It is another code. Too many of them are answered with `rate-limited`.",
    act("participation", expected.id, "signIn", 210, 1, { code: "482931" }),
    refuse("guard-failed", ["/code wrong-code"]),
  ),
  signsIn(
    "participation.signIn",
    "teacher",
    "in-time",
    "The server's clock says when; what she typed is not kept.",
    act("participation", expected.id, "signIn", 211, 1, { code }),
    written("participation", next<Participation>(expected, { attendance: "present", arrived: "12:00", signedBy: "code", signedAt: clock })),
  ),
  signsIn(
    "participation.change",
    "groupLead",
    "left-early",
    "Who keeps the list marks who left early.",
    change("participation", expected.id, 2, { attendance: "leftEarly", left: "12:40" }),
    written(
      "participation",
      next<Participation>(expected, { attendance: "leftEarly", arrived: "12:00", left: "12:40", signedBy: "code", signedAt: clock }, 2),
    ),
  ),

  drops(
    "participation.create",
    "principal",
    "not-expected",
    "The activity is open to her school: she puts herself on the list, and signs in.",
    create("participation", begun.id, content(begun)),
    created("participation", begun),
  ),

  asks(
    "participation.excuse",
    "teacher",
    "asked",
    "She was not there, and says why within the days that she has.",
    act("participation", absent.id, "excuse", 212, 1, { because: "发烧就诊，病历附后" }),
    written("participation", { ...next<Participation>(absent, { because: "发烧就诊，病历附后" }), state: "asked" }),
  ),
  asks(
    "participation.grant",
    "groupLead",
    "excused",
    "She is excused.",
    act("participation", absent.id, "grant", 213, 2),
    written("participation", {
      ...next<Participation>(absent, { because: "发烧就诊，病历附后", attendance: "excused", ...decided }, 2),
      state: "excused",
    }),
  ),
  asks(
    "participation.reconsider",
    "groupLead",
    "a-slip",
    "That was a slip: within a day the decision can be taken back.",
    act("participation", absent.id, "reconsider", 214, 3),
    written("participation", { ...next<Participation>(absent, { because: "发烧就诊，病历附后" }, 3), state: "asked" }),
  ),

  appeals(
    "participation.refuse",
    "groupLead",
    "refused",
    "Not excused, with the reason.",
    act("participation", asked.id, "refuse", 215, 1, { reason: "监考在上午" }),
    written("participation", { ...next<Participation>(asked, { reason: "监考在上午", ...decided }), state: "refused" }),
  ),
  appeals(
    "participation.appeal",
    "teacher",
    "appealed",
    "She says what speaks against it.",
    act("participation", refused.id, "appeal", 216, 1, { appeal: "通知发到了旧群" }),
    written("participation", { ...next<Participation>(refused, { appeal: "通知发到了旧群" }), state: "appealed" }),
  ),
  appeals(
    "participation.allow",
    "principal",
    "allowed",
    "Somebody else decides: she is excused after all.",
    act("participation", refused.id, "allow", 217, 2),
    written("participation", {
      ...next<Participation>(
        refused,
        { appeal: "通知发到了旧群", attendance: "excused", decidedBy: people.principal, decidedAt: clock },
        2,
      ),
      state: "excused",
    }),
  ),
  appeals(
    "participation.dismiss",
    "principal",
    "dismissed",
    "Or it stands, with an answer.",
    act("participation", appealed.id, "dismiss", 218, 1, { answer: "接待在十六点之后" }),
    written("participation", {
      ...next<Participation>(appealed, { answer: "接待在十六点之后", decidedBy: people.principal, decidedAt: clock }),
      state: "settled",
    }),
  ),

  settles(
    "participation.settle",
    "groupLead",
    "too-early",
    "She can still say why she was not there.",
    act("participation", absent.id, "settle", 219, 1),
    refuse("guard-failed", ["/state too-early"]),
  ),
  settles(
    "participation.settle",
    "groupLead",
    "settled",
    "Nobody said anything in the days there were for it.",
    act("participation", participations.absentLongAgo.id, "settle", 220, 1),
    written("participation", { ...next<Participation>(participations.absentLongAgo), state: "settled" }),
  ),
];
