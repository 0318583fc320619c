import { expect } from "@open-wc/testing";
import { type Observation } from "@xiaoben/contract";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { type Script } from "../testing/index.ts";
import { $, id, script, session, show, written } from "./observation-form.test.fixture.ts";

describe("xb-observation-form: states", () => {
  // Some drivers give all files one store: another one's clock of this lesson may still run in it.
  beforeEach(() => localStorage.clear());

  it("says what is so when there is nothing to fill in", async () => {
    const text = async (given: Script, more = {}): Promise<string> => (await show(given, more)).harness.text();
    expect(await text(script("lin", undefined, { session: null }))).to.contain("还没有登录");
    expect(await text(script("lin", undefined, { capabilities: [] }))).to.contain("还没有开通");
    expect(await text(script("lin", undefined, { status: "loading" }))).to.contain("正在读取");
    expect(await text(script("lin", undefined, { fail: { "one:observation": "internal" } }))).to.contain("再试一次");
    expect(await text(script("lin", undefined, { fail: { "one:observation": "not-permitted" } }))).to.contain("不能查看");
    expect(await text(script("lin", undefined, { fail: { definition: "internal" } }))).to.contain("再试一次");
    expect(await text(script("su")))
      .to.contain("这是您自己上的课")
      .and.not.contain("草稿");
    expect(await text(script("gu", undefined, { forbids: ["observation.create"] })))
      .to.contain("没有请您听课")
      .and.not.contain("草稿");
    expect(await text(script("gu"), { by: "observation" })).to.contain("没有找到这份记录");
  });

  it("can be begun without a network, once the lesson is known", async () => {
    const { harness, draft } = await show(script("lin", undefined, { fail: { "one:observation": "offline" } }));
    await harness.write("strengths", "好");
    expect(draft()).to.deep.include({ strengths: "好", lesson: "l1" });
  });

  it("says so when no more is left of the record than what was typed here", async () => {
    const { harness } = await show(script("su", { id, version: 6, state: "draft", answer: "好" } as Observation), { by: "observation" });
    expect(await harness.text()).to.contain("没有找到这份记录");
  });

  it("is read-only for who only reads", async () => {
    const { harness, element } = await show(
      { ...script("gu", written({ state: "submitted", strengths: "好" })), session: session("gu", ["groupLead"]) },
      { by: "observation" },
    );
    expect(await harness.moves()).to.deep.equal([]);
    expect(element.renderRoot.querySelector("textarea, input")).to.equal(null);
    expect(await harness.text()).to.contain("等苏禾答复");
  });

  it("speaks three languages and is accessible in each, filled and read-only", async () => {
    for (const [lang, word] of [
      ["zh-Hans", "听课记录"],
      ["zh-Hant", "聽課紀錄"],
      ["en", "Lesson observation"],
    ] as const) {
      const { harness, element } = await show(
        script("lin", written({ strengths: "好", ratings: { aims: { value: "4" } }, notes: [{ id: "n", minute: 3, text: "x" }] })),
        { lang },
      );
      expect(await harness.text()).to.contain(word);
      await expect(element).to.be.accessible();
      const locked = await show(script("su", written({ state: "locked" })), { lang, by: "observation" });
      await expect(locked.element).to.be.accessible();
    }
  }).timeout(120_000);

  it("on paper shows no controls, and says that a signature here is none in the legal sense", async () => {
    const { element } = await show(script("su", written({ state: "locked", strengths: "好" })), { by: "observation" });
    const note = $(element, ".paper");
    expect(note.offsetHeight).to.equal(0);
    onPaper(element, () => {
      expect(note.innerText).to.contain("不是法律意义上的电子签名");
      expect(note.offsetHeight).to.be.above(0);
      expect([...element.renderRoot.querySelectorAll("button")].filter((one) => one.offsetHeight > 0)).to.deep.equal([]);
    });
  });

  it("fits a narrow phone with long texts", async () => {
    const { element } = await show(
      script("lin", written({ state: "locked", strengths: "长".repeat(400), notes: [{ id: "n", minute: 3, text: "x".repeat(300) }] })),
    );
    element.parentElement!.style.width = "328px";
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });

  it("breaks no word of a choice, nor of a button in English, on a narrow phone", async () => {
    const choices = ["教师讲", "师生对话", "小组活动", "独立练习"].map((label, at) => ({ id: `c${at}`, label }));
    const form = {
      id: "r",
      title: "简表",
      sections: [{ id: "s", title: "看到的", items: [{ id: "way", text: "形式", field: "choice", choices }] }],
    };
    const { element } = await show(script("lin", undefined, { definitions: { "p/1/r": form } }), { lang: "en" });
    element.parentElement!.style.width = "328px";
    $<HTMLDetailsElement>(element, "[part=segments]").open = true;
    await element.updateComplete;
    const heights = [...element.renderRoot.querySelectorAll<HTMLElement>('[data-item="way"] label > span')].map((one) => one.offsetHeight);
    expect(new Set(heights).size).to.equal(1);
    expect(Math.max(...heights)).to.be.at.most(44);
    const stage = $<HTMLButtonElement>(element, '[data-does="presentation"]');
    expect(stage.offsetHeight).to.equal($(element, '[data-does="opening"]').offsetHeight);
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(script("lin", written()));
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
