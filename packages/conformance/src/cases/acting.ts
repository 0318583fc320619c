import { newId } from "@xiaoben/contract";
import { said } from "../said.ts";
import { describe, must, notDone, pageOf, refused, same, valid, written } from "../run/expect.ts";
import type { Answer } from "../run/send.ts";
import { giveUp, type Trial } from "../run/trial.ts";
import { offers } from "../run/world.ts";
import type { Case } from "./case.ts";

export const removeCases = {
  "remove.draft": async (trial) => {
    const draft = await trial.draft();
    const answer = await trial.remove("hour", draft.id, draft.version);
    must(answer.status === 200, said("状态 200", "status 200"), describe(answer), answer);
    const { changes } = answer.json as { changes?: { id: string; version: number }[] };
    const own = changes?.filter(({ id }) => id === draft.id) ?? [];
    must(
      own.length === 1 && own[0]!.version > draft.version,
      said("changes 里有它，版本更大", "changes name it with a higher version"),
      JSON.stringify(changes),
      answer,
    );
    refused(await trial.get("hour", draft.id), "not-found");
    const { person } = trial.teacher.session;
    const items = (await trial.walk("hour", { person, from: String(draft["on"]), to: String(draft["on"]), limit: 100 })).flat();
    must(!items.some(({ id }) => id === draft.id), said("列表里没有它", "lists leave it out"), "it is in the list");
  },
  "remove.stale": async (trial) => {
    const draft = await trial.draft();
    const { record } = await trial.prepared("write.change", async () =>
      written(await trial.patch("hour", draft.id, draft.version, { category: "online" })),
    );
    refused(await trial.remove("hour", draft.id, draft.version), "stale-version");
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "remove.again": async (trial) => {
    const draft = await trial.draft();
    await trial.prepared("remove.draft", async () => {
      const answer = await trial.remove("hour", draft.id, draft.version);
      must(answer.status < 300, said("2xx", "2xx"), describe(answer), answer);
    });
    refused(await trial.remove("hour", draft.id, draft.version), "not-found");
    // Its id may be written again by its author, or not; a version that begins anew would be older than what everybody has.
    const again = await trial.put("hour", draft.id, trial.hour());
    const { version } = again.status < 300 ? written(again).record : { version: Infinity };
    must(version > draft.version + 1, said("版本接着墓碑的", "a version above that of the tombstone"), `version is ${version}`, again);
  },
  "remove.onlyDrafts": async (trial) => {
    const record = await trial.submitted();
    refused(await trial.remove("hour", record.id, record.version), "transition-not-allowed");
    same(await trial.now("hour", record.id), record, "GET");
  },
} satisfies Record<string, Case>;

export const actCases = {
  "act.transition": async (trial) => {
    const draft = await trial.draft();
    const answer = await trial.act("hour", draft.id, "submit", { version: draft.version });
    const { record } = written(answer, 200);
    valid("hour", record, answer);
    same(record["state"], "submitted", "/record/state", answer);
    must(record.version > draft.version, said("版本变大", "a higher version"), `version is ${record.version}`, answer);
    same(await trial.now("hour", draft.id), record, "GET");
    const items = pageOf(await trial.list("hour", { person: trial.teacher.session.person, state: "submitted", limit: 100 })).items;
    must(
      items.some(({ id }) => id === draft.id) || items.length === 100,
      said("state=submitted 的列表里有它", "a list of state=submitted holds it"),
      "it is not there",
    );
  },
  "act.retry": async (trial) => {
    const draft = await trial.draft();
    const body = { actionId: newId(), version: draft.version };
    const first = await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, "submit", body)));
    const answer = await trial.act("hour", draft.id, "submit", body);
    same(written(answer, 200).changes, first.changes, "/changes", answer);
    same((await trial.now("hour", draft.id)).version, first.record.version, "the version");
    await trial.attempt(() => atOnce(trial));
    if (!offers(trial.world, "hour.withdraw")) return;
    const { record } = await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, "withdraw")));
    const late = await trial.act("hour", draft.id, "submit", body);
    same(written(late, 200).changes, first.changes, "/changes after another action", late);
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "act.reused": async (trial) => {
    const [one, other] = [await trial.draft(), await trial.draft()];
    const actionId = newId();
    await trial.prepared("act.transition", async () => written(await trial.act("hour", one.id, "submit", { actionId })));
    await trial.attempt(async () => void refused(await trial.act("hour", other.id, "submit", { actionId }), "action-reused"));
    same(await trial.now("hour", other.id), other, "GET");
    const headers = { "x-action-id": newId() };
    const change = (category: string): Promise<Answer> => trial.patch("hour", other.id, other.version, { category }, { headers });
    const { record } = await trial.prepared("write.change", async () => written(await change("online")));
    // Where X-Action-Id is not looked at, the version tells.
    refused(await change("group-study"), "action-reused", "stale-version");
    same(await trial.now("hour", other.id), record, "GET");
  },
  "act.notAllowed": async (trial) => {
    const record = await trial.submitted();
    const answer = await trial.act("hour", record.id, "submit", { version: record.version });
    await trial.attempt(async () => void refused(answer, "transition-not-allowed"));
    same(await trial.now("hour", record.id), record, "GET");
    await trial.attempt(async () => notDone(await trial.act("hour", record.id, "no-such-action", { version: record.version })));
    same(await trial.now("hour", record.id), record, "GET");
    if (!offers(trial.world, "hour.withdraw")) return;
    const withdrawn = await trial.prepared("act.transition", async () => written(await trial.act("hour", record.id, "withdraw")).record);
    for (const action of ["submit", "withdraw"])
      await trial.attempt(async () => void refused(await trial.act("hour", record.id, action), "transition-not-allowed"));
    same(await trial.now("hour", record.id), withdrawn, "GET");
  },
  "act.guard": async (trial) => {
    const draft = await trial.draft({ minutes: undefined, days: undefined, lessons: undefined, claimedHours: undefined });
    const answer = await trial.act("hour", draft.id, "submit", { version: draft.version });
    await trial.attempt(async () => {
      const { issues = [] } = refused(answer, "guard-failed");
      const named = issues.some(({ pointer }) => /^\/(minutes|days|lessons|claimedHours)$/.test(pointer));
      must(named, said("issues 指出 /minutes", "an issue at /minutes"), JSON.stringify(issues.map(({ pointer }) => pointer)), answer);
    });
    same(await trial.now("hour", draft.id), draft, "GET");
    const untitled = await trial.draft({ title: "" });
    const bare = await trial.act("hour", untitled.id, "submit", { version: untitled.version });
    const pointers = (refused(bare, "guard-failed").issues ?? []).map(({ pointer }) => pointer);
    must(pointers.includes("/title"), said("issues 指出 /title", "an issue at /title"), JSON.stringify(pointers), bare);
  },
  "act.stale": async (trial) => {
    const draft = await trial.draft();
    const { record } = await trial.prepared("write.change", async () =>
      written(await trial.patch("hour", draft.id, draft.version, { category: "online" })),
    );
    refused(await trial.act("hour", draft.id, "submit", { version: draft.version }), "stale-version");
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "act.badId": async (trial) => {
    const draft = await trial.draft();
    for (const actionId of ["one", newId().toUpperCase()])
      await trial.attempt(async () => void refused(await trial.act("hour", draft.id, "submit", { actionId }), "validation"));
    same(await trial.now("hour", draft.id), draft, "GET");
  },
  "act.return": async (trial) => {
    await demandAbove(trial);
    const record = await trial.submitted();
    const as = "schoolAdmin";
    const bare = await trial.act("hour", record.id, "return", {}, { as });
    await trial.attempt(async () => {
      const { issues = [] } = refused(bare, "validation");
      must(
        issues.some(({ pointer }) => pointer === "/input/reason"),
        said("issues 指出 /input/reason", "an issue at /input/reason"),
        JSON.stringify(issues),
        bare,
      );
    });
    const reason = titleOfReason(trial);
    const returned = written(await trial.act("hour", record.id, "return", { input: { reason } }, { as })).record;
    same([returned["state"], returned["reason"]], ["returned", reason], "/record/state and /record/reason");
    if (offers(trial.world, "hour.approve")) {
      await trial.attempt(async () => void refused(await trial.act("hour", record.id, "approve", {}, { as }), "transition-not-allowed"));
      same(await trial.now("hour", record.id), returned, "GET");
    }
    if (offers(trial.world, "hour.remove"))
      await trial.attempt(async () => void refused(await trial.remove("hour", record.id, returned.version), "transition-not-allowed"));
    const changed = written(await trial.patch("hour", record.id, returned.version, { category: "online" })).record;
    const again = written(await trial.act("hour", record.id, "submit", { version: changed.version })).record;
    same([again["state"], again["reason"]], ["submitted", undefined], "/record/state and /record/reason");
  },
} satisfies Record<string, Case>;

