import { expect, fixture, html } from "@open-wc/testing";
import { debrief, earlier, lesson, observation, rubric, script } from "../after-lesson/after-lesson.test.fixture.ts";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { JointViewHarness } from "./joint-view.harness.ts";
import "./joint-view.ts";
import type { XbJointViewElement } from "./joint-view.element.ts";

async function show(
  given: Script,
  lang = "zh-Hans",
  id = "l1",
): Promise<{ harness: JointViewHarness; gateway: ScriptedGateway; element: XbJointViewElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbJointViewElement>(html`<xb-joint-view lang=${lang} lesson=${id} .gateway=${gateway}></xb-joint-view>`);
  const harness = new JointViewHarness(element);
  for (let i = 0; i < 4; i++) await harness.settled();
  return { harness, gateway, element };
}

const lin = observation("lin", {
  points: [{ id: "p1", text: "学困生是否有机会开口", note: "三名都说了" }],
  notes: [{ id: "n1", minute: 12, text: "提问面向后排", tag: "question" }],
  ratings: { aims: { value: "7" }, pace: { notApplicable: true }, way: { level: "a" }, lab: { level: "yes" } },
  strengths: "问得少而准",
});
const gu = observation("gu", {
  points: [
    { id: "p1", text: "学困生是否有机会开口" },
    { id: "own", text: "板书", note: "留住了思路" },
  ],
  notes: [
    { id: "n2", minute: 3, text: "全班安静" },
    { id: "n3", minute: 12, text: "等待约五秒" },
  ],
  ratings: { aims: { value: "10" }, pace: { value: "8" }, way: { level: "b" }, lab: { level: "yes" } },
  problems: "收得太早",
  state: "locked",
});
const both = { observation: [lin, gu] };

