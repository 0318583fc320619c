import { expect, fixture, html } from "@open-wc/testing";
import type { EvaluateAsk, Query, SheetTable, Verdict } from "@xiaoben/contract";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { signedIn } from "../testing/records.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import type { XbPortfolioElement } from "./portfolio.element.ts";
import { PortfolioHarness } from "./portfolio.harness.ts";
import { records, script, verdicts } from "./portfolio.test.fixture.ts";
import "./portfolio.ts";

interface Shown {
  harness: PortfolioHarness;
  gateway: ScriptedGateway;
  element: XbPortfolioElement;
  /** Every list that was asked for. */
  asked: Query[];
}

async function show(given: Script, set: Partial<XbPortfolioElement> = {}, lang = "zh-Hans"): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const asked: Query[] = [];
  const list = gateway.list.bind(gateway);
  gateway.list = (query) => {
    asked.push(query);
    return list(query);
  };
  const element = Object.assign(document.createElement("xb-portfolio"), { lang, gateway, ...set });
  await fixture(html`<div>${element}</div>`);
  const harness = new PortfolioHarness(element);
  // The words of the rules are loaded once.
  for (let i = 0; i < 200 && !element.renderRoot.querySelector(".gaps, .state"); i++) await harness.settled();
  for (let i = 0; i < 3; i++) await harness.settled();
  return { harness, gateway, element, asked };
}

const mine = script();

