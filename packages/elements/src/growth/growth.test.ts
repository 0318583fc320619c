import { expect, fixture, html } from "@open-wc/testing";
import type { Lesson, Observation } from "@xiaoben/contract";
import { debrief, lesson, observation, rubric, script } from "../after-lesson/after-lesson.test.fixture.ts";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { GrowthHarness } from "./growth.harness.ts";
import "./growth.ts";
import type { XbGrowthElement } from "./growth.element.ts";

async function show(
  given: Script,
  lang = "zh-Hans",
  teacher = "",
): Promise<{ harness: GrowthHarness; gateway: ScriptedGateway; element: XbGrowthElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbGrowthElement>(html`<xb-growth lang=${lang} teacher=${teacher} .gateway=${gateway}></xb-growth>`);
  const harness = new GrowthHarness(element);
  for (let i = 0; i < 4; i++) await harness.settled();
  return { harness, gateway, element };
}

const days = ["2026-09-04", "2026-09-18", "2026-10-09", "2026-10-23", "2026-11-06", "2026-11-20"];
const lessons: Lesson[] = days.map((on, i) => lesson({ id: `l-${on}`, on, topic: `第${i + 1}课` }));
const of = (on: string, author: string, aims: string, more: Partial<Observation> = {}): Observation =>
  observation(author, { id: `${on}-${author}`, lesson: `l-${on}`, on, state: "locked", ratings: { aims: { value: aims } }, ...more });
const six = days.map((on, i) =>
  of(on, "lin", String(5 + (i % 4)), {
    segments: [
      { id: "a", does: "dialogue", from: 0, until: 10 + i },
      { id: "b", does: "practice", from: 10 + i, until: 40 },
    ],
    tallies: { motivating: i + 1, bare: 2 },
    nextStep: i < 2 ? `第${i + 1}步` : "",
  }),
);
const all = { observation: [...six, of(days[5]!, "gu", "9")], lesson: lessons };

