import assert from "node:assert/strict";
import { newId, type Id } from "@xiaoben/contract";
import { openCampus } from "./campus.ts";
import { ids, newHour } from "./fixture.ts";
import type { Runner } from "./runner.ts";
import type { Open } from "./store-records.ts";

/** What lists let through, and what their pages tell of the rest. */
export function rulesOfPages(open: Open, { it }: Runner): void {
  it("fills every page with what the caller may see, and neither a short page nor a further one tells of what is hidden", async () => {
    const campus = await openCampus(await open());
    const handedIn: Id[] = [];
    for (let n = 0; n < 8; n++)
      for (const name of ["observer", "teacher"] as const) {
        const id = newId();
        await campus.as(name, "hour.create", { id, body: newHour(ids[name]) });
        if (n % 2 === 0) handedIn.push((await campus.as(name, "hour.submit", { id })).record!.id);
      }
    for (const order of ["-day", "day", "person", "id"]) {
      const seen: Id[] = [];
      const sizes: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await campus.backend.list(campus.caller("principal"), {
          kind: "hour",
          order,
          limit: 4,
          ...(cursor !== undefined && { cursor }),
        });
        sizes.push(page.items.length);
        seen.push(...page.items.map(({ id }) => id));
        assert.equal(page.total, undefined);
        cursor = page.next;
      } while (cursor !== undefined);
      assert.deepEqual(sizes, [4, 4], "the second page is the last, though drafts stand behind it");
      assert.deepEqual(seen.sort(), [...handedIn].sort());
    }
    const nobodys = await campus.backend.list(campus.caller("stranger"), { kind: "hour", limit: 1 });
    assert.deepEqual(nobodys, { items: [] });
  });
}