describe("xb-portfolio", () => {
  it("[R242] [R246] files what stands about a person by itself, with evidence, origin and state", async () => {
    const { harness } = await show(mine);
    expect(await harness.piles()).to.deep.equal([
      "学时 3 · 1 条没有证明",
      "研修活动 1",
      "上课 1",
      "听课 1 · 1 条没有证明",
      "被听课 1 · 1 条没有证明",
      "评课 1",
      "师徒结对 1",
      "研修计划 1",
      "作品、成果与任职 1",
      "学分 1",
    ]);
    expect(await harness.entries("hours")).to.deep.equal([
      "11月5日 读书会 没有 导入：旧台账 已通过",
      "11月3日 县级讲座 附件 1 个、有摘要 办事时记下的 已通过",
      "10月15日 怎样追问 有来源记录 由签到记录生成 已通过",
    ]);
    expect(await harness.entries("received")).to.deep.equal(["10月20日 三（2）班数学《面积》 林知远 没有 办事时记下的 已锁定"]);
  });

  it("[R245] edge, capture is a by-product: nothing in a portfolio can be typed, and nothing is written", async () => {
    const { element, gateway, harness } = await show(mine);
    const fields = [...element.renderRoot.querySelectorAll("input, textarea, [contenteditable]")];
    expect(fields).to.deep.equal([]);
    for (const by of ["按活动和课", "按月份", "按类别"]) await harness.choose("arrangement", by);
    expect(gateway.calls).to.deep.equal([]);
  });

  it("[R246] edge, the pain point: what is missing stands first, in the words of the rules, with the clause, and which records lack what", async () => {
    const { harness, element } = await show(mine);
    expect(await harness.gaps()).to.deep.equal([
      "还没到 学年总学时 21.5 / 40，还差 18.5 学时 2026-2027 学年 · 《学时办法》 · 第一条",
      "还没到 原始依据 1 / 3，还差 2 次 2026-2027 学年 · 《学时办法》 · 第一条 缺项的记录： 11月5日 读书会 缺“内容摘要” 10月22日 三（2）班数学《小数》 缺“内容摘要”",
    ]);
    const [gaps, entries] = ["gaps", "entries"].map((part) => element.renderRoot.querySelector(`[part="${part}"]`)!);
    expect(gaps!.compareDocumentPosition(entries!) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
  });

  it("never works a figure out itself: another answer of the rules is another figure, whatever the records hold", async () => {
    const bend = (ask: EvaluateAsk): Verdict[] =>
      verdicts(ask).map((one) => (one.rule.id === "total" ? { ...one, gap: "7", value: "33" } : one));
    const { harness } = await show(script({ verdicts: bend }));
    expect((await harness.gaps())[0]).to.contain("33 / 40，还差 7 学时");
  });

  it("edge, [R013]: opened for appraisal it asks for no growth notes, says so, and names none where the rules do", async () => {
    const { harness, asked } = await show(mine, { purpose: "appraisal" });
    const kinds = new Set(asked.map(({ kind }) => kind));
    for (const kind of ["observation", "debrief", "pair"] as const) expect(kinds.has(kind), kind).to.equal(false);
    expect(await harness.text())
      .to.contain("这是为考核打开的")
      .and.not.contain("被听课 1")
      .and.not.contain("师徒结对 1");
    expect((await harness.gaps())[1])
      .to.contain("读书会")
      .and.not.contain("小数");
  });

  it("edge, [R013]: where the back end refuses growth notes by the token, they are left out in silence", async () => {
    const refused = { "list:observation": "not-permitted", "list:debrief": "not-permitted", "list:pair": "not-permitted" } as const;
    const { harness } = await show(script({ fail: refused }));
    expect(await harness.piles())
      .to.include("学时 3 · 1 条没有证明")
      .and.not.include("评课 1");
    expect(await harness.text()).not.to.match(/没有这项权限|不能查看/);
  });

  it("[R246] lies by activity and lesson too, with all that came of one together", async () => {
    const { harness } = await show(mine, { arrangement: "event" });
    expect(await harness.piles()).to.include("怎样追问 2");
    expect((await harness.entries("act")).map((one) => one.split(" ").slice(0, 3).join(" "))).to.deep.equal([
      "10月15日 怎样追问 学时",
      "10月15日 怎样追问 研修活动",
    ]);
    expect(await harness.entries("l1")).to.have.length(3);
    expect((await harness.piles()).at(-1)).to.contain("不属于哪次活动或哪节课");
    await harness.choose("arrangement", "按月份");
    expect((await harness.piles())[0]).to.equal("2026 年 11 月 4 · 1 条没有证明");
  });

  it("[R241] edge, ordinary teachers have one too: without a role beside teaching, her own, and no choice of others", async () => {
    const { harness } = await show(mine);
    expect(await harness.text()).to.contain("我的研修档案袋");
    expect(await harness.offered("whose")).to.deep.equal([]);
  });

  it("[R241] a lead opens that of her group, with what belongs to it", async () => {
    const { harness, element } = await show(script({ session: signedIn("gu", ["groupLead"]) }));
    const opened: string[] = [];
    element.addEventListener("xb-portfolio-open-request", ({ owner }) => opened.push(`${owner.kind} ${owner.id}`));
    expect(await harness.offered("whose")).to.deep.equal(["我自己", "数学教研组", "林知远", "苏禾"]);
    await harness.choose("whose", "数学教研组");
    for (let i = 0; i < 4; i++) await harness.settled();
    expect(opened).to.deep.equal(["group maths"]);
    expect(await harness.text())
      .to.contain("数学教研组的研修档案袋")
      .and.contain("只列您能看到的记录");
    expect(await harness.entries("plans")).to.deep.equal(["9月2日 数学组计划 顾明岚 没有 办事时记下的 审批中"]);
    expect(await harness.entries("activities")).to.deep.equal(["10月15日 怎样追问 顾明岚 有记录 办事时记下的 已举行"]);
  });

  it("[R243] [R244] a school's is composed from its records", async () => {
    const { harness, asked } = await show(script({ session: signedIn("shen", ["schoolAdmin"]) }), { org: "o" });
    expect(await harness.text()).to.contain("南湖小学的研修档案袋");
    expect((await harness.entries("hours")).some((one) => one.includes("语文组备课 唐一诺"))).to.equal(true);
    expect(asked.some(({ kind, where }) => kind === "hour" && (where as { org?: string }).org === "o")).to.equal(true);
  });

  it("asks for no kind that the back end does not offer", async () => {
    const capabilities = ["calendar.list", "org.get", "hour.list", "evaluate", "definition"];
    const { harness, asked } = await show(script({ capabilities }));
    expect(new Set(asked.map(({ kind }) => kind))).to.deep.equal(new Set(["calendar", "hour"]));
    expect(await harness.piles()).to.have.length(1);
  });

  it("another year shows what lies in it", async () => {
    const { harness } = await show(mine);
    await harness.choose("year", "2025-2026");
    for (let i = 0; i < 4; i++) await harness.settled();
    expect(await harness.text())
      .to.contain("去年的")
      .and.not.contain("县级讲座");
  });

  it("goes out as CSV, and as a workbook by what the page writes it with", async () => {
    const tables: SheetTable[] = [];
    const made: Blob[] = [];
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return create(blob);
    };
    const noGo = (event: Event): void => {
      if ((event.target as HTMLElement).tagName === "A") event.preventDefault();
    };
    document.addEventListener("click", noGo);
    try {
      const sheetWriter = async (table: SheetTable): Promise<Blob> => {
        tables.push(table);
        return new Blob(["xlsx"]);
      };
      const { harness } = await show(mine, { sheetWriter });
      await harness.make("xlsx");
      await harness.make("csv");
      expect(tables[0]!.rows).to.have.length(13);
      expect(tables[0]!.rows[1]).to.deep.equal(["学时", "2026-11-05", "学时", "读书会", "", "", "导入：旧台账", "已通过"]);
      expect((await made[1]!.text()).split("\r\n")[2]).to.equal("学时,2026-11-03,学时,县级讲座,,附件 1 个、有摘要,办事时记下的,已通过");
      expect((await show(mine)).element.renderRoot.querySelector('[data-make="xlsx"]')).to.equal(null);
    } finally {
      document.removeEventListener("click", noGo);
      URL.createObjectURL = create;
    }
  });

  it("on paper stand school, year, day, every entry, and lines to sign", async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ ...records.hour[1]!, id: `m${i}`, title: `讲座${i}` }));
    const { element, harness } = await show(script({ records: { ...mine.records, hour: many } }));
    const visible = (): number =>
      [...element.renderRoot.querySelectorAll<HTMLElement>('[data-pile="hours"] [data-entry]')].filter((row) => row.offsetHeight > 0)
        .length;
    expect(visible()).to.equal(8);
    onPaper(element, () => {
      expect(visible()).to.equal(12);
      expect(element.renderRoot.querySelector<HTMLElement>(".paper")!.innerText).to.contain(
        "南湖小学 · 我的研修档案袋 · 2026-2027 学年 · 2026年11月22日",
      );
      expect(element.renderRoot.querySelector<HTMLElement>(".sign")!.innerText).to.contain("核对人");
      expect(
        [...element.renderRoot.querySelectorAll("button, select")].filter((one) => (one as HTMLElement).offsetHeight > 0),
      ).to.deep.equal([]);
    });
    await harness.showAll("hours");
    expect(visible()).to.equal(12);
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Script, set: Partial<XbPortfolioElement> = {}): Promise<string> => (await show(given, set)).harness.text();
    expect(await text({ ...mine, session: null })).to.contain("还没有登录");
    expect(await text({ ...mine, capabilities: [] })).to.contain("还没有开通");
    expect(await text({ ...mine, status: "loading" })).to.contain("正在读取");
    expect(await text(mine, { year: "1999-2000" })).to.contain("校历里没有这一学年");
    expect(await text(script({ session: signedIn("tang", ["teacher"]), records: { ...mine.records, hour: [], given: [] } }))).to.contain(
      "这一学年还没有记录",
    );
    expect(await text({ ...mine, fail: { list: "internal" } })).to.contain("再试一次");
    expect(await text({ ...mine, fail: { "list:hour": "internal" } }))
      .to.contain("系统出了差错")
      .and.contain("研修活动 1");
    expect(await text({ ...mine, fail: { evaluate: "internal" } }))
      .to.contain("还缺什么")
      .and.contain("系统出了差错");
    expect(await text({ ...mine, fail: { evaluate: "not-permitted" } })).not.to.contain("还缺什么");
    expect(await text({ ...mine, verdicts: [] })).to.contain("没有缺的");
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    for (const [lang, word] of [
      ["zh-Hans", "我的研修档案袋"],
      ["zh-Hant", "我的研修檔案袋"],
      ["en", "My portfolio"],
    ] as const) {
      const long = records.hour.map((one) => ({ ...one, title: "长".repeat(60) }));
      const { harness, element } = await show(script({ records: { ...mine.records, hour: long } }), {}, lang);
      expect(await harness.text()).to.contain(word);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(mine);
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
