import type { Hour } from "../../kinds/index.ts";
import { clock, orgs, people } from "../records/campus.ts";
import { hourIds } from "../records/hours.ts";
import {
  act,
  actionId,
  ask,
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
  story,
  without,
  written,
} from "./build.ts";
import { the } from "./look.ts";

const look = story("looking-at-hours");
const claim = story("a-claim-from-draft-to-approved");
const back = story("a-claim-that-comes-back");

/** A claim that the teacher makes. */
export const fresh: Hour = {
  ...born(newRecordId(20), orgs.school),
  state: "draft",
  person: people.teacher,
  on: "2026-11-13",
  title: "区域教研：估算",
  claimedHours: "3",
  category: "external",
  role: "participant",
  level: "county",
};
const path = `/v1/hours/${fresh.id}`;
const named: Hour = { ...next(fresh), title: "区域教研：估算与口算" };
const doubled: Hour = { ...next(named), role: "speaker" };
const submitted: Hour = { ...next(doubled), state: "submitted" };
const granted: Hour = { ...next(submitted), approvedHours: "2.5" };
const decidedBy = people.schoolAdmin;
const approved: Hour = {
  ...next(granted),
  state: "approved",
  step: 1,
  approvals: [{ by: decidedBy, level: "school", at: clock, version: granted.version }],
  decidedBy,
};
const waiting = the("hour", "submitted");
const returned = the("hour", "returned");
const appealed = the("hour", "appealed");
const appeal = "签到表上有我的签名，照片已经附上。";
const answer = "签到表和照片都核对过，不是这一次活动。";

const file = story("hours-as-a-file");
const headings = "姓名,工号,单位,开始日期,结束日期,活动名称,类别,角色,级别,分钟,天数,课时,本人申报学时,认定学时,状态,理由,编号,版本";
const line = `许知言,QH-0101,云岚县青禾小学,2026-10-14,,县级数学研讨会,external,参加,县级,,,,3,2.5,已认定,,${hourIds.approved},3`;

