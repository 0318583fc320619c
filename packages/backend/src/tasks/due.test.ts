import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newId } from "@xiaoben/contract";
import { createMemoryStore } from "../memory/index.ts";
import { openCampus } from "../testing/campus.ts";
import { newPlan } from "../testing/fixture.ts";
import { endOf } from "./due.ts";

describe("when something is due", () => {
  it("is the last moment of the day in the school's time zone", () => {
    assert.equal(endOf("2026-09-05", "Asia/Shanghai"), "2026-09-05T15:59:59.999Z");
    assert.equal(endOf("2026-09-05", "UTC"), "2026-09-05T23:59:59.999Z");
    assert.equal(endOf("2026-09-05", "Asia/Kathmandu"), "2026-09-05T18:14:59.999Z");
    assert.equal(endOf("2026-07-05", "America/Los_Angeles"), "2026-07-06T06:59:59.999Z");
  });

  it("[R109] tells the author of a plan until when it is to be handed in, and puts what is due first", async () => {
    const campus = await openCampus({ store: createMemoryStore(), tenant: "t" });
    const [late, soon, open] = [newId(), newId(), newId()];
    await campus.as("admin", "plan.create", { id: open, body: newPlan() });
    await campus.as("admin", "plan.create", { id: late, body: { ...newPlan(), due: "2027-03-05" } });
    await campus.as("admin", "plan.create", { id: soon, body: { ...newPlan(), due: "2026-12-05" } });
    const tasks = await campus.backend.tasks(campus.caller("admin"));
    assert.deepEqual(
      tasks.map((task) => [task.on.id, task.due]),
      [
        [soon, "2026-12-05T15:59:59.999Z"],
        [late, "2027-03-05T15:59:59.999Z"],
        [open, undefined],
      ],
    );
  });
});
