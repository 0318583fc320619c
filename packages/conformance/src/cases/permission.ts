import { newId } from "@xiaoben/contract";
import { said } from "../said.ts";
import { accepted, describe, must, notDone, pageOf, refused, same, written } from "../run/expect.ts";
import { contentOf, titleOf } from "../run/material.ts";
import { giveUp } from "../run/trial.ts";
import { offers } from "../run/world.ts";
import { demandAbove } from "./acting.ts";
import type { Case } from "./case.ts";
import { holds } from "./reading.ts";

const as = "otherTeacher";

export const permissionCases = {
  "permission.read": async (trial) => {
    const draft = await trial.draft();
    refused(await trial.get("hour", draft.id, { as }), "not-found");
  },
  "permission.list": async (trial) => {
    const draft = await trial.draft();
    const { person } = trial.teacher.session;
    await trial.each([{ person, state: "draft" }, { state: "draft" }], async (query) => {
      const answer = await trial.list("hour", { ...query, limit: 100 }, { as });
      const strays = pageOf(answer).items.filter((item) => item.id === draft.id || item["person"] === person);
      must(strays.length === 0, said("没有别人的草稿", "no drafts of somebody else"), `${strays.length} of another person`, answer);
    });
  },
  "permission.write": async (trial) => {
    const draft = await trial.draft();
    const refusedTo = ["not-found", "not-permitted"] as const;
    await trial.attempt(
      async () => void refused(await trial.patch("hour", draft.id, draft.version, { category: "online" }, { as }), ...refusedTo),
    );
    await trial.attempt(async () => void refused(await trial.act("hour", draft.id, "submit", {}, { as }), ...refusedTo));
    await trial.attempt(async () => void refused(await trial.remove("hour", draft.id, draft.version, { as }), ...refusedTo));
    same(await trial.now("hour", draft.id), draft, "GET");
  },
  "permission.forOthers": async (trial) => {
    const { person } = trial.person(as).session;
    const id = newId();
    const answer = await trial.put("hour", id, trial.hour({ person }));
    if (answer.status < 300) trial.made.push({ as, kind: "hour", id });
    refused(answer, "not-permitted", "validation");
  },
  "permission.idTaken": async (trial) => {
    const draft = await trial.draft();
    const answer = await trial.put("hour", draft.id, trial.hour({ category: "online" }, as), { as });
    const { current } = refused(answer, "duplicate-key");
    must(current === undefined, said("没有 current", "no current"), "current shows the record", answer);
    same(await trial.now("hour", draft.id), draft, "GET");
  },
  "permission.role": async (trial) => {
    const { session } = trial.teacher;
    const strong = session.roles.filter(({ role }) => role !== "teacher" && role !== "groupLead").map(({ role }) => role);
    if (strong.length > 0) giveUp(said(`teacher 还是 ${strong.join("、")}`, `the teacher is ${strong.join(", ")} as well`));
    const record = await trial.submitted();
    if (offers(trial.world, "hour.return")) {
      const answer = await trial.act("hour", record.id, "return", { input: { reason: titleOf(trial.clause) } });
      await trial.attempt(async () => void refused(answer, "not-permitted"));
      same((await trial.now("hour", record.id))["state"], "submitted", "/state");
    }
    if (offers(trial.world, "pack.create")) {
      const { pack } = contentOf("pack") as { pack: object };
      const body = { org: session.org, pack: { ...pack, id: `conformance.${newId()}`, title: titleOf(trial.clause), level: "school" } };
      refused(await trial.put("pack", newId(), body), "not-permitted");
    }
  },
  "permission.state": async (trial) => {
    await demandAbove(trial);
    const draft = await trial.draft();
    await trial.attempt(async () => void refused(await trial.get("hour", draft.id, { as: "schoolAdmin" }), "not-found"));
    await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, "submit")));
    accepted(await trial.get("hour", draft.id, { as: "schoolAdmin" }), 200);
  },
  "permission.fields": async (trial) => {
    await demandAbove(trial);
    const record = await trial.submitted();
    const school = { as: "schoolAdmin" } as const;
    await trial.attempt(
      async () => void refused(await trial.patch("hour", record.id, record.version, { title: titleOf("x") }, school), "not-permitted"),
    );
    await trial.attempt(
      async () => void refused(await trial.patch("hour", record.id, record.version, { category: "online" }), "not-permitted"),
    );
    await trial.attempt(
      async () => void refused(await trial.patch("hour", record.id, record.version, { approvedHours: "2" }), "not-permitted"),
    );
    same(await trial.now("hour", record.id), record, "GET");
    const answer = await trial.patch("hour", record.id, record.version, { approvedHours: "2" }, school);
    holds(written(answer).record, { approvedHours: "2" });
  },
  "permission.evaluate": async (trial) => {
    const { person: id } = trial.teacher.session;
    const answer = await trial.ask({ as, method: "POST", path: "/v1/evaluate", body: { subject: { kind: "person", id } } });
    notDone(answer);
    must([403, 404].includes(answer.status), said("403 或 404", "403 or 404"), describe(answer), answer);
  },
} satisfies Record<string, Case>;
