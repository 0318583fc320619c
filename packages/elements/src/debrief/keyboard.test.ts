import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { debrief, script } from "../after-lesson/after-lesson.test.fixture.ts";
import { handed, show } from "./debrief.test.fixture.ts";

describe("xb-debrief: keyboard", () => {
  it("can be worked with the keyboard alone", async () => {
    const { harness, gateway, element } = await show(script("lin", { observation: handed, debrief: [debrief()] }));
    const focused = (): Element | null => element.shadowRoot!.activeElement;
    element.renderRoot.querySelector<HTMLButtonElement>('[data-add=""]')!.focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(focused()?.localName).to.equal("textarea");
    await sendKeys({ type: "abc" });
    const close = element.renderRoot.querySelector('[data-move="close"]');
    for (let i = 0; i < 12 && focused() !== close; i++) await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Enter" });
    await harness.settled();
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["debrief.close"]);
  });
});
