import { expect, waitUntil } from "@open-wc/testing";
import { idOf } from "@xiaoben/contract";
import { $, actions, all, lesson, script, session, show, valueOf, verdict, visit } from "./lesson.test.fixture.ts";

describe("xb-lesson, seen by who observes", () => {
  it("shows what the lesson is, in the words of the staff room", async () => {
    const { harness } = await show(script("lin", [lesson({ lessons: "2", mode: "video", idea: "从折纸入手", intent: "先做后说" })]));
    const text = await harness.text();
    for (const part of [
      "三（2）班数学《分数的初步认识》",
      "待上课",
      "研讨课",
      "录像课",
      "11月26日周四 第3节",
      "10:20–11:00",
      "连堂",
      "执教：苏禾",
      "从折纸入手",
      "先做后说",
    ])
      expect(text).to.contain(part);
  });

  it("[R045] who belongs to whom it is open to comes with one button, and writes points", async () => {
    const { harness, gateway } = await show({ ...script("lin", [lesson({ openTo: "c" })]), session: session("lin", ["teacher"], "v") });
    expect(await harness.text()).to.contain("青禾县的老师可以直接来听");
    await harness.move("come");
    await harness.settled();
    expect(actions(gateway)).to.deep.equal(["visit.create", "visit.come"]);
    expect(gateway.calls[0]!.input.id).to.equal(idOf("visit", "l1", "lin"));
    expect(await harness.text()).to.contain("您已定下来听");
    expect(await harness.moves()).to.deep.equal(["observe", "withdraw"]);
    await harness.addPoint("追问");
    expect((valueOf(gateway, "visit", idOf("visit", "l1", "lin"))["points"] as { text: string }[]).map(({ text }) => text)).to.deep.equal([
      "追问",
    ]);
  });

  it("who must ask asks and waits", async () => {
    const { harness, gateway } = await show(script("lin", [lesson()]));
    expect($(harness.element, '[data-move="come"]').innerText).to.equal("我想来听");
    await harness.move("come");
    await harness.settled();
    expect(actions(gateway)).to.deep.equal(["visit.create"]);
    expect(await harness.text()).to.contain("等她答复");
    await harness.move("withdraw");
    expect(actions(gateway)).to.deep.equal(["visit.create", "visit.withdraw"]);
    expect(await harness.text()).to.contain("您已说不去了");
    expect(await harness.moves()).to.deep.equal([]);
  });

  it("tells the page before it acts, and the page can keep it from doing so", async () => {
    const { harness, gateway, element } = await show(script("lin", [lesson({ openTo: "o" })]));
    element.addEventListener("xb-visit-come-request", (event) => event.preventDefault(), { once: true });
    await harness.move("come");
    expect(gateway.calls).to.have.length(0);
  });

  it("[R050] says that she read the handbook, if she likes; it is handed out anew and may be read anew", async () => {
    const announcedAt = "2026-11-20T02:00:00.000Z";
    const out = lesson({ observers: ["lin"], idea: "从折纸入手", announcedAt });
    const mine = visit("lin");
    const { harness, gateway, element } = await show(script("lin", [out], [mine]));
    expect(await harness.text()).to.contain("只有您和执教老师知道；不说也没关系");
    let asked = "";
    element.addEventListener("xb-visit-acknowledge-request", (event) => (asked = `${event.lesson.id} ${event.visit.id}`));
    await harness.move("acknowledge");
    await harness.settled();
    expect([asked, ...actions(gateway)]).to.deep.equal([`l1 ${mine.id}`, "visit.acknowledge"]);
    expect(element.shadowRoot!.activeElement?.id).to.equal("receipt");
    gateway.put("visit", { ...mine, version: 9, readAt: "2026-11-21T02:00:00.000Z" });
    await harness.settled();
    expect(await harness.moves()).to.not.contain("acknowledge");
    expect(await harness.text()).to.match(/您说了看过（.*21/);
    gateway.put("lesson", { ...out, version: 9, announcedAt: "2026-11-21T03:00:00.000Z" });
    await harness.settled();
    expect(await harness.moves()).to.contain("acknowledge");
  });

  it("[R050] asks nobody whether she read what was not handed out, and where that is not offered", async () => {
    const moves = async (...given: Parameters<typeof script>): Promise<string[]> => (await show(script(...given))).harness.moves();
    const announcedAt = "2026-11-20T02:00:00.000Z";
    expect(await moves("lin", [lesson({ observers: ["lin"] })], [visit("lin")])).to.not.contain("acknowledge");
    expect(await moves("lin", [lesson({ observers: ["lin"], announcedAt })], [])).to.not.contain("acknowledge");
    const capabilities = all.filter((one) => one !== "visit.acknowledge");
    expect(await moves("lin", [lesson({ observers: ["lin"], announcedAt })], [visit("lin")], { capabilities })).to.not.contain(
      "acknowledge",
    );
    const offline = await show(script("lin", [lesson({ observers: ["lin"], announcedAt })], [visit("lin")], { status: "offline" }));
    await offline.harness.move("acknowledge");
    await offline.harness.settled();
    expect(await offline.harness.moves(), "it waits, and is not asked for twice").to.not.contain("acknowledge");
  });

  it("says why she was declined, and offers no second try", async () => {
    const { harness } = await show(script("lin", [lesson()], [visit("lin", { state: "declined", reason: "坐不下" })]));
    expect(await harness.text()).to.contain("执教老师婉拒了：坐不下");
    expect(await harness.moves()).to.deep.equal([]);
  });

  it("[R051] shows who watches what, what nobody watches, and lets her take a point of the form", async () => {
    const points = [{ id: "speak", text: "人人有机会开口" }];
    const shared = lesson({ observers: ["lin", "gu"], points: [{ id: "p1", text: "追问之后等了多久", by: "su" }] });
    const { harness, gateway } = await show(script("lin", [shared], [visit("lin"), visit("gu", { points, topic: "倾听" })]));
    expect(await harness.watched()).to.deep.equal(["人人有机会开口 顾明岚 · 小课题：倾听"]);
    expect(await harness.unwatched()).to.deep.equal(["追问之后等了多久 课上请大家看的 我来看", "目标 量表的一部分"]);
    await harness.press(".unwatched button");
    await harness.press("#offers summary");
    await harness.press('[aria-label="我来看“人人有机会开口”"]');
    expect(valueOf(gateway, "visit", idOf("visit", "l1", "lin"))["points"]).to.deep.equal([
      { id: "p1", text: "追问之后等了多久" },
      { id: "speak", text: "人人有机会开口" },
    ]);
    expect((await harness.watched())[0]).to.contain("可以换一个看");
    expect(await harness.unwatched()).to.deep.equal(["目标 量表的一部分"]);
  });

  it("[R051] the research topic may stay empty, and a point may be reworded and removed", async () => {
    const mine = visit("lin", { points: [{ id: "a", text: "板书" }] });
    const { harness, gateway } = await show(script("lin", [lesson({ observers: ["lin"] })], [mine]));
    expect(await harness.text()).to.contain("没有小课题可以不填");
    await harness.type("#point-a", "板书留下了什么");
    expect(valueOf(gateway, "visit", mine.id)).to.deep.include({ points: [{ id: "a", text: "板书留下了什么" }], topic: "" });
    await harness.type("#own-topic", "板书");
    expect((await harness.watched())[0]).to.equal("板书留下了什么 林知远 · 小课题：板书");
    await harness.press('[aria-label="删去“板书留下了什么”"]');
    expect(valueOf(gateway, "visit", mine.id)["points"]).to.deep.equal([]);
  });

  it("leaves writing the observation to the page", async () => {
    const { harness, element, gateway } = await show(script("lin", [lesson({ observers: ["lin"], on: "2026-11-22" })], [visit("lin")]));
    let asked = "";
    element.addEventListener("xb-observation-open-request", (event) => (asked = event.lesson.id));
    await harness.move("observe");
    expect([asked, gateway.calls.length]).to.deep.equal(["l1", 0]);
  });

  it("[R043] says how many lessons she has observed of how many, in the verdict's own words, and opens it", async () => {
    const { harness, element } = await show(script("lin", [lesson({ observers: ["lin"] })], [visit("lin")]));
    await waitUntil(async () => /9.*30.*21/.test(await harness.text()), "the counter is there");
    let rule = "";
    element.addEventListener("xb-verdict-open-request", (event) => {
      event.preventDefault();
      rule = event.rule.id;
    });
    await harness.press(".quota button");
    expect(rule).to.equal(verdict.rule.id);
  });

  it("without a network the visit waits in this place, and says so", async () => {
    const { harness, gateway } = await show(script("lin", [lesson({ openTo: "o" })], [], { status: "offline" }));
    await harness.move("come");
    await harness.settled();
    expect(gateway.calls.map(({ receipt }) => receipt.state)).to.deep.equal(["waiting", "waiting"]);
    expect(await harness.text()).to.contain("联网后自动提交");
    expect(await harness.moves()).to.deep.equal([]);
  });

  it("says what was refused, in place", async () => {
    const { harness } = await show(script("lin", [lesson({ openTo: "o" })], [], { refuse: { "visit.create": "not-permitted" } }));
    await harness.move("come");
    await waitUntil(async () => /没有被接受.*没有这项权限/.test(await harness.text()), "the words of the refusal come");
  });
});
