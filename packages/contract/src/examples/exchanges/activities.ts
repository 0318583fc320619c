import { participationId } from "../../ids/participation.ts";
import type { Activity } from "../../kinds/index.ts";
import { activities, activityIds, participationIds } from "../records/activities.ts";
import { clock, orgs, people } from "../records/campus.ts";
import { act, born, change, content, create, created, found, get, list, next, page, refuse, story, written, without } from "./build.ts";

const plans = story("planning-an-activity");
const opens = story("opening-an-activity");
const closes = story("closing-an-activity");
const inspects = story("inspecting-an-activity");

const { planned, open, held } = activities;
const begun: Activity = {
  ...born(activityIds.new, orgs.school),
  ...without<Activity, "id" | "version" | "createdAt" | "updatedAt" | "org">(planned, "id", "version", "createdAt", "updatedAt", "org"),
  on: "2026-12-04",
  theme: "",
};

export const activityExchanges = [
  plans("activity.list", "teacher", "this-month", "What is held in her school.", list("activity", { state: "held" }), page(held)),
  plans("activity.get", "teacher", "planned", "One of them.", get("activity", planned.id), found(planned)),
  plans(
    "activity.create",
    "groupLead",
    "begun",
    "It may be planned before all is known.",
    create("activity", begun.id, content(begun)),
    created("activity", begun),
  ),
  plans(
    "activity.open",
    "groupLead",
    "no-theme",
    "What its checklist looks for beforehand must be there: it has no theme.",
    act("activity", begun.id, "open", 200, 1),
    refuse("guard-failed", ["/checklists/held-well/theme not-filled"]),
  ),
  plans(
    "activity.change",
    "groupLead",
    "a-theme",
    "Its host writes it.",
    change("activity", begun.id, 1, { theme: "作业设计" }),
    written("activity", next<Activity>(begun, { theme: "作业设计" })),
  ),
  plans(
    "activity.cancel",
    "groupLead",
    "cancelled",
    "It does not take place, and why.",
    act("activity", begun.id, "cancel", 201, 2, { reason: "全校放假" }),
    written("activity", { ...next<Activity>(begun, { theme: "作业设计", reason: "全校放假" }, 2), state: "cancelled" }),
  ),

  opens(
    "activity.open",
    "groupLead",
    "opened",
    "Whoever is expected stands on the list from now on. The code is of the server's making, and its host's to show.",
    act("activity", planned.id, "open", 202, 1),
    {
      status: 200,
      body: { record: { id: planned.id, state: "open" } },
      shows: {
        record: { ...next<Activity>(planned), state: "open", code: "130577", codeUntil: "2026-11-20T04:15:00.000Z" },
        changes: [
          { kind: "activity", id: planned.id, version: 2 },
          { kind: "participation", id: participationId(planned.id, people.teacher), version: 1 },
          { kind: "participation", id: participationId(planned.id, people.groupLead), version: 1 },
        ],
      },
    },
  ),
  opens(
    "activity.get",
    "teacher",
    "open",
    "Nobody but its host reads the code.",
    get("activity", open.id),
    found(without<Activity, "code">(open, "code")),
  ),
  opens(
    "activity.renewCode",
    "groupLead",
    "another-code",
    "The code is over, or somebody sent it out of the room: another one.",
    act("activity", open.id, "renewCode", 203, 1),
    {
      status: 200,
      body: { record: { id: open.id, state: "open" } },
      shows: {
        record: { ...next<Activity>(open), code: "130577", codeUntil: "2026-11-20T04:15:00.000Z" },
        changes: [{ kind: "activity", id: open.id, version: 2 }],
      },
    },
  ),

  closes(
    "activity.hold",
    "groupLead",
    "closed",
    "The list stands: who was not marked is absent until she was heard. Who was there gets hours.",
    act("activity", open.id, "hold", 204, 1),
    {
      status: 200,
      body: { record: { id: open.id, state: "held" } },
      shows: {
        record: { ...next<Activity>(without<Activity, "code" | "codeUntil">(open, "code", "codeUntil")), state: "held", heldAt: clock },
        changes: [
          { kind: "activity", id: open.id, version: 2 },
          { kind: "participation", id: participationIds.expected, version: 2 },
        ],
      },
    },
  ),
  closes(
    "activity.reopen",
    "groupLead",
    "opened-again",
    "Somebody was forgotten: the hours are taken back, and the list can be mended.",
    act("activity", open.id, "reopen", 205, 2, { reason: "漏了一人" }),
    {
      status: 200,
      body: { record: { id: open.id, state: "open" } },
      shows: {
        record: next<Activity>(open, { reason: "漏了一人", code: "130577", codeUntil: "2026-11-20T04:15:00.000Z" }, 2),
        changes: [
          { kind: "activity", id: open.id, version: 3 },
          { kind: "participation", id: participationIds.expected, version: 3 },
        ],
      },
    },
  ),

  inspects(
    "activity.check",
    "principal",
    "nothing-seen",
    "For each item that looks back somebody says what she saw.",
    act("activity", held.id, "check", 206, 1),
    refuse("guard-failed", ["/checks/held-well/record not-checked"]),
  ),
  inspects(
    "activity.change",
    "principal",
    "seen",
    "Who inspects writes what she saw.",
    change("activity", held.id, 1, { checks: [{ item: "held-well/record", saw: "记录完整" }] }),
    written("activity", next<Activity>(held, { checks: [{ item: "held-well/record", saw: "记录完整" }] })),
  ),
  inspects(
    "activity.check",
    "principal",
    "in-order",
    "In order: participations and hours say so, for packs that wait for it.",
    act("activity", held.id, "check", 207, 2),
    {
      status: 200,
      body: { record: { id: held.id, state: "checked", checkedBy: people.principal } },
      shows: {
        record: {
          ...next<Activity>(held, { checks: [{ item: "held-well/record", saw: "记录完整" }] }, 2),
          state: "checked",
          checkedBy: people.principal,
          checkedAt: clock,
        },
        changes: [
          { kind: "activity", id: held.id, version: 3 },
          { kind: "participation", id: participationIds.recorded, version: 2 },
          { kind: "participation", id: participationIds.absent, version: 2 },
          { kind: "participation", id: participationIds.appealed, version: 2 },
        ],
      },
    },
  ),
];
