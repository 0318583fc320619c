import { expect, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { $, focused, holdClock, id, script, scriptInClass, show } from "./observation-form.test.fixture.ts";

describe("xb-observation-form: keyboard", () => {
  holdClock();

  it("can be filled in and sent with the keyboard alone", async () => {
    const { harness, gateway, element, draft } = await show(script("lin"));
    $<HTMLInputElement>(element, '[data-item="aims"] input').focus();
    await sendKeys({ press: " " });
    for (let i = 0; i < 4; i++) await sendKeys({ press: "ArrowRight" });
    await harness.settled();
    expect(draft().ratings["aims"]).to.deep.equal({ value: "4" });
    expect(focused(element)?.getAttribute("value")).to.equal("p4");
    const submit = $<HTMLButtonElement>(element, '[data-move="submit"]');
    for (let i = 0; i < 40 && focused(element) !== submit; i++) await sendKeys({ press: "Tab" });
    expect(focused(element)).to.equal(submit);
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.submit"]);
  });

  it("keeps the caret where it is when the draft is stored", async () => {
    const { harness, element, gateway } = await show(script("lin"));
    await harness.write("strengths", "一二三四");
    const field = $<HTMLTextAreaElement>(element, "#strengths");
    field.focus();
    field.setSelectionRange(2, 2);
    await sendKeys({ type: "x" });
    await gateway.draft({ kind: "observation", id }).flush();
    await harness.settled();
    expect(field.value).to.equal("一二x三四");
    expect(field.selectionStart).to.equal(3);
  });

  it("[R072] edge, 三维目标 in one school and 核心素养 in the next: the prompts of the three phases are data, in the words of the pack", async () => {
    for (const aims of ["三维目标达成了吗？", "核心素养落实了吗？"]) {
      const prompts = [
        ["课前", "学生会在哪里卡住？"],
        ["课中", "怎样临时调整？"],
        ["课后", aims],
      ] as const;
      const form = {
        id: "r",
        title: "反思",
        sections: prompts.map(([title, text], at) => ({ id: `s${at}`, title, items: [{ id: `i${at}`, text, field: "text" as const }] })),
      };
      const { element, draft } = await show(script("lin", undefined, { definitions: { "p/1/r": form } }));
      // What is out of sight is not laid out, and has no inner text.
      const text = $(element, "section").textContent;
      for (const prompt of prompts.flat()) expect(text).to.contain(prompt);
      $<HTMLTextAreaElement>(element, "#item-i2").focus();
      await sendKeys({ type: "yes" });
      expect(draft().ratings).to.deep.equal({ i2: { text: "yes" } });
    }
  });

  it("takes yes/no, choices, typed points and texts", async () => {
    const { harness, element, draft } = await show(script("lin"));
    await harness.rate("lab", "否");
    await harness.rate("way", "练习");
    const mark = $<HTMLInputElement>(element, '[data-item="mark"] input');
    mark.focus();
    await sendKeys({ type: "85" });
    const line = $<HTMLTextAreaElement>(element, "#item-line");
    line.focus();
    await sendKeys({ type: "好" });
    expect(draft().ratings).to.deep.equal({ lab: { level: "no" }, way: { level: "alone" }, mark: { value: "85" }, line: { text: "好" } });
  });

  it("stamps notes, keeps them in order, and gives a removed one back", async () => {
    const { harness, element, draft } = await show(script("lin"));
    await harness.note("后排举手");
    await harness.note("小组没有开始");
    expect(draft().notes.map(({ text, minute }) => [text, minute])).to.deep.equal([
      ["后排举手", 0],
      ["小组没有开始", 0],
    ]);
    const minute = $<HTMLInputElement>(element, ".note input");
    minute.value = "１２";
    minute.dispatchEvent(new Event("change"));
    await harness.settled();
    expect(draft().notes[0]!.minute).to.equal(12);
    expect([...element.renderRoot.querySelectorAll<HTMLTextAreaElement>(".note textarea")].map(({ value }) => value)).to.deep.equal([
      "小组没有开始",
      "后排举手",
    ]);
    let stays: boolean | undefined;
    element.renderRoot.addEventListener("submit", (event) => (stays = event.defaultPrevented));
    $<HTMLInputElement>(element, ".note input").focus();
    await sendKeys({ press: "Enter" });
    expect(stays, "Enter in the minute does not load the page anew").to.equal(true);
    $<HTMLButtonElement>(element, ".note .icon-only").click();
    await harness.settled();
    expect(draft().notes).to.have.length(1);
    expect(focused(element)?.id).to.equal("undo-note");
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(draft().notes.map(({ text }) => text)).to.have.members(["后排举手", "小组没有开始"]);
  });

  it("adds a point of one's own, which alone can be removed", async () => {
    const { harness, element, draft } = await show(script("lin"));
    $<HTMLInputElement>(element, "#new-point").focus();
    await sendKeys({ type: "提问" });
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(draft().points.map(({ text }) => text)).to.deep.equal(["学困生是否有机会开口", "提问"]);
    expect(focused(element)?.tagName).to.equal("TEXTAREA");
    expect(element.renderRoot.querySelectorAll(".point .icon-only")).to.have.length(1);
    $<HTMLButtonElement>(element, ".point .icon-only").click();
    await harness.settled();
    expect(draft().points).to.have.length(1);
  });

  it("is worked with the keyboard alone", async () => {
    const { harness, element, draft } = await show(scriptInClass());
    $<HTMLButtonElement>(element, '[data-mode="segments"]').focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    await waitUntil(() => element.renderRoot.querySelector('[data-does="explaining"]') !== null, "the stretches", { timeout: 15_000 });
    for (let i = 0; i < 3; i++) await sendKeys({ press: "Tab" });
    expect(focused(element)?.getAttribute("data-does")).to.equal("explaining");
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(draft().segments!.map(({ does }) => does)).to.deep.equal(["explaining"]);
    expect(focused(element)?.getAttribute("data-does")).to.equal("explaining");
  });
});
