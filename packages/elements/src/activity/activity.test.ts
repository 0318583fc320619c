import { expect, waitUntil } from "@open-wc/testing";
import { participationId, type CampusGateway, type GatewayError } from "@xiaoben/contract";
import { activity, asked, now, participation, script, show } from "./activity.test.fixture.ts";

const host = "gu";
const guarded = (pointer: string, code: string): GatewayError => ({
  code: "guard-failed",
  detail: "",
  retryable: false,
  issues: [{ pointer, code, message: "" }],
});
const $ = (element: HTMLElement, selector: string): HTMLElement | null => element.shadowRoot!.querySelector(selector);

/** Begins to plan what comes again after so many weeks. */
async function planEvery(
  { harness, element }: Pick<Awaited<ReturnType<typeof show>>, "harness" | "element">,
  weeks: string,
): Promise<void> {
  await harness.press("#plan");
  for (const [field, text] of [
    ["title", "集中学习"],
    ["from", "14:00"],
    ["to", "16:15"],
  ] as const)
    await harness.type(`#f-${field}`, text);
  const repeat = $(element, "#f-repeat") as HTMLSelectElement;
  repeat.value = weeks;
  repeat.dispatchEvent(new Event("change"));
  await harness.settled();
}

describe("xb-activity, the host", () => {
  beforeEach(() => localStorage.clear());

  it("shows the code with the time left, and makes another one", async () => {
    const { harness, gateway } = await show(script(host));
    expect(await harness.text())
      .to.contain("482 913")
      .and.match(/还有 [45]:\d\d/);
    await harness.press("#renew");
    expect(asked(gateway)[0]![0]).to.equal("activity.renewCode");
    const over = await show(script(host, activity({ codeUntil: "2026-11-22T08:10:00.000Z" })));
    expect(await over.harness.text())
      .to.contain("已经过期")
      .and.not.contain("482 913");
  });

  it("[R006] marks with one tap, and tells when somebody came", async () => {
    const { harness, gateway } = await show(script(host));
    expect(await harness.roll()).to.deep.equal({ 林知远: "", 苏禾: "" });
    await harness.mark("lin", "late");
    await harness.mark("su", "present");
    expect(asked(gateway)).to.deep.equal([
      ["participation.change", { attendance: "late", arrived: "16:15" }],
      ["participation.change", { attendance: "present" }],
    ]);
    expect(await harness.roll()).to.deep.equal({ 林知远: "迟到", 苏禾: "到" });
  });

  it("marks by letters and moves by arrows", async () => {
    const { harness, gateway, element } = await show(script(host));
    const first = $(element, '[data-person="lin"] [data-mark="present"]')!;
    first.focus();
    const key = (name: string): void => {
      element.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
    };
    key("p");
    expect(element.shadowRoot!.activeElement!.closest("li")!.dataset["person"]).to.equal("su");
    key("ArrowRight");
    expect((element.shadowRoot!.activeElement as HTMLElement).dataset["mark"]).to.equal("late");
    key("a");
    key("ArrowUp");
    await harness.settled();
    expect(await harness.roll()).to.deep.equal({ 林知远: "到", 苏禾: "缺席" });
    expect(asked(gateway)).to.have.length(2);
  });

  it("marks everybody else as present, and takes that back", async () => {
    const list = [participation("lin", { attendance: "late" }), participation("su")];
    const { harness, gateway } = await show(script(host, activity({ participants: ["lin", "su", "shen"] }), list));
    await harness.press("#all");
    expect(await harness.roll()).to.deep.equal({ 林知远: "迟到", 苏禾: "到", 沈若川: "到" });
    expect(asked(gateway).map(([action]) => action)).to.deep.equal(["participation.change", "participation.create"]);
    await harness.press("#undo");
    expect(await harness.roll()).to.deep.equal({ 林知远: "迟到", 苏禾: "", 沈若川: "" });
  });

  it("[R024] [R025] says by name what the checklist still lacks when the list is to be opened, and asks nobody before it is there", async () => {
    const early = await show(script(host, activity({ state: "planned", theme: "", participants: [] }), []));
    expect(await early.harness.text()).to.contain("还没有 有主题");
    await early.harness.press("#open");
    expect(await early.harness.text()).to.contain("检查表里还缺：有主题 还没有写参加的人。");
    expect(early.gateway.calls).to.deep.equal([]);
    await early.harness.type("#f-theme", "分数单元");
    expect(await early.harness.text()).not.to.contain("检查表里还缺");
    const refuse = { "activity.open": guarded("/checklists/four/theme", "not-filled") };
    const { harness, gateway } = await show(script(host, activity({ state: "planned" }), [], { refuse }));
    await harness.press("#open");
    expect(await harness.text()).to.contain("检查表里还缺：有主题");
    expect(
      gateway.resolved.map(({ how }) => how),
      "nothing of the record waits behind it",
    ).to.deep.equal(["discard"]);
  });

  it("closes the list, says how many are not marked, and opens it again with a reason", async () => {
    const { harness, gateway } = await show(script(host));
    expect(await harness.text()).to.contain("还有 2 人没有记");
    await harness.press("#hold");
    expect(asked(gateway)[0]![0]).to.equal("activity.hold");
    const closed = await show(
      script(host, activity({ state: "held" }), [participation("lin", { state: "recorded", attendance: "present" })]),
    );
    expect($(closed.element, "[data-mark]")).to.equal(null);
    await closed.harness.press("#reopen");
    await closed.harness.type("#reason", "漏了一人");
    await closed.harness.press(".reason .primary");
    expect(asked(closed.gateway)).to.deep.equal([["activity.reopen", { reason: "漏了一人" }]]);
  });

  it("[R006] decides about excuses: a no needs its reason", async () => {
    const list = [participation("lin", { state: "asked", because: "去县里监考" }), participation("su")];
    const { harness, gateway } = await show(script(host, activity(), list));
    expect(await harness.text()).to.contain("请假，等答复 去县里监考");
    await harness.press('[data-move="refuse"]');
    expect(gateway.calls).to.deep.equal([]);
    await harness.type(`[id="answer-${participationId("a", "lin")}"]`, "监考在上午");
    await harness.press('[data-move="refuse"]');
    expect(asked(gateway)).to.deep.equal([["participation.refuse", { reason: "监考在上午" }]]);
    const other = await show(script(host, activity(), list));
    await other.harness.press('[data-move="grant"]');
    expect(asked(other.gateway)).to.deep.equal([["participation.grant", undefined]]);
  });

  it("plans an activity: what is typed survives, and it is created at once", async () => {
    const given = script(host, activity(), [], {}, ["groupLead"]);
    const first = await show(given, "zh-Hans", "");
    await first.harness.press("#plan");
    await first.harness.type("#f-title", "单元备课");
    first.element.remove();
    const { harness, gateway, element } = await show(given, "zh-Hans", "");
    await harness.press("#plan");
    expect(($(element, "#f-title") as HTMLInputElement).value).to.equal("单元备课");
    await harness.press("#create");
    expect(await harness.text()).to.contain("还要填：开始、结束");
    await harness.type("#f-from", "14:00");
    await harness.type("#f-to", "15:30");
    await harness.press('[data-person="lin"]');
    await harness.press("#create");
    const [action, body] = asked(gateway)[0]!;
    expect(action).to.equal("activity.create");
    expect(body).to.deep.include({ title: "单元备课", host: "gu", participants: ["lin"], from: "14:00", on: "2026-11-22" });
  });

  it("[R015] plans what comes again every week as one activity each, without the days on which the school is closed", async () => {
    const calendar = {
      id: "c",
      version: 1,
      org: "o",
      createdAt: "",
      updatedAt: "",
      schoolYear: "2026-2027",
      from: "2026-09-01",
      to: "2027-08-31",
      terms: [{ key: "1", from: "2026-09-01", to: "2026-12-20" }],
      breaks: [{ from: "2026-12-06", to: "2026-12-06" }],
      workDays: [],
      weekStart: 1 as const,
    };
    const given = script(host, activity(), [], {}, ["groupLead"]);
    given.records = { ...given.records, calendar: [calendar] };
    const { harness, gateway, element } = await show(given, "zh-Hans", "");
    await planEvery({ harness, element }, "1");
    expect(($(element, "#f-until") as HTMLInputElement).value, "to the end of the term").to.equal("2026-12-20");
    expect(await harness.text())
      .to.contain("一共 4 次：11月22日、11月29日、12月13日、12月20日。")
      .and.to.contain("放假不安排：12月6日。");
    await harness.type("#f-until", "");
    await harness.press("#create");
    expect(gateway.calls).to.deep.equal([]);
    expect(await harness.text()).to.contain("还要填：到哪一天为止");
    await harness.type("#f-until", "2026-12-13");
    await harness.press("#create");
    expect(asked(gateway).map(([action, body]) => [action, (body as { on: string }).on])).to.deep.equal(
      ["2026-11-22", "2026-11-29", "2026-12-13"].map((on) => ["activity.create", on]),
    );
    for (const [, body] of asked(gateway)) expect(body).not.to.have.any.keys("repeat", "created", "id");
  });

  it("[R015] goes on with the days that are missing when one in the middle was refused", async () => {
    const given = script(host, activity(), [], {}, ["groupLead"]);
    const { harness, gateway, element } = await show(given, "zh-Hans", "");
    await planEvery({ harness, element }, "2");
    await harness.type("#f-until", "2026-12-20");
    let asks = 0;
    const stop = (event: Event): void => {
      if (++asks === 2) event.preventDefault();
    };
    element.addEventListener("xb-activity-act-request", stop);
    await harness.press("#create");
    expect(asked(gateway).map(([, body]) => (body as { on: string }).on)).to.deep.equal(["2026-11-22", "2026-12-20"]);
    element.removeEventListener("xb-activity-act-request", stop);
    await harness.press("#create");
    expect(asked(gateway).map(([, body]) => (body as { on: string }).on)).to.deep.equal(["2026-11-22", "2026-12-20", "2026-12-06"]);
    expect(new Set(gateway.calls.map(({ input }) => input["id"])).size).to.equal(3);
  });
});

