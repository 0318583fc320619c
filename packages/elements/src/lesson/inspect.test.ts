import { expect } from "@open-wc/testing";
import type { Pack } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";
import { lesson, script, session, show, type Shown } from "./lesson.test.fixture.ts";

const form = { pack: "p", version: "1", id: "w" };

/** The lesson, seen by somebody; its pack has a form for inspection beside that of the lesson. */
function showTo(who: string, role: string, more: Partial<Parameters<typeof lesson>[0]> = {}): Promise<Shown> {
  const given: Script = script(who, [lesson({ state: "held", on: "2026-11-20", ...more })]);
  const pack = given.definitions!["p/1/pack"] as Pack;
  const walk = { ...pack.content!.rubrics![0]!, id: "w", title: "随堂检查表", aim: "inspection" as const };
  const content = { ...pack.content, rubrics: [...pack.content!.rubrics!, walk] };
  return show({
    ...given,
    session: session(who, [role]),
    definitions: { ...given.definitions, "p/1/pack": { ...pack, content } },
  });
}

describe("xb-lesson, seen by who may walk in", () => {
  it("[R081] offers the form for inspection to group lead, administrator and principal, and the page opens it", async () => {
    for (const role of ["groupLead", "schoolAdmin", "principal"]) {
      const { harness, gateway, element } = await showTo("gu", role);
      expect(await harness.text())
        .to.contain("随堂检查：随堂检查表")
        .and.to.contain("同事看不到");
      const asked: unknown[] = [];
      element.addEventListener("xb-observation-open-request", ({ lesson: on, form: written }) => asked.push(on, written), { once: true });
      await harness.move("inspect");
      expect(asked).to.deep.equal([{ kind: "lesson", id: "l1" }, form]);
      expect(gateway.calls).to.deep.equal([]);
    }
  });

  it("edge, [R081]: offers it to no colleague, to nobody for a lesson of her own, and for none that was cancelled", async () => {
    for (const shown of [
      await showTo("lin", "teacher", { observers: ["lin"] }),
      await showTo("lu", "countyOfficer"),
      await showTo("su", "principal"),
      await showTo("gu", "principal", { state: "cancelled", reason: "停课" }),
    ])
      expect(await shown.harness.moves()).to.not.include("inspect");
  });

  it("speaks three languages and is accessible in each", async () => {
    const { element, harness } = await showTo("gu", "principal");
    for (const [lang, word] of [
      ["zh-Hans", "随堂检查"],
      ["zh-Hant", "隨堂檢查"],
      ["en", "Inspect:"],
    ] as const) {
      element.lang = lang;
      for (let i = 0; i < 3; i++) await harness.settled();
      expect(await harness.text()).to.contain(word);
      await expect(element).to.be.accessible();
    }
  }).timeout(60_000);
});
