import assert from "node:assert/strict";
import { test } from "node:test";
import { activities } from "../examples/records/activities.ts";
import { orgs, people } from "../examples/records/campus.ts";
import { checkRecord } from "../schemas/check.ts";
import { asIfAttended, isExpected } from "./attended.ts";

const me = { person: people.teacher, org: orgs.school };

test("as if somebody had come: her participation and her hours, as a closed list would write them", () => {
  const [participation, hour] = asIfAttended(activities.planned, me);
  assert.deepEqual(
    [participation.state, participation.attendance, participation.role, participation.minutes, participation.org],
    ["recorded", "present", "participant", "90", activities.planned.org],
  );
  assert.deepEqual(
    [hour.state, hour.person, hour.on, hour.minutes, hour.category, hour.activity, hour.makesUpFor],
    ["approved", me.person, "2026-11-27", "90", "group-study", activities.planned.id, undefined],
  );
  assert.deepEqual([checkRecord("participation", participation), checkRecord("hour", hour)], [[], []]);
});

test("who speaks gets hours as a speaker; what was agreed on as its length holds, on each of its days otherwise", () => {
  const [, spoken] = asIfAttended(activities.planned, { ...me, person: people.groupLead });
  const [, agreed] = asIfAttended({ ...activities.planned, minutes: "60" }, me);
  const [, days] = asIfAttended({ ...activities.planned, until: "2026-11-29" }, me);
  assert.deepEqual([spoken.role, agreed.minutes, days.minutes, days.until], ["speaker", "60", "270", "2026-11-29"]);
});

test("[R021] what makes up for an earlier activity names its last day", () => {
  const earlier = { ...activities.held, until: "2026-11-19" };
  const [participation, hour] = asIfAttended(activities.planned, me, earlier);
  assert.deepEqual([participation.makesUpFor, hour.makesUpFor], ["2026-11-19", "2026-11-19"]);
});

test("who is expected, and who speaks, stands on the list", () => {
  assert.deepEqual(
    [people.teacher, people.groupLead, people.principal].map((person) => isExpected(activities.planned, person)),
    [true, true, false],
  );
});
