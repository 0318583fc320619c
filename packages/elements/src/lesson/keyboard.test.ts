import { expect, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { given } from "./free.test.fixture.ts";
import { $, actions, open, script, show } from "./lesson.test.fixture.ts";

describe("xb-lesson: keyboard", () => {
  it("can be worked with the keyboard alone", async () => {
    const { harness, gateway, element } = await show(script("lin", [open], []), { id: "" });
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 20 && !element.shadowRoot!.activeElement?.matches(selector); i++) await sendKeys({ press: "Tab" });
      expect(element.shadowRoot!.activeElement?.matches(selector), selector).to.equal(true);
    };
    await tabTo("[data-lesson]");
    await sendKeys({ press: "Enter" });
    for (let i = 0; i < 4; i++) await harness.settled();
    await tabTo('[data-move="come"]');
    await sendKeys({ press: "Enter" });
    for (let i = 0; i < 4; i++) await harness.settled();
    await tabTo("#add-point");
    await sendKeys({ type: "abc" });
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(actions(gateway)).to.deep.equal(["visit.create", "visit.come"]);
    expect(await harness.watched()).to.have.length(1);
  });

  it("can be worked with the keyboard alone", async () => {
    const shown = await show(given(), { id: "" });
    const { element, harness } = shown;
    await waitUntil(() => $(element, "#free"), "the part comes");
    const tabTo = async (selector: string): Promise<void> => {
      for (let i = 0; i < 20 && !element.shadowRoot!.activeElement?.matches(selector); i++) await sendKeys({ press: "Tab" });
      expect(element.shadowRoot!.activeElement?.matches(selector), selector).to.equal(true);
    };
    await tabTo("#free summary");
    await sendKeys({ press: "Enter" });
    for (let i = 0; i < 4; i++) await harness.settled();
    await tabTo("#free-subject");
    await tabTo("[data-ask]");
    await sendKeys({ press: "Enter" });
    for (let i = 0; i < 4; i++) await harness.settled();
    expect(actions(shown.gateway)).to.deep.equal(["lesson.create", "visit.create"]);
  });
});
