import { idOf } from "../../ids/id.ts";
import type { Observation } from "../../kinds/index.ts";
import { clock, hashOf, people } from "../records/campus.ts";
import { hourIds } from "../records/hours.ts";
import { observationIds, observations } from "../records/observations.ts";
import {
  act,
  born,
  change,
  content,
  create,
  created,
  found,
  get,
  list,
  newRecordId,
  next,
  page,
  refuse,
  remove,
  removed,
  story,
  without,
  written,
} from "./build.ts";
import { the } from "./look.ts";

const locks = story("an-observation-from-draft-to-locked");
const shares = story("sharing-how-one-spoke");
const turns = story("an-observation-that-turns-back");
const opens = story("opening-a-locked-observation");
const refuses = story("leaving-an-observation-locked");
const inspects = story("an-inspection-that-is-followed-up");

const planned = the("lesson", "planned");
const { draft, locked, unlocking, inspected } = observations;

const begun: Observation = {
  ...born(observationIds.new, planned.org),
  state: "draft",
  author: people.groupLead,
  observed: people.teacher,
  lesson: planned.id,
  on: planned.on,
  lessons: planned.lessons,
  kind: planned.kind,
  mode: planned.mode,
  form: planned.form,
  points: [],
  notes: [],
  ratings: {},
  strengths: "",
  problems: "",
  measures: "",
  nextStep: "",
  answer: "",
  reflection: "",
  signatures: [],
};
/** What a client sends to begin an observation of the planned lesson. */
export const sent = content(begun, "kind", "mode");

const rated: Observation = next(draft, { ratings: { ...draft.ratings, aims: { value: "9" } }, nextStep: "先写结构图，再讲例题" });
const submitted: Observation = { ...next(rated), state: "submitted", submittedAt: clock };
const replied: Observation = { ...next(submitted), answer: "同意，下节课试一次。" };
const answered: Observation = { ...next(replied), state: "answered" };
const sign = (record: Observation, party: "author" | "observed", person: string): Observation["signatures"][number] => ({
  party,
  person,
  at: clock,
  version: record.version,
  hash: hashOf(record),
  way: "session",
});
const half: Observation = { ...next(answered), signatures: [sign(answered, "observed", people.teacher)] };

const reopened: Observation = {
  ...without(next<Observation>(locked, {}, 2), "submittedAt"),
  state: "draft",
  signatures: [],
  answer: "",
  reason: "课题写错了",
};

const stillOpen: Observation = {
  ...next<Observation>(inspected),
  state: "submitted",
  submittedAt: clock,
  signatures: [],
  reason: "第二次作业还没有批",
};
const done: Observation = { ...next(stillOpen), answer: "两次都补批了，每本写了一句话" };

