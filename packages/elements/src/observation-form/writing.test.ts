import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { $, focused, lesson, script, show } from "./observation-form.test.fixture.ts";

describe("xb-observation-form: writing", () => {
  it("[R051] opens with the lesson and its observation points, and begins nothing by being looked at", async () => {
    const { harness, gateway } = await show(script("lin"));
    expect(await harness.text())
      .to.contain("三（2）班数学《分数的初步认识》")
      .and.contain("展示课")
      .and.contain("第3节")
      .and.contain("执教：苏禾")
      .and.contain("学困生是否有机会开口");
    expect(gateway.calls).to.deep.equal([]);
  });

  it("[R051] opens with the points that she said she would watch, also for who has no research topic of her own", async () => {
    const visit = {
      ...lesson,
      state: "coming" as const,
      id: "v1",
      author: "lin",
      lesson: "l1",
      topic: "",
      points: [{ id: "own", text: "等待时间" }],
    };
    const given = script("lin");
    const { harness, element, draft } = await show({ ...given, records: { ...given.records, visit: [visit] } });
    await harness.settled();
    const points = [...element.renderRoot.querySelectorAll<HTMLInputElement>(".point input")].map((field) => field.value);
    expect(points).to.deep.equal(["等待时间"]);
    await harness.write("strengths", "好");
    expect(draft().points.map(({ text }) => text)).to.deep.equal(["学困生是否有机会开口", "等待时间"]);
  });

  it("hands every change to the draft at once, the first one with what follows from the lesson", async () => {
    const { harness, draft } = await show(script("lin"));
    await harness.write("strengths", "板书清楚");
    expect(draft()).to.deep.include({ strengths: "板书清楚", lesson: "l1", observed: "su", author: "lin", lessons: "1" });
    expect(await harness.text()).to.contain("已存在这台设备上");
    await harness.write("problems", "等待太短");
    expect(draft()).to.deep.include({ strengths: "板书清楚", problems: "等待太短" });
  });

  it("[R074] adds up what is rated; what is not applicable leaves both sums; a rating can be cleared", async () => {
    const { harness, element, draft } = await show(script("lin"));
    await harness.rate("aims", "4");
    expect(await harness.total())
      .to.contain("80")
      .and.contain("良")
      .and.contain("按已评的项折算");
    await harness.rate("group", "0");
    expect(await harness.total()).to.contain("40");
    await harness.rate("group", "不评");
    expect(await harness.total())
      .to.contain("80")
      .and.contain("不评 1 项");
    $<HTMLButtonElement>(element, '[data-item="group"] .clear').click();
    expect(await harness.rated("group")).to.equal("");
    expect(draft().ratings).to.deep.equal({ aims: { value: "4" } });
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

  it("draws only the item anew whose rating changed", async () => {
    const { harness, element } = await show(script("lin"));
    await harness.rate("aims", "3");
    const changes: string[] = [];
    const watch = new MutationObserver((records) =>
      records.forEach((record) => changes.push((record.target as Element).closest?.("[data-item]")?.getAttribute("data-item") ?? "")),
    );
    watch.observe($(element, ".rubric"), { subtree: true, childList: true, attributes: true, characterData: true });
    await harness.write("strengths", "a");
    expect(watch.takeRecords()).to.have.length(0);
    watch.disconnect();
    expect(changes.filter((item) => item && item !== "aims")).to.deep.equal([]);
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
});
