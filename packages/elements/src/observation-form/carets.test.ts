import { expect } from "@open-wc/testing";
import { $, id, script, show, written } from "./observation-form.test.fixture.ts";

describe("xb-observation-form: input methods and carets", () => {
  it("neither loses nor doubles a character while one is composed", async () => {
    const { harness, element, draft, gateway } = await show(script("lin"));
    await harness.write("problems", "等待太短");
    const field = $<HTMLTextAreaElement>(element, "#strengths");
    field.focus();
    const type = (value: string, isComposing: boolean): void => {
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { isComposing, bubbles: true }));
    };
    field.dispatchEvent(new CompositionEvent("compositionstart"));
    for (const text of ["b", "ba", "ban"]) type(text, true);
    // Meanwhile the draft is stored and another part of the form changes: the field is left alone.
    await gateway.draft({ kind: "observation", id }).flush();
    await harness.rate("aims", "3");
    await harness.settled();
    expect(field.value).to.equal("ban");
    expect(draft().strengths).to.equal("");
    type("板", true);
    field.dispatchEvent(new CompositionEvent("compositionend", { data: "板" }));
    await harness.settled();
    expect(field.value).to.equal("板");
    expect(draft().strengths).to.equal("板");
    type("板书", false);
    await harness.settled();
    expect(draft().strengths).to.equal("板书");
  });

  it("takes a text from elsewhere only when the field is left", async () => {
    const { harness, element, gateway } = await show(script("lin", written({ strengths: "旧" })));
    const field = $<HTMLTextAreaElement>(element, "#strengths");
    field.focus();
    gateway.draft({ kind: "observation", id }).change({ strengths: "新" });
    await harness.settled();
    expect(field.value).to.equal("旧");
    field.blur();
    await harness.settled();
    expect(field.value).to.equal("新");
  });
});
