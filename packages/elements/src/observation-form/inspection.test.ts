import { expect } from "@open-wc/testing";
import { idOf, type Observation, type Rubric } from "@xiaoben/contract";
import type { Script } from "../testing/index.ts";
import { $, script, session, show, written } from "./observation-form.test.fixture.ts";

const id = idOf("observation", "l1", "gu");
const walk: Rubric = {
  id: "w",
  title: "随堂检查表",
  aim: "inspection",
  sections: [{ id: "checks", title: "常规", items: [{ id: "marked", text: "作业批了", field: "yesNo", notApplicable: true }] }],
};
const form = { pack: "p", version: "1", id: "w" };
const inspected = (more: Partial<Observation> = {}): Observation =>
  written({ id, author: "gu", form, aim: "inspection", problems: "作业没有批完", measures: "补批两次", ...more });
/** Gu is the principal; nobody asked her to come. */
const walkIn = (who: string, observation?: Observation, more: Script = {}): Script => ({
  ...script(who, observation),
  session: session(who, who === "gu" ? ["principal"] : []),
  definitions: { "p/1/w": walk },
  ...more,
});
const signed = (party: "author" | "observed", person: string): Observation["signatures"][number] => ({
  party,
  person,
  at: "2026-11-21T08:00:00.000Z",
  version: 3,
  hash: "h",
  way: "session",
});

async function showTo(who: string, observation?: Observation, lang = "zh-Hans"): ReturnType<typeof show> {
  const shown = await show(walkIn(who, observation), { by: observation ? "observation" : "lesson", lang });
  if (observation) shown.element.observation = id;
  else shown.element.inspectionForm = "p/1/w";
  for (let i = 0; i < 3; i++) await shown.harness.settled();
  return shown;
}

describe("xb-observation-form: inspection", () => {
  it("[R081] begins on the form for inspection for somebody who was not asked, and says that it is one and who will read it", async () => {
    const { harness, gateway, element } = await showTo("gu");
    expect($(element, "#inspection").innerText.replace(/\s+/g, " ")).to.match(
      /^随堂检查 这是随堂检查，不是互相听课。.*同事看不到；不计入听课和学时。$/,
    );
    expect(await harness.text())
      .to.contain("作业批了")
      .and.to.not.contain("目标清楚");
    await harness.rate("marked", "否");
    const { current } = gateway.draft({ kind: "observation", id }).current as unknown as { current: { data: { value: Observation } } };
    expect(current.data.value).to.deep.include({ form, author: "gu", lesson: "l1" });
  });

  it("edge, [R081]: says nothing of it on what colleagues write", async () => {
    const { element } = await show(script("lin", written({ strengths: "好" })));
    expect($(element, "#inspection")).to.equal(null);
  });

  it("edge, [R082]: says to each how far a finding has come: open, answered, returned, confirmed with name and time", async () => {
    const text = async (who: string, more: Partial<Observation>): Promise<string> => (await showTo(who, inspected(more))).harness.text();
    const open = { state: "submitted", submittedAt: "2026-11-20T08:00:00.000Z" } as const;
    expect(await text("gu", open)).to.contain("已交给苏禾，等对方写下做了什么");
    expect(await text("su", open)).to.contain("顾明岚随堂检查后留下了问题和建议。请在答复里写下做了什么");
    const answered = { ...open, state: "answered", answer: "补批了一次" } as const;
    expect(await text("gu", answered))
      .to.contain("做到了就签字确认，还没有做到就退回")
      .and.to.contain("补批了一次");
    const back = { ...open, answer: "补批了一次", reason: "还差一次" };
    expect(await text("su", back)).to.contain("理由：还差一次");
    expect(await text("gu", back)).to.contain("还没有做完，等苏禾写下做了什么");
    const done = await text("su", { ...answered, state: "locked", signatures: [signed("observed", "su"), signed("author", "gu")] });
    expect(done)
      .to.contain("已做到，已确认。不计入学时")
      .and.to.match(/顾明岚.*2026|顾明岚.*11月21日/);
  });

  it("[R082] lets who inspected confirm or return what was done, with what is missing, and nobody else", async () => {
    const answered = inspected({ state: "answered", answer: "补批了一次", submittedAt: "2026-11-20T08:00:00.000Z" });
    const { harness, gateway, element } = await showTo("gu", answered);
    expect(await harness.moves())
      .to.include("return")
      .and.to.include("sign");
    await harness.move("return");
    expect(await harness.text()).to.contain("还差什么");
    const field = $<HTMLTextAreaElement>(element, "textarea");
    field.value = "还差一次";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await harness.settled();
    const heard: string[] = [];
    element.addEventListener("xb-observation-return-request", (event) => heard.push(event.type));
    [...element.renderRoot.querySelectorAll<HTMLButtonElement>("form button, .bar button")]
      .find((one) => one.offsetHeight > 0 && one.innerText.includes("退回"))!
      .click();
    await harness.settled();
    expect(heard).to.deep.equal(["xb-observation-return-request"]);
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.return"]);
    expect(await (await showTo("su", answered)).harness.moves()).to.deep.equal(["sign"]);
    const peer = await show(script("lin", written({ state: "answered", strengths: "好", answer: "谢谢" })));
    expect(await peer.harness.moves()).to.deep.equal(["sign"]);
  });

  it("speaks three languages and is accessible in each", async () => {
    for (const [lang, word] of [
      ["zh-Hans", "随堂检查"],
      ["zh-Hant", "隨堂檢查"],
      ["en", "Inspection"],
    ] as const) {
      const { element } = await showTo("gu", inspected({ state: "draft" }), lang);
      expect($(element, "#inspection").innerText).to.contain(word);
      await expect(element).to.be.accessible();
    }
  }).timeout(120_000);
});