export const hourExchanges = [
  file(
    "hour.export",
    "teacher",
    "own-approved",
    "Her own records for a spreadsheet. Filters are those of the list, and so is what one sees. The last line says how many records there are: a file without it was cut off.",
    ask("/v1/exports/hours", { category: "external", state: "approved" }),
    {
      status: 200,
      headers: { "Content-Type": "text/csv", "Content-Disposition": "attachment" },
      shows: `${headings}\r\n${line}\r\n合计:1\r\n`,
    },
  ),
  file(
    "hour.export",
    "schoolAdmin",
    "as-lines",
    "For programs: the records as JSON, one a line, and the count at the end.",
    ask("/v1/exports/hours", { format: "jsonl", person: people.mentor, state: "returned" }),
    { status: 200, headers: { "Content-Type": "application/jsonl" }, shows: '{"end":true,"records":0}\n' },
  ),
  file(
    "hour.export",
    "teacher",
    "unknown-filter",
    "A filter that is not known is refused: it would hand out everything.",
    ask("/v1/exports/hours", { peron: people.teacher }),
    refuse("validation", ["/query/peron unknown-parameter"]),
  ),
  look(
    "hour.list",
    "teacher",
    "own-of-a-stretch",
    "Her own records of a stretch of days, the latest first. Where there are more, `next` holds the cursor of the next page.",
    list("hour", { person: people.teacher, from: "2026-10-15", to: "2026-11-30" }),
    page(the("hour", "halfway"), waiting),
  ),
  look(
    "hour.list",
    "schoolAdmin",
    "waiting",
    "What waits for the school. Drafts of others are in no list.",
    list("hour", { state: "submitted", limit: "20" }),
    page(the("hour", "halfway"), waiting),
  ),
  look(
    "hour.list",
    "teacher",
    "day-in-words",
    "A filter that is no day.",
    list("hour", { from: "yesterday" }),
    refuse("validation", ["/query/from not-a-day"]),
  ),
  look("hour.get", "teacher", "own", "One record.", get("hour", hourIds.approved), found(the("hour", "approved"))),
  look(
    "hour.get",
    "teacher",
    "unchanged",
    "With the ETag that one has, an unchanged record costs no body.",
    { ...get("hour", hourIds.approved), headers: { "If-None-Match": `"3"` } },
    { status: 304 },
  ),
  look(
    "hour.get",
    "schoolAdmin",
    "draft-of-a-teacher",
    "Nobody but its author sees a draft.",
    get("hour", hourIds.draft),
    refuse("not-found"),
  ),

  claim(
    "hour.create",
    "teacher",
    "created",
    "Created with an id of the client's, so that a lost answer is repeated without harm.",
    create("hour", fresh.id, content(fresh), actionId(20)),
    created("hour", fresh),
  ),
  claim(
    "hour.create",
    "teacher",
    "again",
    "The same action once more gives the first answer.",
    create("hour", fresh.id, content(fresh), actionId(20)),
    created("hour", fresh),
  ),
  claim(
    "hour.create",
    "teacher",
    "action-of-another",
    "An action id belongs to one action for ever.",
    create("hour", newRecordId(22), content(fresh), actionId(20)),
    refuse("action-reused"),
  ),
  claim(
    "hour.create",
    "teacher",
    "id-taken",
    "The id is taken by other content: the answer holds it.",
    create("hour", fresh.id, content({ ...fresh, title: "别的活动" })),
    refuse("stale-version", [], fresh),
  ),
  claim(
    "hour.change",
    "teacher",
    "renamed",
    "A merge patch: what is not sent stays.",
    change("hour", fresh.id, 1, { title: named.title }),
    written("hour", named),
  ),
  claim(
    "hour.change",
    "teacher",
    "stale",
    "Written against a version that is past: the answer holds the present one.",
    change("hour", fresh.id, 1, { title: "另一台设备上的标题" }),
    refuse("stale-version", [], named),
  ),
  claim(
    "hour.change",
    "teacher",
    "by-post",
    "Where only GET and POST pass, and headers are stripped too: method and version stand in the address.",
    {
      method: "POST",
      path,
      query: { _method: "PATCH", expectedVersion: "2" },
      headers: { "Content-Type": "application/json" },
      body: { role: "speaker" },
    },
    written("hour", doubled),
  ),
  claim(
    "hour.submit",
    "teacher",
    "submitted",
    "It goes to the school.",
    act("hour", fresh.id, "submit", 21, 3),
    written("hour", submitted),
  ),
  claim(
    "hour.submit",
    "teacher",
    "submitted-again",
    "The same action id: the first answer, whatever happened since.",
    act("hour", fresh.id, "submit", 21, 3),
    written("hour", submitted),
  ),
  claim(
    "hour.approve",
    "teacher",
    "by-herself",
    "Nobody approves her own.",
    act("hour", fresh.id, "approve", 22, 4),
    refuse("not-permitted"),
  ),
  claim(
    "hour.change",
    "schoolAdmin",
    "granted",
    "The school writes what it grants.",
    change("hour", fresh.id, 4, { approvedHours: "2.5" }),
    written("hour", granted),
  ),
  claim(
    "hour.approve",
    "schoolAdmin",
    "approved",
    "From now on it counts.",
    act("hour", fresh.id, "approve", 23, 5),
    written("hour", approved),
  ),
  claim(
    "hour.approve",
    "schoolAdmin",
    "twice",
    "What is approved cannot be approved.",
    act("hour", fresh.id, "approve", 24, 6),
    refuse("transition-not-allowed"),
  ),
  claim(
    "hour.change",
    "teacher",
    "after-approval",
    "Nothing of it is changed any more.",
    change("hour", fresh.id, 6, { claimedHours: "30" }),
    refuse("not-permitted"),
  ),
  claim(
    "hour.reopen",
    "principal",
    "by-another",
    "Nobody takes back what somebody else decided.",
    act("hour", fresh.id, "reopen", 25, 6),
    refuse("guard-failed", ["/decidedBy another-person"]),
  ),
  claim(
    "hour.reopen",
    "schoolAdmin",
    "reopened",
    "Who decided takes it back for a while; it waits for that level again, and what was granted stays as a proposal.",
    act("hour", fresh.id, "reopen", 26, 6),
    written("hour", { ...without(next(approved), "decidedBy"), state: "submitted", step: 0, approvals: [] }),
  ),

  back(
    "hour.return",
    "schoolAdmin",
    "without-reason",
    "Whoever returns something says why.",
    act("hour", waiting.id, "return", 30, 2),
    refuse("validation", ["/input/reason required"]),
  ),
  back(
    "hour.return",
    "schoolAdmin",
    "returned",
    "Back to its author, with the reason.",
    act("hour", waiting.id, "return", 31, 2, { reason: "请写明天数" }),
    written("hour", { ...next(waiting), state: "returned", reason: "请写明天数", decidedBy }),
  ),
  back(
    "hour.change",
    "teacher",
    "mended",
    "She adds what was missing.",
    change("hour", waiting.id, 3, { days: "2", claimedHours: null }),
    written("hour", {
      ...without({ ...next(waiting, {}, 2) }, "claimedHours"),
      state: "returned",
      reason: "请写明天数",
      decidedBy,
      days: "2",
    }),
  ),
  back(
    "hour.withdraw",
    "teacher",
    "withdrawn",
    "Or takes it back for good.",
    act("hour", waiting.id, "withdraw", 32, 4),
    written("hour", {
      ...without({ ...next(waiting, {}, 3) }, "claimedHours"),
      state: "withdrawn",
      reason: "请写明天数",
      decidedBy,
      days: "2",
    }),
  ),
  back(
    "hour.submit",
    "teacher",
    "another",
    "Another one that came back is submitted again; the reason goes.",
    act("hour", returned.id, "submit", 33, 3),
    written("hour", { ...without(next(returned), "reason"), state: "submitted" }),
  ),
  back(
    "hour.reject",
    "schoolAdmin",
    "rejected",
    "Refused with a reason.",
    act("hour", returned.id, "reject", 34, 4, { reason: "没有参加" }),
    written("hour", { ...next(returned, {}, 2), state: "rejected", reason: "没有参加", decidedBy }),
  ),
  back(
    "hour.appeal",
    "teacher",
    "appealed",
    "She says why it should count.",
    act("hour", returned.id, "appeal", 35, 5, { appeal }),
    written("hour", { ...next(returned, {}, 3), state: "appealed", reason: "没有参加", decidedBy, appeal }),
  ),
  back(
    "hour.dismiss",
    "schoolAdmin",
    "by-who-refused-it",
    "Who refused it does not decide on the appeal.",
    act("hour", returned.id, "dismiss", 36, 6, { answer: "没有参加" }),
    refuse("not-permitted"),
  ),
  back(
    "hour.dismiss",
    "principal",
    "dismissed",
    "The principal answers; that is the end of it.",
    act("hour", returned.id, "dismiss", 37, 6, { answer }),
    written("hour", { ...next(returned, {}, 4), state: "dismissed", reason: "没有参加", decidedBy, appeal, answer }),
  ),
  back(
    "hour.appeal",
    "teacher",
    "twice",
    "One appeal is answered once.",
    act("hour", returned.id, "appeal", 38, 7, { appeal }),
    refuse("transition-not-allowed"),
  ),
  back(
    "hour.allow",
    "principal",
    "allowed",
    "Another appeal succeeds: the record counts, and says by whom.",
    act("hour", appealed.id, "allow", 39, 4),
    written("hour", {
      ...next(appealed),
      state: "approved",
      approvals: [{ by: people.principal, level: "appeal", at: clock, version: appealed.version }],
      decidedBy: people.principal,
    }),
  ),
];
