import { newId, type Kind } from "@xiaoben/contract";
import { said } from "../said.ts";
import { accepted, describe, must, notDone, pageOf, refused, same, written, type AnyRecord } from "../run/expect.ts";
import { contentOf, titleOf } from "../run/material.ts";
import { giveUp, type Trial } from "../run/trial.ts";
import { offers, type Person } from "../run/world.ts";
import { demandAbove } from "./acting.ts";
import type { Case } from "./case.ts";
import { holds } from "./reading.ts";

const as = "otherTeacher";

export const permissionCases = {
  "permission.read": async (trial) => {
    const draft = await trial.draft();
    refused(await trial.get("hour", draft.id, { as }), "not-found");
    // What was handed in is seen by the school, and still by no colleague.
    if (!isPlain(trial.person(as)) || !offers(trial.world, "hour.submit")) return;
    await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, "submit")));
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
    if (isPlain(trial.person(as))) await ownAlone(trial);
    await fullPages(trial);
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
    const body = { actionId: newId(), version: draft.version };
    const { record } = await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, "submit", body)));
    // The repeat of somebody else's action is no repeat: it would show him the answer.
    await trial.attempt(async () => void refused(await trial.act("hour", draft.id, "submit", body, { as }), ...refusedTo, "action-reused"));
    if (offers(trial.world, "hour.withdraw"))
      await trial.attempt(async () => void refused(await trial.act("hour", draft.id, "withdraw", {}, { as }), ...refusedTo));
    same(await trial.now("hour", draft.id), record, "GET");
  },
  "permission.forOthers": async (trial) => {
    const { person } = trial.person(as).session;
    const id = newId();
    const answer = await trial.put("hour", id, trial.hour({ person }));
    if (answer.status < 300) trial.made.push({ as, kind: "hour", id });
    await trial.attempt(async () => void refused(answer, "not-permitted", "validation"));
    if (!trial.world.people.schoolAdmin) return;
    refused(await trial.put("hour", newId(), trial.hour(), { as: "schoolAdmin" }), "not-permitted", "validation");
  },
  "permission.org": async (trial) => {
    const { org: home, roles } = trial.teacher.session;
    const foreign = [newId()];
    if (offers(trial.world, "org.list")) {
      const known = pageOf(await trial.list("org", { limit: 100 })).items;
      foreign.push(
        ...known
          .map(({ id }) => id)
          .filter((id) => id !== home && !roles.some(({ org }) => org === id))
          .slice(0, 1),
      );
    }
    await trial.each(foreign, async (org) => {
      const answer = await trial.put("hour", newId(), trial.hour({ org }));
      refused(answer, "validation", "unknown-field-value", "not-permitted");
    });
  },
  "permission.tombstone": async (trial) => {
    const draft = await trial.draft();
    await trial.prepared("remove.draft", async () => accepted(await trial.remove("hour", draft.id, draft.version), 200));
    const others = ([as, "schoolAdmin"] as const).filter((name) => trial.world.people[name]);
    await trial.each(others, async (name) => {
      const items = (await trial.walk("hour", { updatedSince: draft.updatedAt, limit: 500 }, { as: name })).flat();
      must(
        !items.some(({ id }) => id === draft.id),
        said(`${name} 看不到墓碑`, `${name} is not shown the tombstone`),
        "it is in the list with updatedSince",
      );
    });
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
    for (const action of ["return", "reject", "approve"].filter((name) => offers(trial.world, `hour.${name}`))) {
      const answer = await trial.act("hour", record.id, action, { input: { reason: titleOf(trial.clause) } });
      await trial.attempt(async () => void refused(answer, "not-permitted"));
      same(await trial.now("hour", record.id), record, "GET");
    }
    if (offers(trial.world, "pack.create")) {
      const { pack } = contentOf("pack") as { pack: object };
      const body = { org: session.org, pack: { ...pack, id: `conformance.${newId()}`, title: titleOf(trial.clause), level: "school" } };
      refused(await trial.put("pack", newId(), body), "not-permitted");
    }
  },
  "permission.author": async (trial) => {
    await demandAbove(trial);
    const record = await trial.submitted();
    const school = { as: "schoolAdmin" } as const;
    await trial.attempt(async () => void refused(await trial.act("hour", record.id, "withdraw", {}, school), "not-permitted"));
    await trial.attempt(
      async () => void refused(await trial.remove("hour", record.id, record.version, school), "not-permitted", "transition-not-allowed"),
    );
    same(await trial.now("hour", record.id), record, "GET");
  },
  "permission.state": async (trial) => {
    await demandAbove(trial);
    const draft = await trial.draft();
    await trial.attempt(async () => void refused(await trial.get("hour", draft.id, { as: "schoolAdmin" }), "not-found"));
    await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, "submit")));
    accepted(await trial.get("hour", draft.id, { as: "schoolAdmin" }), 200);
    if (!offers(trial.world, "hour.withdraw")) return;
    await trial.prepared("act.transition", async () => written(await trial.act("hour", draft.id, "withdraw")));
    refused(await trial.get("hour", draft.id, { as: "schoolAdmin" }), "not-found");
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

/** Somebody who sees nothing of others' records by a role. */
const isPlain = ({ session }: Person): boolean => session.roles.every(({ role }) => role === "teacher" || role === "groupLead");

/** What a teacher's lists hold: own records, and packs that were published. */
async function ownAlone(trial: Trial): Promise<void> {
  const { person } = trial.person(as).session;
  const asked: [kind: Kind, query: Record<string, string>, isStray: (item: AnyRecord) => boolean][] = [
    ["hour", {}, (item) => item["person"] !== person],
    ["hour", { person: trial.teacher.session.person }, () => true],
    ["waiver", {}, (item) => item["person"] !== person],
    ["given", {}, (item) => item["person"] !== person],
    ["pack", {}, (item) => item["state"] === "draft"],
  ];
  await trial.each(
    asked.filter(([kind]) => offers(trial.world, `${kind}.list`)),
    async ([kind, query, isStray]) => {
      const answer = await trial.list(kind, { ...query, limit: 100 }, { as });
      const strays = pageOf(answer).items.filter(isStray);
      must(
        strays.length === 0,
        said(`${kind}：没有与他无关的记录`, `${kind}: nothing that does not concern him`),
        `${strays.length} such, the first is ${strays[0]?.id}`,
        answer,
      );
      const { total, items, next } = answer.json as { total?: number; items: unknown[]; next?: string };
      must(
        total === undefined || next !== undefined || total === items.length,
        said(`total 只数他看得到的：${items.length}`, `total counts what he may see: ${items.length}`),
        `total is ${total}`,
        answer,
      );
    },
  );
}

/** What is hidden makes no page shorter: pages are cut from what the caller may see. */
async function fullPages(trial: Trial): Promise<void> {
  const limit = 2;
  for (const name of [as, "schoolAdmin"] as const) {
    if (!trial.world.people[name]) continue;
    const pages = await trial.walk("hour", { limit }, { as: name, pages: 6 });
    const thin = pages.slice(0, -1).find((page) => page.length < limit);
    must(
      thin === undefined,
      said(`${name}：有 next 的页是满的`, `${name}: a page that has a next is full`),
      `a page of ${thin?.length} at limit=${limit}`,
    );
  }
}
