import { expect } from "@open-wc/testing";
import { lesson, open, own, script, show, visit } from "./lesson.test.fixture.ts";

describe("xb-lesson, in every state", () => {
  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Parameters<typeof show>[0], id = "l1"): Promise<string> => (await show(given, { id })).harness.text();
    const full = script("lin", [lesson()]);
    expect(await text({ ...full, session: null })).to.contain("还没有登录");
    expect(await text({ ...full, capabilities: [] })).to.contain("还没有开通");
    expect(await text({ ...full, status: "loading" })).to.contain("正在读取");
    expect(await text(script("lin", []), "")).to.contain("近期没有安排的课");
    expect(await text(full, "gone")).to.contain("没有找到这节课");
    expect(await text({ ...full, fail: { "one:lesson": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ ...full, fail: { "one:lesson": "internal" } })).to.contain("再试一次");
    expect(await text({ ...full, fail: { "list:lesson": "internal" } }, "")).to.contain("再试一次");
    expect(await text(script("lin", [lesson({ state: "cancelled", reason: "停电" })]))).to.contain("停电");
    const held = await show(script("lin", [lesson({ state: "held", observers: ["lin"], on: "2026-11-20" })]));
    expect(await held.harness.text()).to.contain("这节课已经上过");
    expect(await held.harness.moves()).to.deep.equal(["observe"]);
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async () => {
    const long = "长".repeat(90);
    for (const [lang, word] of [
      ["zh-Hans", "谁来听"],
      ["zh-Hant", "誰來聽"],
      ["en", "Who observes"],
    ] as const) {
      const announcedAt = "2026-11-20T02:00:00.000Z";
      const records = [
        lesson({ topic: long, observers: ["lin", "gu"], points: [{ id: "p1", text: long, by: "su" }], idea: long, announcedAt }),
      ];
      const visits = [visit("lin", { points: [{ id: "a", text: long }], topic: long }), visit("shen", { state: "asked" })];
      for (const [who, id] of [
        ["lin", "l1"],
        ["su", "l1"],
        ["lin", ""],
      ] as const) {
        const { harness, element } = await show(script(who, [...records, own, open], visits), { lang, id });
        if (id) expect(await harness.text()).to.contain(word);
        else await harness.press("#plan");
        for (const details of element.renderRoot.querySelectorAll("details")) details.open = true;
        for (let i = 0; i < 4; i++) await harness.settled();
        await expect(element).to.be.accessible();
        element.parentElement!.style.width = "328px";
        await harness.settled();
        expect(element.scrollWidth, `${lang} ${who} ${id}`).to.be.at.most(element.clientWidth);
      }
    }
  }).timeout(120_000);

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway, harness } = await show(script("su", [lesson()]));
    await harness.type("#idea", "改过");
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
