import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { idOf, type Debrief } from "@xiaoben/contract";
import { debrief, earlier, lesson, observation, script, session, signed } from "../after-lesson/after-lesson.test.fixture.ts";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { DebriefHarness } from "./debrief.harness.ts";
import { handed, show } from "./debrief.test.fixture.ts";
import { debriefParts } from "./debrief.model.ts";
import "./debrief.ts";
import type { XbDebriefElement } from "./debrief.element.ts";

const own = (person: string): string => idOf(...debriefParts("l1", person));
const valueOf = (gateway: ScriptedGateway, id: string): Debrief =>
  (gateway.draft({ kind: "debrief", id }).current.current as unknown as { data: { value: Debrief } }).data.value;
const full = debrief({
  speeches: [
    { id: "a", by: "su", text: "时间少了", turn: "talk/1" },
    { id: "b", by: "lin", text: "等了五秒", turn: "talk/2", point: "p1" },
  ],
  template: { pack: "p", version: "1", id: "lesson-talk" },
  summary: "下次先发分工卡。",
});

describe("xb-debrief", () => {
  it("[R078] begins with the observations that may be read, their authors and the teacher; nothing is written before the first key", async () => {
    const { harness, gateway } = await show(script("su", { observation: handed }));
    expect(await harness.people()).to.deep.equal(["苏禾", "林知远", "顾明岚"]);
    expect(await harness.turns()).to.deep.equal(["执教者自己先说 轮到", "其他老师 还没到", "教研组长收尾 还没到"]);
    expect(gateway.calls).to.deep.equal([]);
    await harness.write("summary", "好");
    expect(valueOf(gateway, own("su"))).to.deep.include({
      lesson: "l1",
      author: "su",
      observations: ["o-lin", "o-gu"],
      participants: ["su", "lin", "gu"],
      template: { pack: "p", version: "1", id: "lesson-talk" },
      summary: "好",
    });
    expect(await harness.text()).to.contain("已存在这台设备上");
  });

  it("edge, [R081]: talks about no inspection, handed in or still being written", async () => {
    const inspections = [
      observation("gu", { aim: "inspection" }),
      observation("su", { id: "o-own", observed: "gu", aim: "inspection", state: "draft" }),
    ];
    const { harness, gateway } = await show(script("su", { observation: [observation("lin"), ...inspections] }));
    expect(await harness.people()).to.deep.equal(["苏禾", "林知远"]);
    await harness.write("summary", "好");
    expect(valueOf(gateway, own("su")).observations).to.deep.equal(["o-lin"]);
  });

  it("[R080] takes speeches turn by turn; a turn is ticked when somebody has spoken", async () => {
    const { harness, gateway } = await show(script("su", { observation: handed }));
    await harness.speak("后面两题难度接近", { turn: "talk/1" });
    expect((await harness.turns()).slice(0, 2)).to.deep.equal(["执教者自己先说 说过了", "其他老师 轮到"]);
    await harness.speak("等了五秒", { turn: "talk/2", by: "gu", point: "p1" });
    expect(valueOf(gateway, own("su")).speeches.map(({ by, turn, point, text }) => [by, turn, point, text])).to.deep.equal([
      ["su", "talk/1", undefined, "后面两题难度接近"],
      ["gu", "talk/2", "p1", "等了五秒"],
    ]);
  });

  it("[R053] edge, no phone policing, a contribution may be entered later the same day: who has not contributed is a plain list", async () => {
    const { harness } = await show(script("su", { observation: handed }));
    expect(await harness.text())
      .to.contain("3 人中有 0 人的发言已记下")
      .and.contain("还没有记下发言的：苏禾、林知远、顾明岚。当天晚些时候补上也可以");
    await harness.speak("等了五秒", { turn: "talk/2", by: "lin" });
    expect(await harness.text()).to.contain("还没有记下发言的：苏禾、顾明岚");
    expect(await harness.moves()).to.deep.equal(["close"]);
  });

  it("goes without an order where no template has one, or where people want none", async () => {
    const { harness, gateway, element } = await show(script("su", { observation: handed }));
    const order = element.renderRoot.querySelector<HTMLSelectElement>("#order")!;
    expect([...order.options].map(({ text }) => text)).to.deep.equal(["不按次序", "一课一议"]);
    order.value = "";
    order.dispatchEvent(new Event("change"));
    await harness.settled();
    expect(await harness.turns()).to.deep.equal([]);
    expect(valueOf(gateway, own("su")).template).to.equal(undefined);
    await harness.speak("先说一句");
    const without = await show(script("su", { observation: handed }, { definitions: {} }));
    expect(await without.harness.turns()).to.deep.equal([]);
    await without.harness.speak("也可以说");
    expect(valueOf(without.gateway, own("su")).speeches).to.have.length(1);
  });

  it("brings back the step that was agreed last time, and records what became of it as words", async () => {
    const { harness, gateway, element } = await show(script("su", { observation: [...handed, earlier()] }));
    expect(await harness.text()).to.contain("上次说好的下一步 准备分工卡 林知远，11月6日");
    await harness.report("o-before", "partly");
    expect(valueOf(gateway, own("su")).speeches).to.have.length(1);
    expect(valueOf(gateway, own("su")).speeches[0]).to.deep.include({
      by: "su",
      turn: "step/partly/o-before",
      text: "上次的下一步“准备分工卡”：做到一部分。",
    });
    await harness.report("o-before", "done");
    expect(valueOf(gateway, own("su")).speeches[0]!.text).to.contain("做到了");
    await harness.write("step-o-before", "四个组都有卡");
    await harness.report("o-before", "notYet");
    expect(valueOf(gateway, own("su")).speeches[0]).to.deep.include({ turn: "step/notYet/o-before", text: "四个组都有卡" });
    expect(element.renderRoot.querySelectorAll(".speech")).to.have.length(0);
  });

  it("shows what became of a step also to whoever may not read the observation that it stood in", async () => {
    const said = debrief({ state: "closed", speeches: [{ id: "s", by: "su", text: "四个组都有卡", turn: "step/done/o-before" }] });
    const { harness } = await show(script("gu", { observation: [observation("gu")], debrief: [said] }));
    expect(await harness.text()).to.contain("做到了 四个组都有卡 苏禾");
  });

  it("takes people in and out; whoever spoke, and whoever writes, stays", async () => {
    const { harness, gateway, element } = await show(script("su", { observation: handed }));
    const add = element.renderRoot.querySelector<HTMLSelectElement>("#add-person")!;
    // Whoever was asked to observe stands first.
    expect(add.options[1]!.text).to.equal("唐晓棠");
    add.value = "tang";
    add.dispatchEvent(new Event("change"));
    await harness.settled();
    add.form!.requestSubmit();
    await harness.settled();
    expect(valueOf(gateway, own("su")).participants).to.deep.equal(["su", "lin", "gu", "tang"]);
    await harness.speak("好", { turn: "talk/2", by: "gu" });
    const removable = [...element.renderRoot.querySelectorAll<HTMLElement>(".chip:has(button) span")].map((one) => one.innerText);
    expect(removable).to.deep.equal(["林知远", "唐晓棠"]);
  });

  it("removes a speech and gives it back", async () => {
    const { harness, gateway, element } = await show(script("lin", { observation: handed, debrief: [full] }));
    element.renderRoot.querySelector<HTMLButtonElement>(".speech .icon-only")!.click();
    await harness.settled();
    expect(valueOf(gateway, "d1").speeches.map(({ id }) => id)).to.deep.equal(["b"]);
    element.renderRoot.querySelector<HTMLButtonElement>("#undo-speech")!.click();
    await harness.settled();
    expect(valueOf(gateway, "d1").speeches.map(({ id }) => id)).to.deep.equal(["a", "b"]);
  });

  it("an observation that is handed in later can be ticked, and is not taken in unasked", async () => {
    const { harness, gateway, element } = await show(script("lin", { observation: handed, debrief: [full] }));
    expect(await harness.text()).to.contain("评课开始以后才交上来");
    element.renderRoot.querySelector<HTMLInputElement>('input[value="o-gu"]')!.click();
    await harness.settled();
    expect(valueOf(gateway, "d1").observations).to.deep.equal(["o-lin", "o-gu"]);
  });

  it("[R078] says what closing does: observations that wait for it lock, and where the school asks for none, so it says", async () => {
    const both = [signed("author", "lin"), signed("observed", "su")];
    const waits = observation("lin", { state: "answered", signatures: both });
    expect(await (await show(script("lin", { observation: [waits], debrief: [full] }))).harness.text()).to.contain(
      "有 1 份听课记录双方已签字，只等评课。结束评课以后它们就锁定",
    );
    expect(await (await show(script("lin", { observation: handed, debrief: [full] }))).harness.text()).to.contain("学校规定先评课的");
  });

  it("cannot be closed before something was said; then drops what was left empty, stores, and closes", async () => {
    const { harness, gateway, element } = await show(script("lin", { observation: handed, debrief: [debrief()] }));
    await harness.move("close");
    expect(gateway.calls).to.deep.equal([]);
    expect(await harness.text()).to.contain("先记下一段发言或写小结");
    await harness.speak("时间少了");
    await harness.speak("  ");
    element.addEventListener("xb-debrief-close-request", (event) => event.preventDefault(), { once: true });
    await harness.move("close");
    expect(gateway.calls).to.deep.equal([]);
    await harness.move("close");
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["debrief.close"]);
    const stored = (gateway.one({ kind: "debrief", id: "d1" }).current as { data?: Debrief }).data!;
    expect([stored.state, stored.speeches.length]).to.deep.equal(["closed", 1]);
    expect(await harness.text()).to.contain("评课已结束。有遗漏可以重新打开");
    expect(await harness.moves()).to.deep.equal(["reopen"]);
    await harness.move("reopen");
    await harness.settled();
    expect(await harness.moves()).to.deep.equal(["close"]);
  });

  it("[R080] who was there reads it as it is written, and changes nothing; she may write one of her own", async () => {
    const { harness, element, gateway } = await show(script("su", { observation: handed, debrief: [full] }));
    expect(await harness.text())
      .to.contain("林知远正在记录")
      .and.contain("等了五秒")
      .and.contain("学困生是否有机会开口")
      .and.contain("下次先发分工卡");
    expect(element.renderRoot.querySelectorAll("textarea, input, select")).to.have.length(0);
    element.renderRoot.querySelector<HTMLButtonElement>("#write-own")!.click();
    for (let i = 0; i < 3; i++) await harness.settled();
    await harness.write("summary", "我也记");
    expect(valueOf(gateway, own("su")).author).to.equal("su");
  });

  it("where several wrote one down, the person's own comes first and the others can be chosen", async () => {
    const mine = debrief({ id: "d2", author: "su", summary: "我的" });
    const { harness, element } = await show(script("su", { observation: handed, debrief: [full, mine] }));
    const choose = element.renderRoot.querySelector<HTMLSelectElement>("#choose")!;
    expect([...choose.options].map(({ text }) => text.replace(/\s+/g, " "))).to.deep.equal([
      "记录：苏禾 · 11月20日",
      "记录：林知远 · 11月20日",
    ]);
    choose.value = "d1";
    choose.dispatchEvent(new Event("change"));
    for (let i = 0; i < 3; i++) await harness.settled();
    expect(await harness.text()).to.contain("等了五秒");
  });

  it("shows both versions of what was changed elsewhere too, and a person chooses", async () => {
    const { harness, gateway, element } = await show(script("lin", { observation: handed, debrief: [full] }));
    await harness.write("summary", "我的小结");
    const live = gateway.draft({ kind: "debrief", id: "d1" }).current as unknown as {
      current: { data: unknown };
      set(snapshot: unknown): void;
    };
    const error = { code: "stale-version", detail: "", retryable: false, current: { ...full, summary: "别处的小结", version: 7 } };
    live.set({ status: "error", error, data: live.current.data });
    await waitUntil(async () => (await harness.text()).includes("这里的内容在别处也改过"), "the two versions are shown");
    expect(await harness.text()).to.contain("别处的小结");
    element.renderRoot.querySelector<HTMLButtonElement>('[data-choose="mine"]')!.click();
    await harness.settled();
    expect(gateway.calls[0]!.input).to.deep.equal({ id: "d1", version: 7, patch: { summary: "我的小结" } });
  });

  it("waits for the network, keeps what is typed, and says what was refused", async () => {
    const offline = await show(script("lin", { observation: handed, debrief: [full] }, { status: "offline" }));
    await offline.harness.write("summary", "没有网也写");
    await offline.harness.move("close");
    await waitUntil(async () => (await offline.harness.text()).includes("联网后自动提交"), "it is said");
    expect(await offline.harness.text()).to.contain("没有网也写");
    expect(await offline.harness.moves()).to.deep.equal([]);
    const refused = await show(script("lin", { observation: handed, debrief: [full] }, { refuse: { "debrief.close": "not-permitted" } }));
    await refused.harness.move("close");
    await waitUntil(async () => /没有被接受.*没有这项权限/.test(await refused.harness.text()), "the words of the refusal come");
  });

  it("can be begun without a network, once the lesson is known", async () => {
    const { harness, gateway } = await show(
      script("lin", {}, { fail: { "list:debrief": "offline", "one:debrief": "offline", "list:observation": "offline" } }),
    );
    await harness.write("summary", "先记下来");
    expect(valueOf(gateway, own("lin"))).to.deep.include({ summary: "先记下来", lesson: "l1", participants: ["lin", "su"] });
  });

  it("says what is so when there is nothing to write down", async () => {
    const text = async (given: Script, more = {}): Promise<string> => (await show(given, more)).harness.text();
    const all = script("lin", { observation: handed, debrief: [full] });
    expect(await text({ ...all, session: null })).to.contain("还没有登录");
    expect(await text({ ...all, capabilities: [] })).to.contain("还没有开通");
    expect(await text({ ...all, status: "loading" })).to.contain("正在读取");
    expect(await text({ ...all, fail: { "list:debrief": "internal" } })).to.contain("再试一次");
    expect(await text({ ...all, fail: { "list:observation": "internal" } })).to.contain("再试一次");
    expect(await text({ ...all, fail: { "one:debrief": "not-permitted" } })).to.contain("不能查看");
    expect(await text(all, { by: "debrief", id: "gone" })).to.contain("没有找到这份评课记录");
    expect(await text(all, { id: "gone" })).to.contain("没有找到这节课");
    expect(await text(script("lin", { lesson: [lesson({ state: "planned", on: "2026-11-21" })] }))).to.contain("这节课还没有上");
    const written = { lesson: [lesson({ state: "planned", on: "2026-11-21" })], observation: handed };
    expect(await text(script("lin", written))).to.contain("结束评课");
    expect(await text(script("lin", { lesson: [lesson({ state: "planned" })] }))).to.contain("结束评课");
    expect(await text(script("lin", { lesson: [lesson({ state: "cancelled" })] }))).to.contain("这节课已取消");
    expect(await text(script("lin", {}, { forbids: ["debrief.create"] }))).to.contain("没有找到这份评课记录");
    const gateway = scriptedGateway(all);
    const element = await fixture<XbDebriefElement>(html`<xb-debrief .gateway=${gateway}></xb-debrief>`);
    expect(await new DebriefHarness(element).text()).to.contain("还没有选定一节课");
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    const long = { ...full, speeches: [...full.speeches, { id: "c", by: "gu", text: "长".repeat(300), turn: "talk/3" }] };
    const records = {
      observation: [...handed, earlier({ nextStep: "步".repeat(80) })],
      debrief: [{ ...long, participants: ["lin", "su", "gu"] }],
    };
    for (const [lang, word] of [
      ["zh-Hans", "评课记录"],
      ["zh-Hant", "評課紀錄"],
      ["en", "Debrief"],
    ] as const) {
      for (const who of ["lin", "su"]) {
        const { harness, element } = await show(script(who, records), { lang });
        expect(await harness.text()).to.contain(word);
        await expect(element).to.be.accessible();
        element.parentElement!.style.width = "328px";
        await harness.settled();
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      }
    }
  });

  it("on paper shows no controls, and a line for each signature by hand", async () => {
    const { element } = await show(script("lin", { observation: handed, debrief: [full] }));
    const paper = element.renderRoot.querySelector<HTMLElement>(".signing")!;
    expect(paper.offsetHeight).to.equal(0);
    onPaper(element, () => {
      expect(paper.offsetHeight).to.be.above(0);
      expect([...element.renderRoot.querySelectorAll("button")].filter((one) => one.offsetHeight > 0)).to.deep.equal([]);
    });
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway, harness } = await show(script("lin", { observation: handed, debrief: [full] }));
    await harness.write("summary", "改过");
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });

  it("a school administrator reads a closed one", async () => {
    const { harness } = await show({
      ...script("gu", { observation: handed, debrief: [{ ...full, state: "closed" }] }),
      session: session("gu", ["schoolAdmin"]),
    });
    expect(await harness.text())
      .to.contain("评课已结束。")
      .and.contain("时间少了");
    expect(await harness.moves()).to.deep.equal([]);
  });
});
