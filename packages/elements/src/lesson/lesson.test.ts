import { expect, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { idOf, operations } from "@xiaoben/contract";
import { $, actions, lesson, script, session, show, valueOf, verdict, visit } from "./lesson.test.fixture.ts";

const all = [...operations.map(({ id }) => id), "attachments"];

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

describe("xb-lesson, the lessons to come", () => {
  const mine = lesson({ id: "m", teacher: "lin", topic: "面积", announcedAt: "2026-11-20T00:00:00.000Z" });
  const open = lesson({ id: "open", on: "2026-11-24", openTo: "o", topic: "周长" });

  it("stand with what they are to her, and one is opened in place or by the page", async () => {
    const { harness, element } = await show(script("lin", [mine, open, lesson()], [visit("lin", { state: "asked" })]), { id: "" });
    expect(await harness.groups()).to.deep.equal({
      我上的课: ["三（2）班数学《面积》"],
      我要听的课: ["三（2）班数学《分数的初步认识》"],
      可以直接去听: ["三（2）班数学《周长》"],
    });
    expect(await harness.text())
      .to.contain("手册已发")
      .and.contain("想来听");
    await harness.open("open");
    for (let i = 0; i < 3; i++) await harness.settled();
    expect(await harness.text()).to.contain("我来听");
    await harness.press("#back");
    expect(Object.keys(await harness.groups())).to.have.length(3);
    element.addEventListener("xb-lesson-open-request", (event) => event.preventDefault(), { once: true });
    await harness.open("open");
    expect(Object.keys(await harness.groups())).to.have.length(3);
  });

  it("a visit leads to its lesson", async () => {
    const { harness, element } = await show(script("su", [lesson()], [visit("lin", { state: "asked" })]), { id: "" });
    element.visit = visit("lin").id;
    for (let i = 0; i < 4; i++) await harness.settled();
    expect(await harness.guests()).to.deep.equal(["林知远 想来听"]);
    element.visit = "gone";
    for (let i = 0; i < 4; i++) await harness.settled();
    expect(await harness.text()).to.contain("没有找到这节课");
  });

  it("[R044] plans a lesson: what is typed survives until it is whole, then it is created at once", async () => {
    localStorage.clear();
    const given = script("lin", [mine]);
    const first = await show(given, { id: "" });
    await first.harness.press("#plan");
    for (let i = 0; i < 3; i++) await first.harness.settled();
    await first.harness.type("#f-topic", "平均数");
    first.element.remove();
    // What another page begins with: nothing in memory, only what is on the device.
    const { harness, gateway, element } = await show(given, { id: "" });
    await harness.press("#plan");
    for (let i = 0; i < 3; i++) await harness.settled();
    expect($<HTMLInputElement>(element, "#f-topic").value).to.equal("平均数");
    expect($<HTMLInputElement>(element, "#f-className").value).to.equal("三（2）班");
    await harness.move("plan");
    expect(element.shadowRoot!.activeElement?.id).to.equal("f-on");
    expect(await harness.text()).to.contain("还要填：日期、第几节、开始、结束");
    await harness.type("#f-on", "2026-11-23");
    await harness.type("#f-period", "3");
    expect($<HTMLInputElement>(element, "#f-from").value).to.equal("10:20");
    expect(await harness.text()).to.contain("来不及提前 2 天发");
    await harness.move("plan");
    for (let i = 0; i < 3; i++) await harness.settled();
    expect(gateway.calls[0]).to.deep.include({ action: "lesson.create" });
    expect((gateway.calls[0]!.input as { body?: object }).body).to.deep.include({
      teacher: "lin",
      topic: "平均数",
      on: "2026-11-23",
      subject: "maths",
      org: "o",
    });
    expect(await harness.text()).to.contain("《平均数》");
    expect(Object.keys(localStorage).filter((name) => name.startsWith("xb:form:lesson"))).to.deep.equal([]);
  });

  it("the school plans for one of its teachers", async () => {
    localStorage.clear();
    const { harness, gateway } = await show(
      { ...script("shen", [mine]), session: session("shen", ["teacher", "schoolAdmin"]) },
      { id: "" },
    );
    await harness.press("#plan");
    for (let i = 0; i < 4; i++) await harness.settled();
    await harness.choose("#f-teacher", "gu");
    for (const [name, text] of Object.entries({
      className: "五（1）班",
      subjectName: "语文",
      topic: "回信",
      on: "2026-12-01",
      period: "1",
      from: "08:20",
      to: "09:00",
    }))
      await harness.type(`#f-${name}`, text);
    await harness.move("plan");
    expect((gateway.calls[0]!.input as { body?: object }).body).to.deep.include({ teacher: "gu", subject: "语文" });
  });

  it("planning is hidden where it is not offered, visits are said not to be", async () => {
    const without = (pattern: RegExp) => {
      const gateway = script("lin", [lesson(), open]);
      return { ...gateway, capabilities: all.filter((operation) => !pattern.test(operation)) };
    };
    const list = await show(without(/^lesson\.(create|change)/), { id: "" });
    expect($(list.element, "#plan")).to.equal(null);
    const one = await show(without(/^visit\./));
    expect(await one.harness.text()).to.contain("还不能在线预约听课");
    expect(await one.harness.moves()).to.deep.equal([]);
  });

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

  it("can be worked with the keyboard alone", async () => {
    const { harness, gateway, element } = await show(script("lin", [open], []), { id: "" });
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 20 && !element.shadowRoot!.activeElement?.matches(selector); i++) await sendKeys({ press: "Tab" });
      expect(element.shadowRoot!.activeElement?.matches(selector), selector).to.equal(true);
    };
    await tabTo("[data-lesson]");
    await sendKeys({ press: "Enter" });
    for (let i = 0; i < 4; i++) await harness.settled();
    await tabTo('[data-move="come"]');
    await sendKeys({ press: "Enter" });
    for (let i = 0; i < 4; i++) await harness.settled();
    await tabTo("#add-point");
    await sendKeys({ type: "abc" });
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(actions(gateway)).to.deep.equal(["visit.create", "visit.come"]);
    expect(await harness.watched()).to.have.length(1);
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
        const { harness, element } = await show(script(who, [...records, mine, open], visits), { lang, id });
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
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway, harness } = await show(script("su", [lesson()]));
    await harness.type("#idea", "改过");
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