export const observationExchanges = [
  locks(
    "observation.list",
    "groupLead",
    "own-drafts",
    "Drafts of her own.",
    list("observation", { author: people.groupLead, state: "draft" }),
    page(draft, observations.reopened),
  ),
  locks(
    "observation.get",
    "teacher",
    "draft-of-the-observer",
    "The observed teacher sees nothing before it is submitted.",
    get("observation", draft.id),
    refuse("not-found"),
  ),
  locks(
    "observation.change",
    "groupLead",
    "rated",
    "Tables are merged by key; lists are replaced whole.",
    change("observation", draft.id, 2, { ratings: { aims: { value: "9" } }, nextStep: rated.nextStep }),
    written("observation", rated),
  ),
  locks(
    "observation.submit",
    "groupLead",
    "submitted",
    "It goes to the observed teacher.",
    act("observation", draft.id, "submit", 43, 3),
    written("observation", submitted),
  ),
  locks("observation.get", "teacher", "submitted", "Now she sees it.", get("observation", draft.id), found(submitted)),
  locks(
    "observation.answer",
    "teacher",
    "empty",
    "An answer says something.",
    act("observation", draft.id, "answer", 44, 4),
    refuse("guard-failed", ["/answer not-filled"]),
  ),
  locks(
    "observation.change",
    "teacher",
    "answer-written",
    "She may write answer and reflection, and nothing else.",
    change("observation", draft.id, 4, { answer: replied.answer }),
    written("observation", replied),
  ),
  locks(
    "observation.change",
    "teacher",
    "rating-of-the-observer",
    "What the observer wrote stays his.",
    change("observation", draft.id, 5, { problems: "" }),
    refuse("not-permitted", ["/problems not-yours-to-change"]),
  ),
  locks(
    "observation.answer",
    "teacher",
    "answered",
    "Both can sign now.",
    act("observation", draft.id, "answer", 45, 5),
    written("observation", answered),
  ),
  locks(
    "observation.sign",
    "teacher",
    "first",
    "The signature stands for exactly this content.",
    act("observation", draft.id, "sign", 46, 6),
    written("observation", half),
  ),
  locks(
    "observation.sign",
    "teacher",
    "twice",
    "One signs once.",
    act("observation", draft.id, "sign", 47, 7),
    refuse("guard-failed", ["/signatures already-signed"]),
  ),
  locks(
    "observation.sign",
    "groupLead",
    "second",
    "With the second signature the system locks it, and a study hour of the observer follows: its id is the back end's own.",
    act("observation", draft.id, "sign", 48, 7),
    { status: 200, body: { record: { id: draft.id, state: "locked" } } },
  ),

  shares(
    "observation.shareTallies",
    "teacher",
    "shared",
    "She lets others who read the record see how she spoke to pupils. The signatures stand: nothing that was signed has changed.",
    act("observation", locked.id, "shareTallies", 60, 6),
    written("observation", next<Observation>(locked, { talliesShared: true })),
  ),
  shares(
    "observation.hideTallies",
    "teacher",
    "hidden-again",
    "And hides it again.",
    act("observation", locked.id, "hideTallies", 61, 7),
    written("observation", next<Observation>(locked, {}, 2)),
  ),
  shares(
    "observation.shareTallies",
    "groupLead",
    "by-the-observer",
    "It is hers to share, and nobody else's.",
    act("observation", locked.id, "shareTallies", 62, 8),
    refuse("not-permitted"),
  ),

  turns(
    "observation.create",
    "groupLead",
    "begun",
    "The id follows from lesson and author, so that two devices make the same record. Kind and mode are kept from the lesson.",
    create("observation", begun.id, sent),
    created("observation", begun),
  ),
  turns(
    "observation.create",
    "groupLead",
    "under-another-id",
    "One observation of one lesson by one person.",
    create("observation", newRecordId(40), sent),
    refuse("duplicate-key", [], begun),
  ),
  turns(
    "observation.create",
    "teacher",
    "of-her-own-lesson",
    "Nobody observes herself, and it repeats what the lesson says.",
    create("observation", newRecordId(41), { ...sent, author: people.teacher, lessons: "1" }),
    refuse("validation", ["/lesson own-lesson", "/lessons not-as-the-lesson"]),
  ),
  turns(
    "observation.submit",
    "groupLead",
    "empty",
    "Nothing is written yet.",
    act("observation", begun.id, "submit", 50, 1),
    refuse("guard-failed", ["/ratings not-filled"]),
  ),
  turns(
    "observation.remove",
    "groupLead",
    "draft",
    "A draft is removed.",
    remove("observation", begun.id, 1),
    removed({ kind: "observation", id: begun.id, version: 2 }),
  ),
  turns(
    "observation.submit",
    "groupLead",
    "submitted",
    "Another one is submitted …",
    act("observation", draft.id, "submit", 51, 2),
    written("observation", { ...next(draft), state: "submitted", submittedAt: clock }),
  ),
  turns(
    "observation.takeBack",
    "groupLead",
    "taken-back",
    "… and taken back, within the time that is set for it.",
    act("observation", draft.id, "takeBack", 52, 3),
    written("observation", next(draft, {}, 2)),
  ),
  turns(
    "observation.withdraw",
    "groupLead",
    "withdrawn",
    "Withdrawn for good.",
    act("observation", draft.id, "withdraw", 53, 4),
    written("observation", { ...next(draft, {}, 3), state: "withdrawn" }),
  ),

  opens(
    "observation.askUnlock",
    "teacher",
    "asked",
    "One side asks to open it again, and says why.",
    act("observation", locked.id, "askUnlock", 54, 6, { reason: "课题写错了" }),
    written("observation", { ...next<Observation>(locked), state: "unlocking", unlockAskedBy: people.teacher, reason: "课题写错了" }),
  ),
  opens(
    "observation.agree",
    "teacher",
    "by-herself",
    "The other side must agree.",
    act("observation", locked.id, "agree", 55, 7),
    refuse("guard-failed", ["/unlockAskedBy same-person"]),
  ),
  opens(
    "observation.agree",
    "groupLead",
    "agreed",
    "A draft again, without signatures and answer; a counter entry takes back the hour that followed from it.",
    act("observation", locked.id, "agree", 56, 7),
    {
      status: 200,
      body: { record: { id: locked.id, state: "draft", signatures: [], answer: "" } },
      shows: {
        record: reopened,
        changes: [
          { kind: "observation", id: locked.id, version: reopened.version },
          { kind: "hour", id: idOf("counter", hourIds.derived), version: 1 },
        ],
      },
    },
  ),

  refuses(
    "observation.refuse",
    "teacher",
    "without-reason",
    "Who refuses says why.",
    act("observation", unlocking.id, "refuse", 57, 7),
    refuse("validation", ["/input/reason required"]),
  ),
  refuses(
    "observation.refuse",
    "teacher",
    "refused",
    "It stays locked, with its signatures.",
    act("observation", unlocking.id, "refuse", 58, 7, { reason: "时间没有写错" }),
    written("observation", { ...without(next<Observation>(unlocking), "unlockAskedBy"), state: "locked", reason: "时间没有写错" }),
  ),

  inspects(
    "observation.list",
    "principal",
    "inspections",
    "What was found at the school and waits to be confirmed.",
    list("observation", { aim: "inspection", state: "answered" }),
    page(inspected),
  ),
  inspects(
    "observation.get",
    "groupLead",
    "inspection-of-her-group",
    "An inspection is nothing that colleagues learn from: who leads the group does not see it.",
    get("observation", inspected.id),
    refuse("not-found"),
  ),
  inspects(
    "observation.return",
    "teacher",
    "by-the-teacher",
    "Who inspected says whether it is done.",
    act("observation", inspected.id, "return", 63, 4, { reason: "再看看" }),
    refuse("not-permitted"),
  ),
  inspects(
    "observation.return",
    "principal",
    "returned",
    "It is not done yet: it waits for the teacher again, with the reason, and her signature falls.",
    act("observation", inspected.id, "return", 64, 4, { reason: "第二次作业还没有批" }),
    written("observation", stillOpen),
  ),
  inspects(
    "observation.change",
    "teacher",
    "what-was-done",
    "She says what she has done since.",
    change("observation", inspected.id, 5, { answer: done.answer }),
    written("observation", done),
  ),
  inspects(
    "observation.answer",
    "teacher",
    "done",
    "Both can sign again; with both signatures it is confirmed, and no hour follows.",
    act("observation", inspected.id, "answer", 65, 6),
    written("observation", { ...without(next<Observation>(done), "reason"), state: "answered" }),
  ),
];