/** The same action several times at once, as a double click sends it: it is done once, and each answer is that of the first. */
async function atOnce(trial: Trial): Promise<void> {
  const draft = await trial.draft();
  const body = { actionId: newId(), version: draft.version };
  const answers = await Promise.all([1, 2, 3].map(() => trial.act("hour", draft.id, "submit", body)));
  const [first] = answers.map((answer) => written(answer, 200).changes);
  for (const answer of answers) same(written(answer).changes, first, "/changes of the same action at once", answer);
}

const titleOfReason = (trial: Trial): string => String(trial.hour()["title"]);

/** The token of schoolAdmin is good only for the school that the teacher's records belong to, or one above. */
export async function demandAbove(trial: Trial): Promise<void> {
  const { org } = trial.teacher.session;
  const held = trial
    .person("schoolAdmin")
    .session.roles.filter(({ role }) => role === "schoolAdmin")
    .map((one) => one.org);
  if (held.includes(org)) return;
  const answer = await trial.get("org", org);
  const path = String((answer.json as { path?: unknown } | undefined)?.path ?? "");
  if (held.some((one) => path.split("/").includes(one))) return;
  giveUp(
    said("schoolAdmin 的令牌不是这位教师的学校的", "the token of schoolAdmin is not of this teacher's school, with the role schoolAdmin"),
  );
}
