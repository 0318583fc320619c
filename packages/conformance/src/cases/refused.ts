import { kindTable, newId, type Kind, type KindRow } from "@xiaoben/contract";
import { refused as examples, type RefusedExample } from "@xiaoben/contract/examples";
import { checkNew } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { must, refused, same, written } from "../run/expect.ts";
import { contentOf, titleOf } from "../run/material.ts";
import { giveUp, type Trial } from "../run/trial.ts";
import { offers, personNames, type Person } from "../run/world.ts";
import type { Case } from "./case.ts";

export const refusedCases = {
  "write.refused": async (trial) => {
    let tried = 0;
    await trial.each(examples, async (example) => {
      const writer = writerOf(trial, example.kind);
      const body = writer && bodyOf(example, writer);
      if (!body) return;
      tried++;
      const answer = await trial.put(example.kind, newId(), body, { as: writer.name });
      const { issues = [] } = refused(answer, "validation");
      const missing = expectedOf(example, body).filter((pointer) => !issues.some((one) => one.pointer === pointer));
      const name = `${example.kind} ${example.name}`;
      must(
        missing.length === 0,
        said(`例子 ${name}：issues 指出 ${missing.join("、")}`, `example ${name}: issues at ${missing.join(", ")}`),
        `issues at ${issues.map((one) => one.pointer).join(", ") || "no place"}`,
        answer,
      );
    });
    if (tried === 0) giveUp(said("没有可以写的类型", "nothing can be written with the tokens given"));
  },
  "write.change.array": async (trial) => {
    const writer = writerOf(trial, "pack");
    if (!writer)
      giveUp(said("需要 schoolAdmin、principal 或 countyOfficer 的令牌", "it needs a token of schoolAdmin, principal or countyOfficer"));
    const as = writer.name;
    const { pack } = contentOf("pack") as { pack: Record<string, unknown> };
    // A pack of the lowest level, with a name that nobody else has: it is never published.
    const own = { ...pack, id: `conformance.${newId()}`, title: titleOf(trial.clause), level: "school" };
    const id = newId();
    const { record } = await trial.prepared("write.create", async () =>
      written(await trial.put("pack", id, { org: writer.session.org, pack: own }, { as })),
    );
    const all = (record["pack"] as { categories: unknown[] }).categories;
    if (all.length < 2) giveUp(said("例子里的数组太短", "the array of the example is too short"));
    const patch = { pack: { ...own, categories: all.slice(0, 1) } };
    const after = written(await trial.patch("pack", id, record.version, patch, { as })).record;
    same((after["pack"] as { categories: unknown[] }).categories, all.slice(0, 1), "/record/pack/categories");
  },
} satisfies Record<string, Case>;

/** Somebody with a token who may create records of a kind. */
function writerOf(trial: Trial, kind: Kind): Person | undefined {
  const { writes, writers }: KindRow = kindTable[kind];
  if (!writes.create || kindTable[kind].level !== 1 || !offers(trial.world, `${kind}.create`)) return undefined;
  const people = personNames.flatMap((name) => trial.world.people[name] ?? []);
  return writers ? people.find(({ session }) => session.roles.some(({ role }) => writers.includes(role))) : people[0];
}

const setByServer: readonly string[] = ["id", "version", "createdAt", "updatedAt", "state", "deleted"];

/** The example as somebody would send it; nothing where what is wrong with it is set by the server anyhow. */
function bodyOf({ kind, record, issues }: RefusedExample, { session }: Person): Record<string, unknown> | undefined {
  const row: KindRow = kindTable[kind];
  const places = issues.map(({ pointer }) => pointer.split("/")[1]);
  const put: Record<string, unknown> = {
    org: session.org,
    ...(row.owner && { [row.owner]: session.person }),
    // Should a back end take one of these after all, it binds and decides nothing that is there.
    ...((kind === "binding" || kind === "decision") && { pack: "conformance.none" }),
  };
  const own = Object.fromEntries(Object.entries(put).filter(([name]) => !places.includes(name)));
  const left = [...setByServer, ...(row.stamped ?? []), "provenance", "approvedHours", "result"].filter((name) => !places.includes(name));
  const body = Object.fromEntries(Object.entries({ ...(record as object), ...own }).filter(([name]) => !left.includes(name)));
  return checkNew(kind, body).length > 0 ? body : undefined;
}

/** Places that must be named: those of the example that a creation looks at. */
function expectedOf({ kind, issues }: RefusedExample, body: Record<string, unknown>): string[] {
  const found = checkNew(kind, body).map(({ pointer }) => pointer);
  return issues.map(({ pointer }) => pointer).filter((pointer) => found.includes(pointer));
}
