import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { $, focused, packOf, published, record, script, show } from "./rubric-editor.test.fixture.ts";

describe("xb-rubric-editor: keyboard", () => {
  it("keeps every keystroke in the draft, also what is no number yet, and says so without standing in the way", async () => {
    const given = script();
    const { harness, element, draft } = await show(given);
    const field = $<HTMLInputElement>(element, "#number-item-i1-max");
    field.focus();
    field.select();
    await sendKeys({ type: "1o" });
    expect(field.value).to.equal("1o");
    expect(await harness.text()).to.contain("“1o”不是数");
    expect(draft()[0]!.sections[0]!.items[0]).to.deep.include({ max: "0" });
    const again = await show({ ...given, records: { ...given.records!, pack: [published, record({ pack: packOf("2", draft()) })] } });
    expect($<HTMLInputElement>(again.element, "#number-item-i1-max").value).to.equal("1o");
    await again.harness.write("number-item-i1-max", "２０");
    expect(again.draft()[0]!.sections[0]!.items[0]).to.deep.include({ max: "20" });
    expect(await again.harness.text()).not.to.contain("不是数");
  });

  it("moves by keyboard with the focus staying, removes with a way back that keeps what was typed since", async () => {
    const { harness, element, draft } = await show();
    $(element, "#down-item-i1").focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(await harness.items()).to.deep.equal([["i2", "i1"], ["i3"]]);
    expect(focused(element)).to.equal("down-item-i1");
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(await harness.items()).to.deep.equal([["i2"], ["i1", "i3"]]);
    $(element, "#item-text-i1").focus();
    await sendKeys({ down: "Alt" });
    await sendKeys({ press: "ArrowUp" });
    await sendKeys({ up: "Alt" });
    await harness.settled();
    expect(await harness.items()).to.deep.equal([["i2", "i1"], ["i3"]]);
    expect(focused(element)).to.equal("item-text-i1");

    $(element, '[data-edit-item="i2"] .remove').click();
    await harness.settled();
    expect(focused(element)).to.equal("undo");
    expect(await harness.text()).to.contain("已删去“目标合适”");
    await harness.write("item-text-i1", "后来写的");
    await harness.press("#undo");
    expect(await harness.items()).to.deep.equal([["i2", "i1"], ["i3"]]);
    expect(draft()[0]!.sections[0]!.items.map(({ text }) => text)).to.deep.equal(["目标合适", "后来写的"]);
    await harness.press("#remove-rubric");
    expect(await harness.rubrics()).to.deep.equal([]);
    await harness.press("#undo");
    expect(await harness.rubrics()).to.deep.equal(["watch"]);
  });

  it("[R081] says with the keyboard alone that a rubric is for inspection, and what follows from it", async () => {
    const { harness, element, draft } = await show();
    const box = $<HTMLInputElement>(element, "#inspects");
    expect([box.checked, $(element, `#${box.getAttribute("aria-describedby")}`).textContent]).to.deep.equal([
      false,
      "用它写的记录同事看不到，不计入听课和学时。互相听课请不要勾选。",
    ]);
    box.focus();
    await sendKeys({ press: " " });
    await harness.settled();
    expect(draft()[0]!.aim).to.equal("inspection");
    await sendKeys({ press: " " });
    await harness.settled();
    expect(draft()[0]).not.to.have.property("aim");
  });
});