describe("xb-growth", () => {
  it("shows totals over the lessons, one for each observer, and the same in a table", async () => {
    const { harness } = await show(script("su", all));
    expect(await harness.text()).to.contain("课堂成长 6 节课，7 份听课记录。");
    expect(await harness.joins()).to.deep.equal({ lines: 5, breaks: 0, dots: 7 });
    const rows = await harness.rows("totals");
    expect(rows).to.have.length(7);
    expect(rows.slice(0, 2)).to.deep.equal(["《评分表》1", "2026年11月20日 三（2）班数学《第6课》 林知远 12 顾明岚 18"]);
  });

  it("[R076] edge, lesson scores are not merged into the growth form automatically: they stay where they are", async () => {
    const { harness, gateway } = await show(script("su", all));
    expect(await harness.text()).to.contain("分数来自听课评价表，不会自动写进教师发展性评价表。");
    expect(gateway.calls).to.deep.equal([]);
  });

  it("edge, [R081]: draws nothing of an inspection, not even for the teacher herself", async () => {
    const inspection = of(days[5]!, "gu", "1", { aim: "inspection", nextStep: "补批两次作业", tallies: { bare: 9 } });
    const { harness } = await show(script("su", { observation: [...six, inspection], lesson: lessons }));
    expect(await harness.text())
      .to.contain("6 节课，6 份听课记录")
      .and.to.not.contain("补批两次作业");
    expect(await harness.joins()).to.deep.equal({ lines: 5, breaks: 0, dots: 6 });
  });

  it("breaks the line where the form or its version changes, and says so", async () => {
    const other = all.observation.map((one) => (one.on >= days[3]! ? { ...one, form: { ...one.form, version: "2" } } : one));
    const given = script("su", { ...all, observation: other });
    const { harness } = await show({ ...given, definitions: { ...given.definitions, "p/2/r": rubric } });
    expect(await harness.joins()).to.deep.equal({ lines: 4, breaks: 1, dots: 7 });
    expect((await harness.rows("totals"))[4]).to.contain("从这里起用的是另一个版本：《评分表》2，前后不相连，不能相比");
  });

  it("says few lessons as few", async () => {
    const { harness } = await show(script("su", { ...all, observation: six.slice(0, 3) }));
    expect(await harness.text()).to.contain("只有 3 节课，太少，看不出变化");
    expect(await (await show(script("su", { ...all, observation: six.slice(0, 5) }))).harness.text()).to.not.contain("太少");
  });

  it("[R263] shows what went on and how the teacher spoke, as bars and as figures", async () => {
    const { harness, element } = await show(script("su", all));
    expect((await harness.rows("segments"))[0]).to.equal("2026年11月20日 林知远 38% 63%");
    expect((await harness.rows("language"))[0]).to.equal("2026年11月20日 林知远 6 2");
    expect([...element.renderRoot.querySelectorAll<HTMLElement>('[part="language"] .many span')].map((one) => one.innerText)).to.deep.equal(
      ["激励", "泡沫"],
    );
  });

  it("[R263] does not show another's evaluation language before she shares it, and says why", async () => {
    const kept = six.map(({ tallies: _tallies, ...one }) => one);
    const { harness } = await show(script("gu", { ...all, observation: kept }), "zh-Hans", "su");
    expect(await harness.text())
      .to.contain("苏禾的课堂成长")
      .and.contain("只列您能看到的记录")
      .and.contain("评价语言只给本人看；本人公开以后，这里才会出现");
    expect(await harness.rows("language")).to.deep.equal([]);
  });

  it("tells what became of each step that was agreed", async () => {
    const said = debrief({ on: "2026-09-18", speeches: [{ id: "s", by: "su", text: "四个组都有", turn: `step/partly/${days[0]}-lin` }] });
    const { harness } = await show(script("su", { ...all, debrief: [said] }));
    expect(await harness.rows("steps")).to.deep.equal([
      "2026年9月18日 第2步 林知远 还没有说到",
      "2026年9月4日 第1步 林知远 做到一部分 9月18日评课时说到",
    ]);
  });

  it("shows one teacher alone, never two in one chart", async () => {
    const others = six.map((one) => ({ ...one, id: `other-${one.id}`, observed: "tang", lesson: `x-${one.lesson}` }));
    const { harness } = await show(script("su", { ...all, observation: [...all.observation, ...others] }));
    expect(await harness.joins()).to.deep.equal({ lines: 5, breaks: 0, dots: 7 });
    expect(await harness.text()).to.not.match(/排名|名次|第一名/);
  });

  it("shows the latest rows first and the rest when asked", async () => {
    const many = Array.from({ length: 12 }, (_, i) => of(`2026-10-${String(i + 10)}`, "lin", "7"));
    const { harness, element } = await show(script("su", { observation: many, lesson: [] }));
    const visible = (): number =>
      [...element.renderRoot.querySelectorAll<HTMLElement>("tbody tr")].filter((row) => row.offsetHeight > 0).length;
    expect(visible()).to.equal(8);
    await harness.showAll("totals");
    expect(visible()).to.equal(13);
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Script, teacher = ""): Promise<string> => (await show(given, "zh-Hans", teacher)).harness.text();
    const full = script("su", all);
    expect(await text({ ...full, session: null })).to.contain("还没有登录");
    expect(await text({ ...full, capabilities: [] })).to.contain("还没有开通");
    expect(await text({ ...full, status: "loading" })).to.contain("正在读取");
    expect(await text(script("gu", all))).to.contain("有人听了您的课并提交以后");
    expect(await text(script("gu", all), "lin")).to.contain("这里只有您能看到的记录");
    expect(await text({ ...full, fail: { "list:observation": "internal" } })).to.contain("再试一次");
    expect(await text({ ...full, fail: { "list:observation": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ ...full, fail: { definition: "offline" } })).to.contain("课堂环节");
    const bare = all.observation.map((one) => ({ ...one, ratings: {} }));
    expect(await text(script("su", { ...all, observation: bare }))).to.contain("这些记录用的表没有分数");
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    for (const [lang, word] of [
      ["zh-Hans", "评分表合计"],
      ["zh-Hant", "課堂成長"],
      ["en", "Lessons over time"],
    ] as const) {
      const long = { ...all, lesson: lessons.map((one) => ({ ...one, topic: "长".repeat(60) })) };
      const { harness, element } = await show(script("su", long), lang);
      expect(await harness.text()).to.contain(word);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
  });

  it("on paper names teacher and day, and shows every row", async () => {
    const { element } = await show(script("su", all));
    const paper = element.renderRoot.querySelector<HTMLElement>(".paper")!;
    expect(paper.offsetHeight).to.equal(0);
    onPaper(element, () => {
      expect(paper.offsetHeight).to.be.above(0);
      expect(paper.innerText).to.contain("苏禾");
      expect([...element.renderRoot.querySelectorAll("button")].filter((one) => one.offsetHeight > 0)).to.deep.equal([]);
    });
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(script("su", all));
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
