import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { asIfAttended, isExpected, type Activity, type Verdict } from "@xiaoben/contract";
import { openCampus, type Campus } from "./campus.ts";
import { faultsIn, settled } from "./page.ts";
import { callerOf } from "./unsent/writing.ts";

const patience = 30_000;

describe("what could still close a gap", () => {
  let campus: Campus;
  before(async () => {
    campus = await openCampus();
  });
  after(() => campus?.close());

  for (const [name, width] of [
    ["林知远", 1280],
    ["沈若川", 360],
  ] as const)
    it(`[R001] [R005] ${name} sees what the engine foretells of the activities that are planned, and where nothing helps whom to ask`, async () => {
      const { page, context } = await campus.signIn(name, { width });
      try {
        await page.goto(`${campus.url}desk`);
        await page.locator("xb-study-hours .bar").first().waitFor({ timeout: patience });
        await settled(page, "xb-study-hours");
        const gap = page.locator("xb-study-hours .gap");
        const { lacks, planned, foretold } = await foretell(campus, name);
        assert.equal(await gap.count(), lacks.length > 0 ? 1 : 0);
        if (lacks.length > 0) {
          const says = (await gap.innerText()).replaceAll(/\s+/g, " ");
          for (const { title } of planned) assert.ok(says.includes(title), `${title}: ${says}`);
          for (const verdict of foretold) assert.ok(says.includes(figureOf(verdict)), `${figureOf(verdict)}: ${says}`);
          assert.equal(says.includes("没有请您参加的活动能补上"), planned.length === 0);
        }
        assert.deepEqual(await faultsIn(page, "xb-study-hours"), []);
      } finally {
        await context.close();
      }
    });
});

/** What the back end says of a person, now and with everything that she is expected at in the rest of the school year. */
async function foretell(
  { server: { backend } }: Campus,
  name: string,
): Promise<{ lacks: Verdict[]; planned: Activity[]; foretold: Verdict[] }> {
  const caller = callerOf(name);
  const me = await backend.session(caller);
  const subject = { kind: "person" as const, id: me.person };
  const lacks = (await backend.evaluate(caller, { subject, rules: ["total", "school-based"] })).filter(
    ({ outcome }) => outcome === "notYet",
  );
  const to = lacks[0]?.period.to ?? "";
  const { items } = await backend.list(caller, { kind: "activity", where: { state: "planned", from: me.today }, order: "day", limit: 200 });
  const planned = items.filter((one) => isExpected(one, me.person) && one.on <= to);
  if (lacks.length === 0 || planned.length === 0) return { lacks, planned, foretold: [] };
  const foretold = await backend.evaluate(caller, {
    subject,
    asOf: planned.at(-1)!.on,
    rules: lacks.map(({ rule }) => rule.id),
    assume: planned.flatMap((activity) => asIfAttended(activity, me)),
  });
  return { lacks, planned, foretold };
}

/** `35.5～37.5 / 40`, as it stands on the screen. */
function figureOf({ value, readings = [], threshold }: Verdict): string {
  const values = value === undefined ? readings.map((reading) => reading.value ?? "").sort((a, b) => Number(a) - Number(b)) : [value];
  return `${[...new Set([values[0], values.at(-1)])].join("～")} / ${threshold}`;
}
