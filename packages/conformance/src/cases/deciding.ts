import { said } from "../said.ts";
import { must, refused, same, valid, written, type AnyRecord } from "../run/expect.ts";
import type { Trial } from "../run/trial.ts";
import { offers } from "../run/world.ts";
import { demandAbove } from "./acting.ts";
import type { Case } from "./case.ts";

const school = { as: "schoolAdmin" } as const;

/** What the school decides for good. The records stay, so these are tried only where that was allowed. */
export const decideCases = {
  "act.approve": async (trial) => {
    await demandAbove(trial);
    const submitted = await granted(trial, await trial.submitted());
    const answer = await trial.act("hour", submitted.id, "approve", { version: submitted.version }, school);
    const { record } = written(answer, 200);
    valid("hour", record, answer);
    same({ ...record, ...changing }, { ...submitted, ...changing }, "all but state, version, updatedAt and who decided", answer);
    same(record["state"], "approved", "/record/state", answer);
    same(await trial.now("hour", record.id), record, "GET");
    await trial.attempt(
      async () => void refused(await trial.patch("hour", record.id, record.version, { category: "online" }), "not-permitted"),
    );
    await trial.attempt(
      async () => void refused(await trial.patch("hour", record.id, record.version, { approvedHours: "9" }, school), "not-permitted"),
    );
    for (const action of ["withdraw", "submit"].filter((name) => offers(trial.world, `hour.${name}`)))
      await trial.attempt(async () => void refused(await trial.act("hour", record.id, action), "transition-not-allowed"));
    await trial.attempt(async () => void refused(await trial.act("hour", record.id, "approve", {}, school), "transition-not-allowed"));
    if (offers(trial.world, "hour.remove"))
      await trial.attempt(async () => void refused(await trial.remove("hour", record.id, record.version), "transition-not-allowed"));
    same(await trial.now("hour", record.id), record, "GET");
  },
  "act.reject": async (trial) => {
    await demandAbove(trial);
    const submitted = await trial.submitted();
    const bare = await trial.act("hour", submitted.id, "reject", {}, school);
    await trial.attempt(async () => {
      const pointers = (refused(bare, "validation").issues ?? []).map(({ pointer }) => pointer);
      must(
        pointers.includes("/input/reason"),
        said("issues 指出 /input/reason", "an issue at /input/reason"),
        JSON.stringify(pointers),
        bare,
      );
    });
    const reason = String(submitted["title"]);
    const { record } = written(await trial.act("hour", submitted.id, "reject", { input: { reason } }, school), 200);
    same([record["state"], record["reason"]], ["rejected", reason], "/record/state and /record/reason");
    await trial.attempt(async () => void refused(await trial.act("hour", record.id, "submit"), "transition-not-allowed"));
    same(await trial.now("hour", record.id), record, "GET");
  },
} satisfies Record<string, Case>;

/** What a decision may change: where the record stands, and who decided. */
const changing = { state: "", version: 0, updatedAt: "", step: 0, approvals: "", decidedBy: "" };

/** With what the school grants, where that can be written. */
async function granted(trial: Trial, record: AnyRecord): Promise<AnyRecord> {
  if (!offers(trial.world, "hour.change")) return record;
  const patch = trial.patch("hour", record.id, record.version, { approvedHours: "2" }, school);
  return trial.prepared("permission.fields", async () => written(await patch).record);
}
