import { expect } from "@open-wc/testing";
import { $, all, lesson, open, own, script, session, show, visit } from "./lesson.test.fixture.ts";

describe("xb-lesson, the lessons to come", () => {
  it("stand with what they are to her, and one is opened in place or by the page", async () => {
    const { harness, element } = await show(script("lin", [own, open, lesson()], [visit("lin", { state: "asked" })]), { id: "" });
    expect(await harness.groups()).to.deep.equal({
      我上的课: ["三（2）班数学《面积》"],
      我要听的课: ["三（2）班数学《分数的初步认识》"],
      可以直接去听: ["三（2）班数学《周长》"],
    });
    expect(await harness.text())
      .to.contain("手册已发")
      .and.contain("想来听");
    await harness.open("open");
    for (let i = 0; i < 3; i++) await harness.settled();
    expect(await harness.text()).to.contain("我来听");
    await harness.press("#back");
    expect(Object.keys(await harness.groups())).to.have.length(3);
    element.addEventListener("xb-lesson-open-request", (event) => event.preventDefault(), { once: true });
    await harness.open("open");
    expect(Object.keys(await harness.groups())).to.have.length(3);
  });

  it("a visit leads to its lesson", async () => {
    const { harness, element } = await show(script("su", [lesson()], [visit("lin", { state: "asked" })]), { id: "" });
    element.visit = visit("lin").id;
    for (let i = 0; i < 4; i++) await harness.settled();
    expect(await harness.guests()).to.deep.equal(["林知远 想来听"]);
    element.visit = "gone";
    for (let i = 0; i < 4; i++) await harness.settled();
    expect(await harness.text()).to.contain("没有找到这节课");
  });

  it("[R044] plans a lesson: what is typed survives until it is whole, then it is created at once", async () => {
    localStorage.clear();
    const given = script("lin", [own]);
    const first = await show(given, { id: "" });
    await first.harness.press("#plan");
    for (let i = 0; i < 3; i++) await first.harness.settled();
    await first.harness.type("#f-topic", "平均数");
    first.element.remove();
    // What another page begins with: nothing in memory, only what is on the device.
    const { harness, gateway, element } = await show(given, { id: "" });
    await harness.press("#plan");
    for (let i = 0; i < 3; i++) await harness.settled();
    expect($<HTMLInputElement>(element, "#f-topic").value).to.equal("平均数");
    expect($<HTMLInputElement>(element, "#f-className").value).to.equal("三（2）班");
    await harness.move("plan");
    expect(element.shadowRoot!.activeElement?.id).to.equal("f-on");
    expect(await harness.text()).to.contain("还要填：日期、第几节、开始、结束");
    await harness.type("#f-on", "2026-11-23");
    await harness.type("#f-period", "3");
    expect($<HTMLInputElement>(element, "#f-from").value).to.equal("10:20");
    expect(await harness.text()).to.contain("来不及提前 2 天发");
    await harness.move("plan");
    for (let i = 0; i < 3; i++) await harness.settled();
    expect(gateway.calls[0]).to.deep.include({ action: "lesson.create" });
    expect((gateway.calls[0]!.input as { body?: object }).body).to.deep.include({
      teacher: "lin",
      topic: "平均数",
      on: "2026-11-23",
      subject: "maths",
      org: "o",
    });
    expect(await harness.text()).to.contain("《平均数》");
    expect(Object.keys(localStorage).filter((name) => name.startsWith("xb:form:lesson"))).to.deep.equal([]);
  });

  it("the school plans for one of its teachers", async () => {
    localStorage.clear();
    const { harness, gateway } = await show({ ...script("shen", [own]), session: session("shen", ["teacher", "schoolAdmin"]) }, { id: "" });
    await harness.press("#plan");
    for (let i = 0; i < 4; i++) await harness.settled();
    await harness.choose("#f-teacher", "gu");
    for (const [name, text] of Object.entries({
      className: "五（1）班",
      subjectName: "语文",
      topic: "回信",
      on: "2026-12-01",
      period: "1",
      from: "08:20",
      to: "09:00",
    }))
      await harness.type(`#f-${name}`, text);
    await harness.move("plan");
    expect((gateway.calls[0]!.input as { body?: object }).body).to.deep.include({ teacher: "gu", subject: "语文" });
  });

  it("planning is hidden where it is not offered, visits are said not to be", async () => {
    const without = (pattern: RegExp) => {
      const gateway = script("lin", [lesson(), open]);
      return { ...gateway, capabilities: all.filter((operation) => !pattern.test(operation)) };
    };
    const list = await show(without(/^lesson\.(create|change)/), { id: "" });
    expect($(list.element, "#plan")).to.equal(null);
    const one = await show(without(/^visit\./));
    expect(await one.harness.text()).to.contain("还不能在线预约听课");
    expect(await one.harness.moves()).to.deep.equal([]);
  });
});
