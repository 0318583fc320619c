import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { Phrase } from "@xiaoben/contract";
import { forgetJotted } from "../../forms/jotted.ts";
import type { Script } from "../../testing/index.ts";
import { $, focused, people, rubric, script, show, written, type Shown } from "../observation-form.test.fixture.ts";

const bank = {
  id: "b",
  title: "用语",
  source: "语句和分类都是我们自己写的",
  groups: [
    {
      id: "speak",
      title: "说",
      skill: "speaking",
      phrases: [
        {
          id: "1",
          text: { "zh-Hans": "××，还差一个理由", en: "××, one reason is missing" },
          situation: "partlyRight",
          codes: ["motivating"],
        },
        { id: "2", text: "我先说半句，后半句你来接", situation: "knowsButCannotSay", codes: ["heartfelt"] },
      ],
    },
  ],
};
const own: Phrase = {
  id: "00000000-0000-8000-8000-00000000000a",
  version: 4,
  org: "o",
  createdAt: "",
  updatedAt: "",
  author: "lin",
  text: "再听一遍题目",
  skill: "listening",
  situation: "wrong",
  codes: ["delaying"],
};
const given = (more: Script = {}): Script => ({
  ...script("lin", written({ measures: "等太久" }), more),
  definitions: { "p/1/r": rubric, "p/1/pack": { id: "p", version: "1", parameters: [], content: { phraseBanks: [bank] } } },
});

async function open(more: Script = {}, lang = "zh-Hans"): Promise<Shown & { texts(): string[] }> {
  const shown = await show(given(more), { lang });
  $<HTMLButtonElement>(shown.element, "#phrases-measures").click();
  await shown.harness.settled();
  await shown.harness.settled();
  const texts = (): string[] =>
    [...shown.element.renderRoot.querySelectorAll<HTMLElement>(".phrase > span:first-child")].map(({ innerText }) => innerText);
  return { ...shown, texts };
}

async function write(shown: Shown, selector: string, text: string): Promise<void> {
  const field = $<HTMLInputElement>(shown.element, selector);
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await shown.harness.settled();
}