describe("xb-joint-view", () => {
  it("[R077] sets ratings in a row and says how far apart they are, in words; no mean, no rank", async () => {
    const { harness } = await show(script("su", both));
    expect(await harness.row("aims")).to.deep.equal(["目标清楚", "7 / 10", "10 / 10", "3 分"]);
    expect(await harness.row("pace")).to.deep.equal(["节奏得当", "不评", "8 / 10", "只一人评，1 人不评"]);
    expect(await harness.row("way")).to.deep.equal(["提问层次", "好", "中", "差一档"]);
    expect(await harness.row("lab")).to.deep.equal(["动手做了", "是", "是", "一致"]);
    expect(await harness.part("rubric")).to.contain("两人以上评过的 3 项：一致 1 项，差一档 1 项，相差更多 1 项。");
    expect(await harness.text()).to.not.match(/平均|合计|排名|第一/);
  });

  it("says small numbers, and who was asked and has handed in nothing", async () => {
    const { harness } = await show(script("su", both));
    expect(await harness.part("observers"))
      .to.contain("看到 2 份听课记录，各是各的，没有合并。 2 人，人数少，不下结论。")
      .and.contain("请了、还没有交：唐晓棠");
    const one = await show(script("su", { observation: [lin] }));
    expect(await one.harness.part("observers")).to.contain("只有一份记录，没有可以对照的");
    const five = ["a", "b", "c", "d", "e"].map((author) => observation(author));
    expect(await (await show(script("su", { observation: five }))).harness.part("observers")).to.not.contain("人数少");
  });

  it("does not say of somebody that she has not handed in, to whom it may only be hidden", async () => {
    const { harness } = await show(script("lin", { observation: [lin] }));
    expect(await harness.part("observers")).to.contain("还没有交，或您不能看：顾明岚、唐晓棠");
  });

  it("leaves drafts out, also one's own", async () => {
    const { harness } = await show(script("gu", { observation: [{ ...gu, state: "draft" }, lin] }));
    expect(await harness.text()).to.not.contain("收得太早");
    expect(await harness.part("observers")).to.contain("顾明岚");
  });

  it("edge, [R081]: leaves inspections out, also for those who may read them", async () => {
    const inspection = observation("tang", {
      aim: "inspection",
      problems: "作业没有批完",
      notes: [{ id: "n4", minute: 5, text: "看了作业" }],
    });
    const { harness } = await show(script("su", { observation: [lin, inspection, earlier({ aim: "inspection" })] }));
    expect(await harness.text())
      .to.contain("问得少而准")
      .and.to.not.contain("作业没有批完")
      .and.to.not.contain("看了作业");
    expect(await harness.part("observers")).to.contain("只有一份记录");
    expect(await harness.text()).to.not.contain("准备分工卡");
  });

  it("keeps each observer's note beside the point, and all notes on one timeline", async () => {
    const { harness } = await show(script("su", both));
    expect(await harness.part("points")).to.equal("观察点 学困生是否有机会开口 林知远 三名都说了 顾明岚 没有记 板书 顾明岚 留住了思路");
    expect(await harness.part("timeline")).to.match(
      /第 3 分 顾明岚 全班安静 第 12 分 林知远 提问 提问面向后排( 第 12 分)? 顾明岚 等待约五秒/,
    );
    expect(await harness.part("texts")).to.contain("优点 林知远 问得少而准 顾明岚 没有写");
  });

  it("brings back the step that was agreed last time, with what the debrief says of it", async () => {
    const records = { observation: [lin, gu, earlier()] };
    expect(await (await show(script("su", records))).harness.part("steps")).to.equal(
      "上次说好的下一步 准备分工卡 林知远，11月6日 还没有说到",
    );
    const said = debrief({ speeches: [{ id: "s", by: "su", text: "四个组都有", turn: "step/partly/o-before" }] });
    expect(await (await show(script("su", { ...records, debrief: [said] }))).harness.part("steps")).to.contain("做到一部分 四个组都有");
  });

  it("does not compare what stands on another version of the form, and says so", async () => {
    const other = { ...gu, form: { ...gu.form, version: "2" } };
    const given = script("su", { observation: [lin, other] });
    const { harness } = await show({ ...given, definitions: { ...given.definitions, "p/2/r": rubric } });
    expect(await harness.part("rubric")).to.contain("用的是另一张表（《评分表》2），不与其他表相比");
    expect(await harness.part("rubric")).to.not.contain("差一档");
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Script, id = "l1"): Promise<string> => (await show(given, "zh-Hans", id)).harness.text();
    const all = script("su", both);
    expect(await text({ ...all, session: null })).to.contain("还没有登录");
    expect(await text({ ...all, capabilities: [] })).to.contain("还没有开通");
    expect(await text({ ...all, status: "loading" })).to.contain("正在读取");
    expect(await text(script("su", {}))).to.contain("还没有您能看到的听课记录");
    expect(await text(all, "gone")).to.contain("没有找到这节课");
    expect(await text(all, "")).to.contain("还没有选定一节课");
    expect(await text({ ...all, fail: { "one:lesson": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ ...all, fail: { "list:observation": "internal" } })).to.contain("再试一次");
    expect(await text({ ...all, fail: { definition: "offline" } })).to.contain("问得少而准");
  });

  it("shows what was read last while there is no network", async () => {
    const { harness, gateway } = await show(script("su", both));
    const live = gateway.list({ kind: "observation", where: { lesson: "l1" }, limit: 100 }) as unknown as {
      current: { data: unknown };
      set(snapshot: unknown): void;
    };
    live.set({ status: "error", error: { code: "offline", detail: "", retryable: true }, data: live.current.data });
    await harness.settled();
    expect(await harness.text()).to.contain("现在连不上，下面是上次读到的内容");
    expect(await harness.text()).to.contain("问得少而准");
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    const many = [
      lin,
      { ...gu, problems: "长".repeat(300) },
      ...["a", "b", "c", "d"].map((author) => observation(author, { ratings: gu.ratings })),
    ];
    for (const [lang, word] of [
      ["zh-Hans", "各是各的"],
      ["zh-Hant", "並列檢視"],
      ["en", "nothing is merged"],
    ] as const) {
      const { harness, element } = await show(script("su", { observation: [...many, earlier()], lesson: [lesson()] }), lang);
      expect(await harness.text()).to.contain(word);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
  });

  it("on paper names school and day, and has a line for each signature by hand", async () => {
    const { element } = await show(script("su", both));
    const paper = element.renderRoot.querySelector<HTMLElement>(".signing")!;
    expect(paper.offsetHeight).to.equal(0);
    onPaper(element, () => {
      expect(paper.offsetHeight).to.be.above(0);
      expect(element.renderRoot.querySelector<HTMLElement>(".paper")!.offsetHeight).to.be.above(0);
      expect([...element.renderRoot.querySelectorAll("button")].filter((one) => one.offsetHeight > 0)).to.deep.equal([]);
    });
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(script("su", both));
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
