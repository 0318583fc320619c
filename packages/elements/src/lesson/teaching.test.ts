import { expect, waitUntil } from "@open-wc/testing";
import { $, actions, lesson, script, show, valueOf, visit } from "./lesson.test.fixture.ts";

describe("xb-lesson, seen by who teaches", () => {
  it("writes idea and intent at every key, and hands them out", async () => {
    const { harness, gateway, element } = await show(script("su", [lesson()]));
    await harness.move("announce");
    expect(gateway.calls).to.have.length(0);
    expect(element.shadowRoot!.activeElement?.id).to.equal("idea");
    await harness.type("#idea", "从折纸入手");
    expect(valueOf(gateway, "lesson", "l1")["idea"]).to.equal("从折纸入手");
    expect(await harness.text()).to.contain("已存在这台设备上");
    await harness.move("announce");
    await harness.settled();
    expect(actions(gateway)).to.deep.equal(["lesson.announce"]);
    expect((gateway.one({ kind: "lesson", id: "l1" }).current as { data?: { idea?: string } }).data?.idea).to.equal("从折纸入手");
  });

  it("[R050] edge, late is a warning and no loss: says the last day, how late it is, and lets it be handed out all the same", async () => {
    const says = async (more: Parameters<typeof lesson>[0]): Promise<string> =>
      (await show(script("su", [lesson({ idea: "折纸", ...more })]))).harness.text();
    expect(await says({})).to.contain("研讨手册在11月24日前发，还有 2 天");
    expect(await says({ on: "2026-11-24" })).to.contain("今天（11月22日）该发了");
    expect(await says({ on: "2026-11-23" })).to.contain("已过 1 天；现在发也不迟");
    expect(await says({ announcedAt: "2026-11-25T02:00:00.000Z" })).to.contain("比要求晚 1 天；课照常上");
    const { harness } = await show(script("su", [lesson({ idea: "折纸", on: "2026-11-23" })]));
    expect($(harness.element, '[data-move="announce"]').getAttribute("aria-disabled")).to.equal(null);
  });

  it("[R050] sees how many of those who got the handbook say that they read it, and who", async () => {
    const announcedAt = "2026-11-20T02:00:00.000Z";
    const readAt = "2026-11-20T05:00:00.000Z";
    const given = [lesson({ announcedAt, idea: "折纸", observers: ["lin", "gu"] })];
    const { harness, element } = await show(script("su", given, [visit("lin", { readAt }), visit("shen")]));
    expect($(element, "#read-by").innerText).to.equal("收到的 3 位老师里，1 位说看过了；没说的也可能看过。");
    expect($(element, '[data-guest="lin"]').innerText).to.contain("看过手册");
    expect($(element, '[data-guest="shen"]').innerText).to.not.contain("看过");
    expect(await harness.moves()).to.not.contain("acknowledge");
    const none = await show(script("su", [lesson({ idea: "折纸", observers: ["lin"] })], [visit("lin")]));
    expect($(none.element, "#read-by")).to.equal(null);
  });

  it("changes class, day and period of the lesson, and leaves alone what cannot be read", async () => {
    const { harness, gateway } = await show(
      script("su", [lesson(), lesson({ id: "old", on: "2026-11-02", slot: { period: 5, from: "14:20", to: "15:00" } })]),
    );
    await harness.press("#edit summary");
    await harness.settled();
    await harness.type("#f-topic", "几分之一");
    await harness.type("#f-period", "5");
    await harness.choose("#f-kind", "rebuilt");
    await harness.press("#f-lessons");
    expect(valueOf(gateway, "lesson", "l1")).to.deep.include({
      topic: "几分之一",
      kind: "rebuilt",
      slot: { period: 5, from: "14:20", to: "15:00" },
      lessons: "2",
    });
    await harness.type("#f-period", "");
    expect(valueOf(gateway, "lesson", "l1")["slot"]).to.deep.include({ period: 5 });
    expect(await harness.text())
      .to.contain("《几分之一》")
      .and.contain("重建课");
  });

  it("[R045] opens the lesson to an organisation above, invites people by name, and takes an invitation back", async () => {
    const { harness, gateway } = await show(script("su", [lesson()]));
    await harness.choose("#open-to", "c");
    await harness.choose("#invite", "gu");
    await harness.press("form:has(#invite) button");
    expect(valueOf(gateway, "lesson", "l1")).to.deep.include({ openTo: "c", observers: ["gu"] });
    expect(await harness.guests()).to.deep.equal(["顾明岚 已邀请"]);
    await harness.press('[data-guest="gu"] .icon-only');
    await harness.choose("#open-to", "");
    expect(valueOf(gateway, "lesson", "l1")).to.deep.include({ openTo: undefined, observers: [] });
  });

  it("[R051] welcomes who asked, or declines with a reason", async () => {
    const { harness, gateway } = await show(
      script("su", [lesson()], [visit("lin", { state: "asked" }), visit("gu", { state: "asked", createdAt: "2026-11-02T01:00:00.000Z" })]),
    );
    expect(await harness.guests()).to.deep.equal(["林知远 想来听", "顾明岚 想来听"]);
    await harness.press('[data-guest="lin"] [data-move="welcome"]');
    await harness.press('[data-guest="gu"] [data-move="decline"]');
    await harness.reason("坐不下");
    await harness.settled();
    expect(gateway.calls.map(({ action, input }) => [action, (input as { input?: object }).input])).to.deep.equal([
      ["visit.welcome", undefined],
      ["visit.decline", { reason: "坐不下" }],
    ]);
    expect(await harness.guests()).to.deep.equal(["林知远 来听", "顾明岚 已婉拒"]);
  });

  it("asks everybody to watch points of the lesson", async () => {
    const { harness, gateway } = await show(script("su", [lesson()]));
    await harness.type("#add-lesson-point", "等待时间");
    await harness.press("form:has(#add-lesson-point) button");
    expect((valueOf(gateway, "lesson", "l1")["points"] as { text: string; by: string }[]).map(({ text, by }) => [text, by])).to.deep.equal([
      ["等待时间", "su"],
    ]);
    expect(await harness.unwatched()).to.contain("等待时间 课上请大家看的");
  });

  it("cancels with a reason, and marks it as held from its day on", async () => {
    const { harness, gateway } = await show(script("su", [lesson()]));
    expect(await harness.moves()).to.deep.equal(["announce", "cancel"]);
    await harness.move("cancel");
    await harness.reason("停电");
    await harness.settled();
    expect(gateway.calls[0]).to.deep.include({ action: "lesson.cancel" });
    expect(await harness.text()).to.contain("这节课已取消：停电");
    const today = await show(script("su", [lesson({ on: "2026-11-22" })]));
    await today.harness.move("hold");
    await today.harness.settled();
    expect(actions(today.gateway)).to.deep.equal(["lesson.hold"]);
    expect(await today.harness.text()).to.contain("这节课已经上过");
    expect(await today.harness.moves()).to.deep.equal([]);
  });

  it("shows both versions of what somebody else changed too, and a person chooses", async () => {
    const { harness, gateway } = await show(script("su", [lesson({ idea: "旧" })]));
    await harness.type("#idea", "我的");
    const draft = gateway.draft({ kind: "lesson", id: "l1" });
    const live = draft.current as unknown as { current: { data: unknown }; set(snapshot: unknown): void };
    const current = lesson({ idea: "别人的", version: 7 });
    live.set({ status: "error", error: { code: "stale-version", detail: "", retryable: false, current }, data: live.current.data });
    await harness.settled();
    expect(await harness.text())
      .to.contain("这里的内容在别处也改过")
      .and.contain("别人的");
    await harness.press('[data-choose="mine"]');
    await harness.settled();
    expect(gateway.calls[0]!.input).to.deep.equal({ id: "l1", version: 7, patch: { idea: "我的" } });
  });

  it("attaches files, and says which did not go", async () => {
    const { harness, element, gateway } = await show(script("su", [lesson()]));
    const sent: string[] = [];
    gateway.attach = async (file) => {
      if ((file as File).name === "b.pdf") throw Object.assign(new Error("too large"), { code: "too-large", retryable: false });
      sent.push((file as File).name);
      return { kind: "attachment", id: "x" };
    };
    const choose = new DataTransfer();
    for (const name of ["a.pdf", "b.pdf"]) choose.items.add(new File(["x"], name, { type: "application/pdf" }));
    const field = $<HTMLInputElement>(element, "#file");
    field.files = choose.files;
    field.dispatchEvent(new Event("change"));
    await waitUntil(async () => (await harness.text()).includes("“b.pdf”没有传上去"), "it is said");
    expect(sent).to.deep.equal(["a.pdf"]);
  });
});