describe("xb-observation-form: the bank of phrases", () => {
  afterEach(() => forgetJotted("lin"));

  it("[R264] opens below a field, finds by a part of the sentence, and says whose the sentences are", async () => {
    const shown = await open();
    expect(focused(shown.element)?.id).to.equal("phrase-search");
    expect(shown.texts()).to.deep.equal(["××，还差一个理由", "我先说半句，后半句你来接"]);
    expect(await shown.harness.text()).to.contain("语句和分类都是我们自己写的");
    await write(shown, "#phrase-search", "理由");
    expect(shown.texts()).to.deep.equal(["××，还差一个理由"]);
    await write(shown, "#phrase-search", "没有的话");
    expect($(shown.element, ".phrases-panel [role=status]").innerText).to.equal("没有这样的话，可以自己加一句。");
  });

  it("[R268] finds what helps a pupil who knows and cannot say it", async () => {
    const shown = await open();
    const select = $<HTMLSelectElement>(shown.element, "[data-by=situation]");
    select.value = "knowsButCannotSay";
    select.dispatchEvent(new Event("change"));
    await shown.harness.settled();
    expect(shown.texts()).to.deep.equal(["我先说半句，后半句你来接"]);
  });

  it("[R265] puts the sentence where the caret is, with its slot selected: the next keys replace it", async () => {
    const shown = await open();
    $<HTMLButtonElement>(shown.element, ".phrase").click();
    await shown.harness.settled();
    const field = $<HTMLTextAreaElement>(shown.element, "#measures");
    expect(focused(shown.element)).to.equal(field);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal("××");
    expect(shown.draft().measures).to.equal("等太久\n××，还差一个理由");
    await sendKeys({ type: "a" });
    expect(shown.draft().measures).to.equal("等太久\na，还差一个理由");
    expect($(shown.element, ".phrases-panel")).to.equal(null);
  });

  it("looks for what is composed, and not for half of it", async () => {
    const shown = await open();
    const field = $<HTMLInputElement>(shown.element, "#phrase-search");
    field.dispatchEvent(new CompositionEvent("compositionstart"));
    field.value = "liy";
    field.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
    await shown.harness.settled();
    expect(shown.texts()).to.have.length(2);
    field.value = "理由";
    field.dispatchEvent(new CompositionEvent("compositionend", { data: "理由" }));
    await shown.harness.settled();
    expect(shown.texts()).to.have.length(1);
    expect(field.value).to.equal("理由");
  });

  it("[R264] adds a sentence of one's own to the school's bank; half of one is still there after a reload", async () => {
    const shown = await open();
    $<HTMLDetailsElement>(shown.element, ".phrases-panel details").open = true;
    await write(shown, "#new-phrase", "××先画一画再说");
    const again = await open();
    expect($<HTMLTextAreaElement>(again.element, "#new-phrase").value).to.equal("××先画一画再说");
    $<HTMLButtonElement>(again.element, "#add-phrase").click();
    await again.harness.settled();
    expect(again.gateway.calls[0]!.action).to.equal("phrase.create");
    expect(again.gateway.calls[0]!.input["body"]).to.deep.equal({
      org: "o",
      author: "lin",
      text: "××先画一画再说",
      skill: "speaking",
      situation: "any",
      codes: [],
    });
    expect($<HTMLTextAreaElement>(again.element, "#new-phrase").value).to.equal("");
    expect(again.texts()[0]).to.equal("××先画一画再说");
  });

  it("[R265] edge, never a pupil's name in the bank: what looks like one is held back until a person says that it is none", async () => {
    const shown = await open();
    $<HTMLDetailsElement>(shown.element, ".phrases-panel details").open = true;
    expect(await shown.harness.text()).to.contain("不要写学生的姓名");
    await write(shown, "#new-phrase", "王小明同学再补充一句");
    const add = $<HTMLButtonElement>(shown.element, "#add-phrase");
    expect(add.disabled).to.equal(true);
    expect($(shown.element, "#name-like").innerText).to.contain("“王小明同学”像是学生的姓名");
    await write(shown, "#new-phrase", "××再补充一句");
    expect(add.disabled).to.equal(false);
    await write(shown, "#new-phrase", "好学生同学会");
    $<HTMLInputElement>(shown.element, "#no-name").click();
    await shown.harness.settled();
    expect(add.disabled).to.equal(false);
  });

  it("[R264] takes one's own sentence out of use, and offers that for nobody else's", async () => {
    const records = {
      person: people,
      observation: [written()],
      lesson: given().records!.lesson!,
      phrase: [own, { ...own, id: own.id.replace(/a$/, "b"), author: "gu", text: "谁来补充" }],
    };
    const shown = await open({ records });
    const retire = [...shown.element.renderRoot.querySelectorAll<HTMLButtonElement>(".found .icon-only")];
    expect(retire.map((button) => button.getAttribute("aria-label"))).to.deep.equal(["不再提供“再听一遍题目”"]);
    retire[0]!.click();
    await shown.harness.settled();
    expect(shown.gateway.calls[0]).to.deep.include({ action: "phrase.change" });
    expect(shown.gateway.calls[0]!.input).to.deep.include({ version: 4, patch: { retired: true } });
    expect(shown.texts()).to.not.include("再听一遍题目");
  });

  it("does without the pack and without the school's own, and closes by Escape", async () => {
    const shown = await open({ capabilities: ["observation.get", "observation.create", "phrase.create"] });
    expect(shown.texts()).to.have.length(2);
    await sendKeys({ press: "Escape" });
    await shown.harness.settled();
    expect($(shown.element, ".phrases-panel")).to.equal(null);
    expect(focused(shown.element)?.id).to.equal("phrases-measures");
  });

  it("is accessible and speaks the reader's language", async () => {
    const shown = await open({}, "en");
    expect(shown.texts()[0]).to.equal("××, one reason is missing");
    $<HTMLDetailsElement>(shown.element, ".phrases-panel details").open = true;
    await expect(shown.element).to.be.accessible();
  }).timeout(120_000);
});
