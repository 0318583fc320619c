import { expect, fixture, html } from "@open-wc/testing";
import type { EvaluateAsk, Hour, Rollup, RollupAsk, Verdict } from "@xiaoben/contract";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import type { XbHourOverviewElement } from "./hour-overview.element.ts";
import { HourOverviewHarness } from "./hour-overview.harness.ts";
import { admin, lead, rollups, script, sessionOf } from "./hour-overview.test.fixture.ts";
import "./hour-overview.ts";

async function show(
  given: Script,
  lang = "zh-Hans",
  bend: (gateway: ScriptedGateway) => void = () => undefined,
): Promise<{ harness: HourOverviewHarness; gateway: ScriptedGateway; element: XbHourOverviewElement }> {
  const gateway = scriptedGateway(given);
  bend(gateway);
  const element = await fixture<XbHourOverviewElement>(html`<xb-hour-overview lang=${lang} .gateway=${gateway}></xb-hour-overview>`);
  const harness = new HourOverviewHarness(element);
  // The words of the rules are loaded once.
  for (let i = 0; i < 200 && !element.renderRoot.querySelector(".headline, .state"); i++) await harness.settled();
  for (let i = 0; i < 3; i++) await harness.settled();
  return { harness, gateway, element };
}

describe("xb-hour-overview", () => {
  it("[R001] says first how many of how many meet the rule, who cannot yet, and what it adds up to", async () => {
    const { harness } = await show(script());
    expect(await harness.headline()).to.equal("青禾县：“学年总学时”4 人中 2 人已达到");
    expect(await harness.text())
      .to.contain("1 人还没到")
      .and.contain("1 人还定不了")
      .and.contain("合计 119.5 学时，还差 18.5 学时。 另有 1.5 学时等审核。");
  });

  it("shows the schools of a county by name, and otherwise as the reader chooses", async () => {
    const { harness } = await show(script());
    expect(await harness.bars("parts")).to.deep.equal(["北山小学 0／1 人", "南湖小学 2／3 人 还差 18.5 学时"]);
    await harness.choose("sort", "还差的学时");
    expect(await harness.bars("parts")).to.deep.equal(["南湖小学 2／3 人 还差 18.5 学时", "北山小学 0／1 人"]);
    await harness.choose("sort", "比例");
    expect(await harness.bars("parts")).to.deep.equal(["北山小学 0／1 人", "南湖小学 2／3 人 还差 18.5 学时"]);
  });

  it("[R002] shows what counts by category and by month, in the words of the pack", async () => {
    const { harness } = await show(script());
    expect(await harness.bars("categories")).to.deep.equal(["校本 79.5 学时", "外出 40 学时"]);
    expect(await harness.bars("months")).to.deep.equal(["2026 年 9 月 60 学时", "2026 年 10 月 59.5 学时"]);
  });

  it("has a table for each chart: always for screen readers, for the eye when it is asked for", async () => {
    const { harness, element } = await show(script());
    expect(await harness.rows("parts")).to.deep.equal(["北山小学 1 0 0% — — —", "南湖小学 3 2 67% 119.5 学时 1.5 学时 18.5 学时"]);
    const sheet = (): number => element.renderRoot.querySelector<HTMLElement>("#parts-table")!.offsetHeight;
    expect(sheet()).to.equal(1);
    await harness.toggleTable("parts");
    expect(sheet()).to.be.above(40);
  });

  it("goes from the county to a school, to a group and to its people, and back, with the focus on the title", async () => {
    const { harness, element } = await show(script());
    const asked: string[] = [];
    element.addEventListener("xb-overview-open-request", ({ org, group }) => asked.push(`${org} ${group ?? ""}`));
    await harness.open("南湖小学");
    expect(await harness.headline()).to.equal("南湖小学：“学年总学时”3 人中 2 人已达到");
    expect(await harness.bars("parts")).to.deep.equal(["不在任何组的人 1／1 人", "数学教研组 1／2 人 还差 18.5 学时"]);
    expect(await harness.rows("people")).to.deep.equal(["苏禾 还没到 21.5 / 40 18.5 学时 1.5 学时 怎么来的"]);
    expect((element.renderRoot as ShadowRoot).activeElement?.id).to.equal("title");
    await harness.open("数学教研组");
    expect(await harness.headline()).to.equal("数学教研组：“学年总学时”2 人中 1 人已达到");
    await harness.back("青禾县");
    expect(await harness.headline()).to.contain("青禾县");
    expect(asked).to.deep.equal(["nanhu ", "nanhu maths", "county "]);
  });

  it("lets the page show it elsewhere", async () => {
    const { harness, element } = await show(script());
    element.addEventListener("xb-overview-open-request", (event) => event.preventDefault());
    await harness.open("南湖小学");
    expect(await harness.headline()).to.contain("青禾县");
  });

  it("opens how the figure of a person comes about, in place or where the page wants it", async () => {
    const { harness, element } = await show(script({ session: admin, verdicts: [] }));
    const events: string[] = [];
    element.addEventListener("xb-verdict-open-request", ({ subject, rule, period }) => events.push(`${subject.id} ${rule.id} ${period}`));
    await harness.openPerson("su");
    const verdict = element.renderRoot.querySelector("xb-verdict")!;
    expect([verdict.getAttribute("person"), verdict.getAttribute("rule"), events]).to.deep.equal([
      "su",
      "total",
      ["su total schoolYear:2026-2027"],
    ]);
    await harness.openPerson("su");
    expect(element.renderRoot.querySelector("xb-verdict")).to.equal(null);
  });

  it("[R005] edge, warns early of who would fall short, with the reason, and says that she sees it first", async () => {
    const { harness } = await show(script({ session: admin }));
    await harness.choose("which", "到期末");
    expect(await harness.text()).to.contain("每位老师在自己的学时页先看到，学校在这之后才看到");
    expect(await harness.rows("people")).to.deep.equal(["苏禾 还没到 21.5 / 40 还差 18.5 学时，其中 1.5 学时等审核 1.5 学时 怎么来的"]);
  });

  it("lists people by name, whatever their figures: nobody is ranked", async () => {
    const { harness, element } = await show(script({ session: admin }));
    await harness.choose("which", "所有人");
    expect((await harness.rows("people")).map((row) => row.split(" ")[0])).to.deep.equal(["顾明岚", "林知远", "苏禾"]);
    expect([...element.renderRoot.querySelectorAll('[part="people"] select')].length).to.equal(1);
    expect(await harness.text()).to.not.match(/排名|名次|第一名/);
  });

  it("begins with the group of its lead, who sees sums and no names", async () => {
    const { harness } = await show(script({ session: lead }), "zh-Hans", (gateway) => {
      const [answers, refuses] = [
        gateway.rollup.bind(gateway),
        scriptedGateway(script({ session: lead, fail: { rollup: "not-permitted" } })),
      ];
      gateway.rollup = (ask) => (ask.by === "person" ? refuses.rollup(ask) : answers(ask));
    });
    expect(await harness.headline()).to.equal("数学教研组：“学年总学时”2 人中 1 人已达到");
    expect(await harness.bars("parts")).to.deep.equal([]);
    expect(await harness.rows("people")).to.deep.equal([]);
    expect(await harness.text()).to.contain("看得到汇总，看不到每个人");
    // What is above the group may not be seen: nothing leads there.
    expect(await harness.steps()).to.deep.equal([]);
  });

  it("counts openly what is being worked out again, and says what waits for the reader", async () => {
    const { harness } = await show(
      script({
        rollups: (ask) => rollups(ask).map((one) => ({ ...one, stale: 2 })),
        tasks: [{ action: "hour.approve", on: { kind: "hour", id: "h" } }],
      }),
    );
    expect(await harness.text())
      .to.contain("有 2 人的数正在重算")
      .and.contain("有 1 条学时记录等您处理");
  });

  it("says of how many there is no figure yet: they are in none of those that are shown", async () => {
    const { harness } = await show(script({ rollups: (ask) => rollups(ask).map((one) => ({ ...one, unjudged: 7 })) }));
    expect(await harness.text())
      .to.contain("还有 7 人没算进来。几秒后更新。")
      .and.not.contain("正在重算");
  });

  it("shows another requirement, and a period that is over", async () => {
    const periods: (string | undefined)[] = [];
    const { harness } = await show(
      script({
        rollups: (ask) => {
          periods.push(ask.period);
          return rollups(ask);
        },
      }),
    );
    await harness.choose("rule", "没有缺席");
    expect(await harness.headline()).to.contain("没有缺席");
    await harness.choose("rule", "学年总学时");
    await harness.choose("period", "2025");
    expect(await harness.headline()).to.contain("学年总学时");
    expect(await harness.chosen("period")).to.contain("2025");
    expect(periods.at(-1)).to.equal("schoolYear:2025-2026");
  });

  it("shows a statement as it was known, unchanged, and the one that takes its place with what changed, record by record", async () => {
    const moment = "2026-10-20T15:59:59.999Z";
    const earlier = (ask: RollupAsk): Rollup[] =>
      rollups(ask).map((one) => {
        if (ask.knownAt !== moment || !one.parts) return one;
        const before = one.parts.map((part) => (part.key === "su" ? { ...part, value: "18.5", gap: "21.5" } : part));
        return { ...one, value: "116.5", parts: before };
      });
    const line = (id: string, counted: string) => ({
      record: { kind: "hour", id },
      version: 1,
      amount: counted,
      counted,
      why: "counted",
      clause: "c1",
    });
    const verdicts = ({ knownAt }: EvaluateAsk): Verdict[] =>
      [
        {
          rule: { pack: "t.hours", version: "1", id: "total" },
          period: { key: "schoolYear:2026-2027" },
          value: knownAt ? "18.5" : "21.5",
          lines: knownAt ? [line("a", "18.5")] : [line("a", "18.5"), line("late", "3")],
        },
      ] as unknown as Verdict[];
    const hour = { id: "late", version: 1, org: "nanhu", on: "2026-10-11", title: "迟到的证明", person: "su" } as unknown as Hour;
    const { records, ...rest } = script({ session: admin, rollups: earlier, verdicts });
    const { harness, element } = await show({ ...rest, records: { ...records, hour: [hour] } });
    await harness.knownOn("2026-10-20");
    for (let i = 0; i < 5; i++) await harness.settled();
    expect(element.knownAt).to.equal(moment);
    expect(await harness.text()).to.contain("合计 116.5 学时");
    const changed = "后来的记录改变了 1 人的数： 苏禾 当时 18.5 → 现在 21.5 10月11日 迟到的证明 当时 没有 → 现在 3";
    expect(await harness.statement()).to.contain(`这是据 2026年10月20日晚上所知的结算单。 ${changed}`);
    await harness.go("now");
    expect(await harness.text()).to.contain("合计 119.5 学时");
    expect(await harness.statement()).to.contain(`取代据 2026年10月20日晚上所知的那一份。 ${changed}`);
    await harness.go("none");
    expect([element.knownAt, element.supersedes]).to.deep.equal(["", ""]);
  });

  it("says so where two statements do not differ, and where they are of too many people", async () => {
    const { harness, element } = await show(script());
    element.supersedes = "2026-10-20T15:59:59.999Z";
    for (let i = 0; i < 3; i++) await harness.settled();
    expect(await harness.statement()).to.contain("两份没有差别");
    const large = await show(script(), "zh-Hans", (gateway) => {
      const [answers, refuses] = [gateway.rollup.bind(gateway), scriptedGateway(script({ fail: { rollup: "too-large" } }))];
      gateway.rollup = (ask) => (ask.knownAt ? refuses.rollup(ask) : answers(ask));
    });
    large.element.knownAt = "2026-10-20T15:59:59.999Z";
    for (let i = 0; i < 3; i++) await large.harness.settled();
    expect(await large.harness.statement()).to.contain("请到各单位里看");
    expect(await large.harness.headline()).to.equal("");
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Script): Promise<string> => (await show(given)).harness.text();
    expect(await text(script({ session: null }))).to.contain("还没有登录");
    expect(await text(script({ capabilities: ["org.get"] }))).to.contain("还没有开通");
    expect(await text(script({ status: "loading" }))).to.contain("正在读取");
    expect(await text(script({ rollups: [] }))).to.contain("还没有可以汇总的人");
    expect(await text(script({ fail: { rollup: "internal" } }))).to.contain("再试一次");
    expect(await text(script({ session: sessionOf("su", "teacher", "nanhu"), fail: { rollup: "not-permitted" } }))).to.contain("不能查看");
    expect(await text(script({ fail: { definition: "offline" } }))).to.contain("再试一次");
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    for (const [lang, word] of [
      ["zh-Hans", "学时总览"],
      ["zh-Hant", "學時總覽"],
      ["en", "Study hours at a glance"],
    ] as const)
      for (const session of [undefined, admin]) {
        const { harness, element } = await show(script(session && { session }), lang);
        expect(await harness.text()).to.contain(word);
        await harness.toggleTable(session ? "categories" : "parts");
        await expect(element).to.be.accessible();
        element.parentElement!.style.width = "328px";
        await harness.settled();
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      }
  });

  it("on paper names the place, shows every table instead of bars, and has lines to sign", async () => {
    const { element } = await show(script({ session: admin }));
    onPaper(element, () => {
      const paper = [...element.renderRoot.querySelectorAll<HTMLElement>(".paper")];
      expect(paper[0]!.innerText).to.contain("南湖小学").and.contain("沈若川");
      expect(paper.at(-1)!.innerText).to.contain("审核人");
      expect(element.renderRoot.querySelector<HTMLElement>("#categories-table")!.offsetHeight).to.be.above(40);
      expect(element.renderRoot.querySelector<HTMLElement>(".rows")!.offsetHeight).to.equal(0);
      expect([...element.renderRoot.querySelectorAll("button")].filter((one) => one.offsetHeight > 0)).to.deep.equal([]);
    });
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(script());
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
