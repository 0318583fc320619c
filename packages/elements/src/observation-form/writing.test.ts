import { expect } from "@open-wc/testing";
import { $, lesson, script, show } from "./observation-form.test.fixture.ts";

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
});
