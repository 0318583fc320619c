import { expect } from "@open-wc/testing";
import type { Observation } from "@xiaoben/contract";
import { $, focused, holdClock, id, rubric, script, scriptInClass, show, written } from "../observation-form.test.fixture.ts";
import type { XbObservationFormElement } from "../observation-form.element.ts";

const all = <E extends HTMLElement = HTMLElement>(element: XbObservationFormElement, selector: string): E[] => [
  ...element.renderRoot.querySelectorAll<E>(selector),
];
const heard = (more: Partial<Observation> = {}): Observation =>
  written({
    state: "submitted",
    submittedAt: "2026-11-22T03:00:00.000Z",
    tallies: { motivating: 3, negative: 2, bare: 4 },
    quotes: [{ id: "q", text: "你把理由也说出来了", codes: ["appreciating", "reflecting"], minute: 12 }],
    ...more,
  });
const packOf = (content: object, parameters: object[] = []) => ({
  "p/1/r": rubric,
  "p/1/pack": { id: "p", version: "1", parameters, content },
});

describe("xb-observation-form: evaluation language", () => {
  holdClock();

  it("[R263] counts with a tap, says the count, and takes it back", async () => {
    const { harness, element, draft } = await show(scriptInClass());
    for (let i = 0; i < 3; i++) await harness.count("motivating");
    expect(draft().tallies).to.deep.equal({ motivating: 3 });
    expect($(element, ".class-bar [data-code=motivating]").getAttribute("aria-label")).to.equal("激励 3 次，加一");
    expect($(element, ".class-bar .state-line").innerText).to.contain("激励记到 3 次");
    $<HTMLButtonElement>(element, ".undo-count").click();
    await harness.settled();
    expect(draft().tallies).to.deep.equal({ motivating: 2 });
    const less = all<HTMLButtonElement>(element, "[part=tallies] .icon-only").find(
      (button) => button.getAttribute("aria-label") === "激励 2 次，减一",
    )!;
    less.click();
    await harness.settled();
    expect(draft().tallies).to.deep.equal({ motivating: 1 });
  });

  it("[R263] edge, one utterance may carry two codes: the sentence that was counted is written down, each kind counted once", async () => {
    const { harness, element, draft } = await show(scriptInClass());
    await harness.count("appreciating");
    $<HTMLButtonElement>(element, ".quote-last").click();
    await harness.settled();
    expect(focused(element)?.id).to.match(/^quote-/);
    expect(draft().quotes).to.have.length(1);
    expect(draft().quotes![0]).to.deep.include({ codes: ["appreciating"], minute: 12, text: "" });
    $<HTMLButtonElement>(element, "[data-quote-code=reflecting]").click();
    await harness.settled();
    expect(draft().quotes![0]!.codes).to.deep.equal(["appreciating", "reflecting"]);
    expect(draft().tallies).to.deep.equal({ appreciating: 1, reflecting: 1 });
    all<HTMLButtonElement>(element, ".quote .icon-only")[0]!.click();
    await harness.settled();
    expect(draft().quotes).to.deep.equal([]);
    expect(draft().tallies, "what was heard stays counted").to.deep.equal({ appreciating: 1, reflecting: 1 });
  });

  it("[R055] edge, pupils' names removed from quotes: what looks like one is pointed out until it is ××, and nothing that is written is touched", async () => {
    const { harness, element, draft } = await show(scriptInClass());
    await harness.count("appreciating");
    $<HTMLButtonElement>(element, ".quote-last").click();
    await harness.settled();
    const field = focused(element) as HTMLTextAreaElement;
    const write = async (text: string): Promise<string> => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await harness.settled();
      expect(draft().quotes![0]!.text).to.equal(text);
      return $(element, ".name-like")?.innerText ?? "";
    };
    expect(await write("王小明同学把理由也说出来了"))
      .to.contain("“王小明同学”像是学生的姓名")
      .and.contain("换成××");
    expect(await write("××同学把理由也说出来了")).to.equal("");
    expect(await write("这位同学把理由也说出来了")).to.equal("");
  });

  it("neither loses nor doubles a character of a quote while one is composed and counts go on", async () => {
    const { harness, element, draft, gateway } = await show(scriptInClass());
    await harness.count("heartfelt");
    $<HTMLButtonElement>(element, ".quote-last").click();
    await harness.settled();
    const field = focused(element) as HTMLTextAreaElement;
    const type = (value: string, isComposing: boolean): void => {
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { isComposing, bubbles: true }));
    };
    field.dispatchEvent(new CompositionEvent("compositionstart"));
    for (const text of ["t", "ti", "tin"]) type(text, true);
    await gateway.draft({ kind: "observation", id }).flush();
    await harness.count("bare");
    expect(field.value).to.equal("tin");
    expect(draft().quotes![0]!.text).to.equal("");
    type("听", true);
    field.dispatchEvent(new CompositionEvent("compositionend", { data: "听" }));
    type("听见了", false);
    await harness.settled();
    expect([field.value, draft().quotes![0]!.text]).to.deep.equal(["听见了", "听见了"]);
    expect(draft().tallies).to.deep.equal({ heartfelt: 1, bare: 1 });
  });

  it("[R269] counts the negative as the others, without a colour or a word of blame", async () => {
    const { harness, element } = await show(scriptInClass(written({ tallies: { negative: 9 } })));
    await harness.mode("tallies");
    const [negative, motivating] = ["negative", "motivating"].map((code) => getComputedStyle($(element, `.class-bar [data-code=${code}]`)));
    expect([negative!.color, negative!.backgroundColor, negative!.borderColor]).to.deep.equal([
      motivating!.color,
      motivating!.backgroundColor,
      motivating!.borderColor,
    ]);
    expect($(element, "[part=tallies]").querySelector(".badge, .undetermined, .not-met")).to.equal(null);
  });

  it("[R270] edge, no threshold in the source: two figures, bare against specific praise, and no hint where the pack has none", async () => {
    const observation = heard({ quotes: [] });
    const plain = await show(script("su", observation, { definitions: packOf({ phraseBanks: [] }) }), { by: "observation" });
    expect($(plain.element, ".ratio").innerText).to.contain("没说理由的夸奖 4 次，说得具体的（七类合计）3 次");
    expect($(plain.element, ".mention")).to.equal(null);
    const bank = { id: "b", title: "用语", groups: [], bareAbove: { param: "share" } };
    const share = { id: "share", type: "share", clause: "c", values: [{ value: "0.5" }] };
    const above = await show(script("su", observation, { definitions: packOf({ phraseBanks: [bank] }, [share]) }), { by: "observation" });
    await above.harness.settled();
    expect($(above.element, ".mention").innerText).to.contain("没说理由的占 57%，学校定的参考是 50%");
    const below = { ...share, values: [{ value: "0.6" }] };
    const under = await show(script("su", observation, { definitions: packOf({ phraseBanks: [bank] }, [below]) }), { by: "observation" });
    await under.harness.settled();
    expect($(under.element, ".mention")).to.equal(null);
  });

  it("[R055] [R269] edge, quotes need the consent of whose they are: says who sees it, on the spot, the observed teacher and the observer, until she shares it", async () => {
    const writing = await show(scriptInClass());
    expect(await writing.harness.text()).to.contain("只有执教老师和您看得到");
    const { harness, gateway, element } = await show(script("su", heard()), { by: "observation" });
    expect(await harness.text())
      .to.contain("这一部分只有您和听课人看得到")
      .and.contain("激励 3 次")
      .and.contain("否定 2 次");
    // What is out of sight is not laid out, and has no inner text.
    expect($(element, "[part=tallies] .rows > li").textContent.replace(/\s+/g, " ")).to.contain("你把理由也说出来了 赏识、反思");
    expect(await harness.moves()).to.deep.equal(["answer"]);
    $<HTMLButtonElement>(element, "#share-tallies").click();
    await harness.settled();
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.shareTallies"]);
    expect(focused(element)?.id).to.equal("tallies-private");
    gateway.put("observation", heard({ talliesShared: true, version: 9 }));
    await harness.settled();
    expect(await harness.text()).to.contain("您已经让能看这份记录的人看到这一部分");
    $<HTMLButtonElement>(element, "#share-tallies").click();
    await harness.settled();
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.shareTallies", "observation.hideTallies"]);
  });

  it("[R269] lets nobody else share it, and shows nothing of it to whom nothing is answered", async () => {
    const author = await show(script("lin", heard({ state: "locked" })));
    expect($(author.element, "#share-tallies")).to.equal(null);
    expect($(author.element, "[part=tallies]")).to.not.equal(null);
    const { tallies: _tallies, quotes: _quotes, ...rest } = heard();
    const lead = await show(script("gu", rest as Observation), { by: "observation" });
    expect($(lead.element, "[part=tallies]")).to.equal(null);
    const shared = await show(script("gu", heard({ talliesShared: true })), { by: "observation" });
    expect(await shared.harness.text()).to.contain("执教老师让能看这份记录的人看到这一部分");
    expect($(shared.element, "#share-tallies")).to.equal(null);
  });

  it("reads afterwards with tags, stretches and their shares, and is accessible in three languages", async () => {
    const record = heard({
      notes: [
        { id: "n", minute: 3, text: "后排举手", tag: "pupils" },
        { id: "m", minute: 5, text: "等待" },
      ],
      segments: [
        { id: "a", does: "opening", from: 0, until: 10 },
        { id: "b", does: "groupWork", from: 10, until: 40 },
      ],
    });
    for (const [lang, word] of [
      ["zh-Hans", "小组活动"],
      ["zh-Hant", "小組活動"],
      ["en", "Group work"],
    ] as const) {
      const { harness, element } = await show(script("su", record), { by: "observation", lang });
      expect(await harness.text())
        .to.contain(word)
        .and.contain("75%");
      await expect(element).to.be.accessible();
    }
  }).timeout(120_000);
});
