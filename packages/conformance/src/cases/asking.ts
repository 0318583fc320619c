import { newId, type Rollup, type Verdict } from "@xiaoben/contract";
import { rollupSchema, verdictSchema } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { accepted, describe, isObject, must, pageOf, refused, same, validAs } from "../run/expect.ts";
import { giveUp, type Trial } from "../run/trial.ts";
import type { Case } from "./case.ts";

export const askCases = {
  "evaluate.answer": async (trial) => {
    const { verdicts, answer } = await evaluated(trial);
    await trial.each(verdicts, async (verdict) => {
      validAs(verdictSchema, verdict, "verdict", answer);
      same(verdict.subject, { kind: "person", id: trial.teacher.session.person }, "/subject", answer);
    });
  },
  "evaluate.same": async (trial) => {
    const figures = async (): Promise<unknown> =>
      (await evaluated(trial)).verdicts.map(({ rule, period, outcome, settled, value, waiting, threshold, gap }) => ({
        rule,
        period,
        outcome,
        settled,
        value,
        waiting,
        threshold,
        gap,
      }));
    same(await figures(), await figures(), "the figures of the second answer");
  },
  "evaluate.badQuestion": async (trial) => {
    const answer = await trial.ask({ method: "POST", path: "/v1/evaluate", body: { subject: { kind: "person" } } });
    const { issues = [] } = refused(answer, "validation");
    must(
      issues.some(({ pointer }) => pointer === "/subject/id"),
      said("issues 指出 /subject/id", "an issue at /subject/id"),
      JSON.stringify(issues),
      answer,
    );
  },
  "definition.answer": async (trial) => {
    await trial.attempt(async () => void refused(await trial.ask({ path: "/v1/definitions/none/0/pack" }), "not-found"));
    const { items } = pageOf(await trial.list("pack", { state: "published", limit: 1 }));
    const head = (items[0] as { pack?: { id: string; version: string } } | undefined)?.pack;
    if (!head) giveUp(said("没有已发布的规则包", "no pack is published"));
    const answer = await trial.ask({ path: `/v1/definitions/${encodeURIComponent(head.id)}/${encodeURIComponent(head.version)}/pack` });
    accepted(answer, 200);
    const { id, version } = answer.json as { id?: unknown; version?: unknown };
    same([id, version], [head.id, head.version], "id and version", answer);
  },
  "rollup.answer": async (trial) => {
    const person = (["schoolAdmin", "principal", "countyOfficer"] as const).flatMap((name) => trial.world.people[name] ?? [])[0];
    if (!person)
      giveUp(said("需要 schoolAdmin、principal 或 countyOfficer 的令牌", "it needs a token of schoolAdmin, principal or countyOfficer"));
    const role = person.session.roles.find((one) => one.role === person.name);
    const answer = await trial.ask({ as: person.name, method: "POST", path: "/v1/rollup", body: { org: role?.org ?? person.session.org } });
    accepted(answer, 200);
    const rollups = isObject(answer.json) ? answer.json["rollups"] : undefined;
    must(Array.isArray(rollups), said("{ rollups: […] }", "{ rollups: […] }"), describe(answer), answer);
    await trial.each(rollups as Rollup[], async (rollup) => {
      validAs(rollupSchema, rollup, "rollup", answer);
      const sum = Object.values(rollup.outcomes).reduce((all, count) => all + count, 0);
      same(sum, rollup.people, `outcomes of ${rollup.rule.id}`, answer);
    });
    refused(await trial.ask({ as: person.name, method: "POST", path: "/v1/rollup", body: { org: newId() } }), "not-found");
  },
} satisfies Record<string, Case>;

async function evaluated(trial: Trial): Promise<{ verdicts: Verdict[]; answer: Awaited<ReturnType<Trial["ask"]>> }> {
  const { person: id, today } = trial.teacher.session;
  const answer = await trial.ask({ method: "POST", path: "/v1/evaluate", body: { subject: { kind: "person", id }, asOf: today } });
  accepted(answer, 200);
  const verdicts = isObject(answer.json) ? answer.json["verdicts"] : undefined;
  must(Array.isArray(verdicts), said("{ verdicts: […] }", "{ verdicts: […] }"), describe(answer), answer);
  return { verdicts: verdicts as Verdict[], answer };
}