describe("xb-activity, who takes part", () => {
  beforeEach(() => localStorage.clear());

  it("signs in with the code, and reads that she did", async () => {
    const { harness, gateway, element } = await show(script("su"));
    expect($(element, '[part="code"]'), "the code is the host's to show").to.equal(null);
    await harness.signIn("482");
    expect(gateway.calls).to.deep.equal([]);
    await harness.signIn("482 913");
    expect(asked(gateway)).to.deep.equal([["participation.signIn", { code: "482913" }]]);
    const signed = await show(script("su", activity(), [participation("su", { attendance: "present", arrived: "16:02" })]));
    expect(await signed.harness.text()).to.contain("您到了。 16:02 签到。");
    expect($(signed.element, "#code")).to.equal(null);
  });

  it("reads that a code is wrong, over, or was tried too often, and what to do", async () => {
    const why: [string, RegExp][] = [
      ["wrong-code", /签到码不对/],
      ["code-over", /已经过期，请输入新的/],
      ["not-open", /名单没有打开/],
    ];
    for (const [code, says] of why) {
      const error = guarded("/code", code);
      const { harness } = await show(script("su", activity(), undefined, { refuse: { "participation.signIn": error } }));
      await harness.signIn("111111");
      expect(await harness.text()).to.match(says);
    }
    const { harness } = await show(script("su", activity(), undefined, { refuse: { "participation.signIn": "rate-limited" } }));
    await harness.signIn("111111");
    expect(await harness.text()).to.match(/过一刻钟再试/);
  });

  it("signs in without a network, and is told whose clock counts", async () => {
    const { harness } = await show(script("su", activity(), undefined, { status: "offline" }));
    await harness.signIn("482913");
    expect(await harness.text()).to.contain("以服务器收到的时间为准");
  });

  it("who is not expected comes where it is open to the school, and puts herself on the list", async () => {
    const { harness, gateway } = await show(script("shen", activity({ openTo: "o" })));
    await harness.signIn("482913");
    expect(asked(gateway).map(([action]) => action)).to.deep.equal(["participation.create", "participation.signIn"]);
    const closed = await show(script("shen"));
    expect($(closed.element, "#code")).to.equal(null);
  });

  it("[R006] asks to be excused, reads a refusal with its reason, and appeals", async () => {
    const { harness, gateway } = await show(script("su", activity({ state: "planned" }), []));
    await harness.type("#because", "带学生比赛");
    await harness.press("#excuse");
    expect(asked(gateway)).to.deep.equal([
      [
        "participation.create",
        { org: "o", person: "su", activity: "a", host: "gu", on: "2026-11-22", role: "participant", attendance: "expected" },
      ],
      ["participation.excuse", { because: "带学生比赛" }],
    ]);
    const refused = participation("su", { state: "refused", attendance: "unexcused", because: "带学生比赛", reason: "比赛在上午" });
    const later = await show(script("su", activity({ state: "held" }), [refused]));
    expect(await later.harness.text())
      .to.contain("这次请假没有同意。您可以申诉，由别人再看一次。")
      .and.contain("原因：比赛在上午")
      .and.contain("11月29日");
    await later.harness.type("#appeal-text", "比赛改到下午了");
    await later.harness.press("#appeal");
    expect(asked(later.gateway)).to.deep.equal([["participation.appeal", { appeal: "比赛改到下午了" }]]);
  });

  it("[R006] adds a proof: a picture is drawn anew, any other file goes as it is", async () => {
    const own = participation("su", { state: "asked", because: "监考" });
    const { gateway, element } = await show(script("su", activity(), [own]));
    const sent: File[] = [];
    (gateway as Pick<CampusGateway, "attach">).attach = async (file, to) => {
      sent.push(file as File);
      return to;
    };
    const canvas = document.createElement("canvas");
    const picture = await new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob!), "image/png"));
    const files = new DataTransfer();
    files.items.add(new File([picture], "监考通知.png", { type: "image/png" }));
    files.items.add(new File(["%PDF-1.4"], "监考通知.pdf", { type: "application/pdf" }));
    const field = $(element, "[data-proof]") as HTMLInputElement;
    field.files = files.files;
    field.dispatchEvent(new Event("change"));
    await waitUntil(() => sent.length === 2, "both are sent", { timeout: 12_000 });
    expect(sent.map(({ name, type }) => [name, type])).to.deep.equal([
      ["监考通知.jpg", "image/jpeg"],
      ["监考通知.pdf", "application/pdf"],
    ]);
  });

  it("[R006] who is not on the closed list reads that nothing follows yet, and says why", async () => {
    const absent = participation("su", { state: "absent", attendance: "unexcused", updatedAt: now });
    const { harness, gateway } = await show(script("su", activity({ state: "held" }), [absent]));
    expect(await harness.text()).to.contain("现在还不会有任何影响");
    await harness.type("#because", "发烧");
    await harness.press("#excuse");
    expect(asked(gateway)).to.deep.equal([["participation.excuse", { because: "发烧" }]]);
  });
});

describe("xb-activity, others", () => {
  it("[R026] who inspects writes what she saw, item by item, and then that it is in order", async () => {
    const held = activity({ state: "held", minutesTaken: "讨论了三个课例" });
    const { harness, gateway, element } = await show(script("shao", held, [], {}, ["principal"]));
    expect($(element, "#check")!.getAttribute("aria-disabled")).to.equal("true");
    await harness.type("#check-four-record", "记录两页");
    await harness.press("#check");
    expect(asked(gateway).map(([action]) => action)).to.include("activity.check");
    const early = await show(script("shao", activity({ state: "held" }), [], {}, ["principal"]));
    expect(await early.harness.text()).to.contain("还有 1 项内容没有");
  });

  it("an appeal is answered by the principal, and not by who refused", async () => {
    const appealed = participation("lin", { state: "appealed", because: "接待", reason: "没说", appeal: "来不及说", decidedBy: "gu" });
    const held = activity({ state: "held" });
    const { harness, gateway } = await show(script("shao", held, [appealed], {}, ["principal"]));
    expect(await harness.text()).to.contain("申诉：来不及说");
    await harness.press('[data-move="allow"]');
    expect(asked(gateway)).to.deep.equal([["participation.allow", undefined]]);
    const own = await show(script("gu", held, [appealed]));
    expect($(own.element, '[data-move="allow"]')).to.equal(null);
  });

  it("a colleague reads what it is, and no list", async () => {
    const { harness, element } = await show(script("shen"));
    expect(await harness.text())
      .to.contain("数学组研讨 正在进行 活动内容")
      .and.contain("四有三保证");
    for (const selector of ['[part="roll"]', '[part="mine"]', '[part="code"]', ".bar"])
      expect($(element, selector), selector).to.equal(null);
  });

  it("the list of the school shows what goes on, what is to come and what is past", async () => {
    const all = [
      activity(),
      activity({ id: "b", title: "读书会", state: "planned", on: "2026-11-25" }),
      activity({ id: "c", title: "开学培训", state: "checked", on: "2026-09-01" }),
    ];
    const given = script("su");
    const { harness, element } = await show({ ...given, records: { ...given.records, activity: all } }, "zh-Hans", "");
    expect([...element.shadowRoot!.querySelectorAll("h3")].map((head) => head.textContent)).to.deep.equal([
      "正在进行",
      "将要举行",
      "已经过去",
    ]);
    await harness.press('[data-open="b"]');
    expect(await harness.text()).to.contain("读书会");
  });

  it("says what cannot be shown", async () => {
    const without = await show(script("su", activity(), [], { capabilities: ["session", "hour.list"] }));
    expect(await without.harness.text()).to.contain("这里还没有开通这项功能");
    const out = await show({ ...script("su"), session: null });
    expect(await out.harness.text()).to.contain("还没有登录");
    const failed = await show(script("su", activity(), [], { fail: { "one:activity": "internal" } }));
    expect(await failed.harness.text()).to.contain("系统出了差错");
    const gone = await show(script("su"), "zh-Hans", "nowhere");
    expect(await gone.harness.text()).to.contain("没有找到这个活动");
    const none = await show({ ...script("su"), records: {} }, "zh-Hans", "");
    expect(await none.harness.text()).to.contain("还没有活动");
  });

  it("speaks three languages, and axe finds nothing", async () => {
    for (const [lang, says] of [
      ["en", "Code for the room"],
      ["zh-Hant", "簽到碼"],
      ["zh-Hans", "签到码"],
    ] as const) {
      const { harness, element } = await show(script(host, activity(), [participation("lin", { state: "asked", because: "监考" })]), lang);
      expect(await harness.text()).to.contain(says);
      await expect(element).to.be.accessible();
    }
    for (const who of ["su", "shao"]) {
      const roles = who === "shao" ? ["principal"] : [];
      const { element } = await show(script(who, activity({ state: "held" }), [participation("su", { state: "absent" })], {}, roles));
      await expect(element).to.be.accessible();
    }
  });
});
