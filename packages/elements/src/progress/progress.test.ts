import { expect, fixture, html } from "@open-wc/testing";
import type { EvaluateAsk, Verdict } from "@xiaoben/contract";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { lead, officer } from "../hour-overview/hour-overview.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import type { XbProgressElement } from "./progress.element.ts";
import { ProgressHarness } from "./progress.harness.ts";
import { activities, rollups, script } from "./progress.test.fixture.ts";
import "./progress.ts";

interface Shown {
  harness: ProgressHarness;
  gateway: ScriptedGateway;
  element: XbProgressElement;
}

async function show(
  given: Script,
  set: Partial<XbProgressElement> = {},
  lang = "zh-Hans",
  gateway = scriptedGateway(given),
): Promise<Shown> {
  const element = Object.assign(document.createElement("xb-progress"), { lang, gateway, ...set });
  await fixture(html`<div>${element}</div>`);
  const harness = new ProgressHarness(element);
  // The words of the rules are loaded once.
  for (let i = 0; i < 200 && !element.renderRoot.querySelector(".sums, .state"); i++) await harness.settled();
  for (let i = 0; i < 4; i++) await harness.settled();
  return { harness, gateway, element };
}

/** A back end that gives sums, and names to nobody. */
function withoutNames(given: Script): ScriptedGateway {
  const [gateway, refuses] = [scriptedGateway(given), scriptedGateway({ ...given, fail: { rollup: "not-permitted" } })];
  const answers = gateway.rollup.bind(gateway);
  gateway.rollup = (ask) => (ask.by === "person" ? refuses.rollup(ask) : answers(ask));
  return gateway;
}

describe("xb-progress", () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it("[R018] shows everything that is asked of people, each with how many have come how far, its clause and period", async () => {
    const { harness } = await show(script());
    expect(await harness.text()).to.contain("南湖小学：现行办法里的要求，对人 3 项。");
    const [second, third, first] = await harness.duties();
    expect(first).to.equal("没有缺席 学时办法 · 2026-2027 学年 · 第一条 4 人中 4 人达到");
    expect(second).to.equal("学年总学时 学时办法 · 2026-2027 学年 · 第一条 4 人中 2 人达到 2 人还没到 还没到位的 2 人");
    expect(third).to.contain("学期听课").and.contain("3 人中 2 人达到").and.contain("1 人免").and.contain("1 人还定不了");
  });

  it("[R018] names who is behind with a duty, by name, with what is missing; how it comes about opens in place or where the page wants it", async () => {
    const { harness, element } = await show(script({ verdicts: [] }));
    expect(await harness.behind("total")).to.deep.equal(["林知远 还没到 还差 4 学时", "苏禾 还没到 还差 18.5 学时"]);
    expect(await harness.behind("observed")).to.deep.equal(["苏禾 还定不了"]);
    const events: string[] = [];
    element.addEventListener("xb-verdict-open-request", (event) => {
      events.push(`${event.subject.id} ${event.rule.id} ${event.period}`);
      if (events.length > 1) event.preventDefault();
    });
    await harness.openPerson("su");
    const verdict = element.renderRoot.querySelector("xb-verdict")!;
    expect([verdict.getAttribute("person"), verdict.getAttribute("rule"), verdict.getAttribute("period")]).to.deep.equal([
      "su",
      "observed",
      "term:2026-2027/1",
    ]);
    await harness.openPerson("su");
    await harness.openPerson("su");
    expect(element.renderRoot.querySelector("xb-verdict")).to.equal(null);
    expect(events).to.deep.equal(["su observed term:2026-2027/1", "su observed term:2026-2027/1"]);
  });

  it("[R018] shows person by person what is still lacking; those who lack nothing when they are asked for", async () => {
    const { harness } = await show(script(), { arrangement: "people" });
    const lin = "林知远 还没到 学年总学时 还差 4 学时";
    const su = "苏禾 还没到 学年总学时 还差 18.5 学时 还定不了 学期听课";
    expect(await harness.people()).to.deep.equal([lin, su]);
    await harness.toggleBehind();
    expect(await harness.people()).to.deep.equal(["顾明岚 都到位了", lin, "沈若川 都到位了", su]);
    expect(await harness.text()).to.not.match(/排名|名次|第一名/);
  });

  it("[R018] shows what is asked of the place itself too, in the words of the verdict, and takes it into the draft", async () => {
    const own: Verdict = {
      subject: { kind: "school", id: "nanhu" },
      rule: { pack: "t.hours", version: "1", id: "lecture" },
      clause: "c1",
      period: { key: "term:2026-2027/1", from: "2026-09-01", to: "2027-01-24", closed: false },
      asOf: "2026-11-22",
      knownAt: "2026-11-22T04:00:00.000Z",
      outcome: "notYet",
      settled: false,
      unit: "time",
      value: "1",
      threshold: "3",
      gap: "2",
      because: [],
      by: { place: "server", engine: "1" },
    };
    const asked: EvaluateAsk[] = [];
    const { harness, element } = await show(
      script({
        verdicts: (ask) => {
          asked.push(ask);
          return ask.subject.kind === "school" ? [own] : [];
        },
      }),
    );
    expect(asked.map(({ subject }) => `${subject.kind} ${subject.id}`)).to.deep.equal(["school nanhu"]);
    const shown = element.renderRoot.querySelector<HTMLElement>('[data-own="lecture"]')!.innerText.replace(/\s+/g, " ");
    expect(shown).to.contain("还没到").and.contain("专题讲座").and.contain("1 / 3").and.contain("第一条");
    await harness.draft("summary");
    expect((await harness.section("standing")).split("\n").at(-1))
      .to.contain("专题讲座")
      .and.contain("（2026-2027 学年第 1 学期）。依据：学时办法 第一条。");
    expect((await harness.section("behind")).split("\n").at(-1)).to.contain("专题讲座");
  });

  it("a county sees in which schools, and no people; it goes down to a school, and the focus goes with it", async () => {
    const { harness, element } = await show(script({ session: officer }));
    expect(await harness.behind("total")).to.deep.equal(["北山小学 1 人没有达到", "南湖小学 1 人还没到"]);
    const asked: string[] = [];
    element.addEventListener("xb-progress-open-request", ({ org, group }) => asked.push(`${org} ${group ?? ""}`));
    await harness.choose("arrangement", "按人");
    expect(await harness.text()).to.contain("看得到汇总，看不到每个人");
    await harness.choose("where", "南湖小学");
    await harness.settled();
    expect(await harness.people()).to.have.length(2);
    expect((element.renderRoot as ShadowRoot).activeElement?.id).to.equal("title");
    expect(await harness.offered("where")).to.deep.equal(["青禾县", "南湖小学", "数学教研组"]);
    await harness.choose("where", "数学教研组");
    expect(await harness.text()).to.contain("数学教研组：现行办法里的要求，对人 2 项");
    expect(asked).to.deep.equal(["nanhu ", "nanhu maths"]);
  });

  it("the lead of a group sees sums, and no names where the back end gives none", async () => {
    const given = script({ session: lead });
    const { harness } = await show(given, {}, "zh-Hans", withoutNames(given));
    expect(await harness.text()).to.contain("数学教研组：");
    await harness.behind("total");
    expect(await harness.text()).to.contain("您在这里看得到汇总，看不到每个人");
    expect((await harness.text()).includes("苏禾")).to.equal(false);
  });

  it("asks for a period that is over", async () => {
    const periods: (string | undefined)[] = [];
    const { harness } = await show(
      script({
        rollups: (ask) => {
          periods.push(ask.period);
          return rollups(ask);
        },
      }),
    );
    await harness.choose("period", "2025-2026");
    expect(periods).to.include("schoolYear:2025-2026");
  });

  it("counts openly what is worked out again, and who is in no figure yet", async () => {
    const { harness } = await show(script({ rollups: (ask) => rollups(ask).map((one, i) => ({ ...one, stale: i, unjudged: 5 })) }));
    expect(await harness.text()).to.contain("还有 5 人没算进来。有 3 个数正在重算。几秒后更新。");
  });

  it("says it where nobody can be summed up, where it is not permitted, not offered, and when nobody is signed in", async () => {
    const said = async (more: Script): Promise<string> => (await show(script(more))).harness.text();
    expect(await said({ rollups: [] })).to.contain("这里还没有可以汇总的人");
    expect(await said({ fail: { rollup: "not-permitted" } })).to.contain("您不能查看");
    expect(await said({ capabilities: ["session"] })).to.contain("还没有开通");
    expect(await said({ session: null })).to.contain("登录");
  });

  describe("drafts", () => {
    it("[R018] writes the term's summary from the figures: what was reached and by which clause, what was held, where it is still lacking, what is open", async () => {
      const { harness, element } = await show(script());
      await harness.draft("summary");
      expect((element.renderRoot as ShadowRoot).activeElement?.id).to.equal("draft-title");
      expect(await harness.text()).to.contain("南湖小学 2026-2027 学年第 1 学期校本研修总结（草稿）");
      expect(await harness.section("standing")).to.equal(
        [
          "学年总学时（2026-2027 学年）：4 人中 2 人达到，2 人还没到。依据：学时办法 第一条。",
          "学期听课（2026-2027 学年第 1 学期）：3 人中 2 人达到，1 人免，1 人还定不了。依据：学时办法 第一条。",
          "没有缺席（2026-2027 学年）：4 人中 4 人达到。依据：学时办法 第一条。",
        ].join("\n"),
      );
      expect(await harness.section("activities")).to.equal(
        [
          "举行 3 次，其中 1 次检查过；还要举行 1 次；取消 1 次。",
          "10月15日　活动 a1：怎样追问",
          "11月5日　活动 a2：怎样追问",
          "11月12日　活动 a3：怎样追问",
        ].join("\n"),
      );
      expect(await harness.section("behind")).to.equal("学年总学时：数学教研组 2 人。\n学期听课：数学教研组 1 人。");
      expect(await harness.section("open")).to.equal("看录像算不算？（《学时办法》，关系到 1 人）");
      expect(await harness.section("next")).to.equal("");
    });

    it("[R249] writes a report to the staff meeting: what was inspected since a day, what was seen, and what waits", async () => {
      const { harness } = await show(script());
      await harness.draft("meeting");
      expect(await harness.section("checked")).to.equal(
        [
          "11月5日　活动 a2",
          "　查记录：记录齐全，反思缺两份",
          "举行过还没有检查的活动 1 次。",
          "随堂检查 2 节，其中 1 节还没有回复或确认。",
        ].join("\n"),
      );
      await harness.since("2026-10-01");
      expect(await harness.section("checked"))
        .to.contain("还没有检查的活动 2 次")
        .and.contain("随堂检查 3 节");
      await harness.since("2026-11-20");
      expect(await harness.section("checked")).to.equal("这段时间没有检查记录。");
    });

    it("names nobody", async () => {
      const { harness } = await show(script());
      for (const kind of ["summary", "meeting"] as const) {
        await harness.draft(kind);
        for (const name of ["苏禾", "林知远", "顾明岚", "沈若川"]) expect(await harness.whole(), kind).to.not.contain(name);
      }
    });

    it("keeps what the writer changed over a reload, section by section, and lets the others follow the records", async () => {
      const first = await show(script());
      await first.harness.draft("summary");
      await first.harness.write("next", "下学期每周都查一次反思。");
      await first.harness.write("behind", "数学组还有两位老师没到，已经谈过。");
      first.element.remove();
      const more = { activity: [...activities, { ...activities[0]!, id: "a6", on: "2026-11-20", title: "新的一次" }] };
      const { harness } = await show(script({ records: { ...script().records, ...more } }));
      await harness.draft("summary");
      expect(await harness.section("next")).to.equal("下学期每周都查一次反思。");
      expect(await harness.section("behind")).to.equal("数学组还有两位老师没到，已经谈过。");
      expect(await harness.section("activities"))
        .to.contain("举行 4 次")
        .and.contain("新的一次");
      expect(await harness.text()).to.contain("改过的字已留在这台设备上");
    });

    it("says when the records have changed under what was typed, and puts them behind it, never in its place", async () => {
      const first = await show(script());
      await first.harness.draft("summary");
      await first.harness.write("behind", "我写的话");
      first.element.remove();
      const { harness } = await show(
        script({
          rollups: (ask) => rollups(ask).map((one) => (one.rule.id === "observed" ? { ...one, outcomes: { met: 4 }, parts: [] } : one)),
        }),
      );
      await harness.draft("summary");
      expect(await harness.text()).to.contain("记录有了变化");
      await harness.press("append");
      expect(await harness.section("behind")).to.equal("我写的话\n学年总学时：数学教研组 2 人。");
      expect(await harness.text()).to.not.contain("记录有了变化");
    });

    it("writes it anew only after asking", async () => {
      const { harness } = await show(script());
      await harness.draft("summary");
      await harness.write("open", "都谈过了");
      await harness.press("anew");
      await harness.answer("no");
      expect(await harness.section("open")).to.equal("都谈过了");
      await harness.press("anew");
      await harness.answer("yes");
      await harness.settled();
      expect(await harness.section("open")).to.contain("看录像算不算");
    });

    it("gives it as one text, to copy and to save", async () => {
      const { harness, element } = await show(script());
      await harness.draft("meeting");
      await harness.write("next", "下周一补齐。");
      const whole = await harness.whole();
      expect(whole.split("\n").slice(0, 2)).to.deep.equal(["南湖小学例会通报（草稿）", "截至 2026年11月22日"]);
      expect(whole).to.contain("\n\n下一步打算\n下周一补齐。");
      await harness.press("copy");
      await new Promise((done) => setTimeout(done, 50));
      expect(await harness.text()).to.match(/已复制|已经选中/);
      expect(element.renderRoot.querySelector("details")!.open).to.equal(true);
    });

    it("leaves out what is not offered here, and says what could not be read", async () => {
      const offered = ["rollup", "org.get", "org.list", "group.list", "calendar.list", "definition", "person.list"];
      const { harness, element } = await show(script({ capabilities: offered }));
      await harness.draft("summary");
      expect(element.renderRoot.querySelector("#draft-activities")).to.equal(null);
      expect(await harness.section("standing")).to.contain("学年总学时");
      const broken = await show(script({ fail: { "list:activity": "internal" } }));
      await broken.harness.draft("summary");
      expect(broken.element.renderRoot.querySelector(".draft .notice")).to.not.equal(null);
    });
  });

  it("on paper the board stands with lines to sign; with a draft open, the draft alone and not its fields", async () => {
    const { harness, element } = await show(script());
    await harness.behind("total");
    const height = (selector: string): number => element.renderRoot.querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
    onPaper(element, () => {
      expect(height(".duties")).to.be.above(0);
      expect(height(".sign")).to.be.above(0);
      expect([height(".duties button"), height('[data-person="su"] .paper')]).to.satisfy(
        ([button, name]: number[]) => button === 0 && name! > 0,
      );
      expect(height("[data-draft]")).to.equal(0);
    });
    await harness.draft("summary");
    onPaper(element, () => {
      expect([height(".duties"), height("#draft-standing"), height("[data-do]")]).to.deep.equal([0, 0, 0]);
      expect(height('[data-section="standing"] .paper')).to.be.above(20);
      expect(height(".sign")).to.be.above(0);
    });
  });

  for (const [lang, says] of [
    ["en", /Progress.*ask 3 things.*2 of 4 meet it.*Draft from these figures/],
    ["zh-Hant", /研修進展.*要求，對人 3 項.*4 人中 2 人達到.*由這些數字起草/],
  ] as const)
    it(`speaks ${lang}, its drafts too`, async () => {
      const { harness } = await show(script(), {}, lang);
      expect(await harness.text()).to.match(says);
      await harness.draft("meeting");
      expect(await harness.section("checked")).to.match(lang === "en" ? /2 lessons inspected, 1 not answered/ : /隨堂檢查 2 節/);
    });

  it("is accessible as a board, by person, and with a draft", async () => {
    const { element, harness } = await show(script());
    await harness.behind("total");
    await expect(element).to.be.accessible();
    await harness.draft("summary");
    await expect(element).to.be.accessible();
    await harness.choose("arrangement", "按人");
    await expect(element).to.be.accessible();
  });

  it("goes on with the figures that it had when the network is gone, and says so", async () => {
    const { harness, gateway } = await show(script());
    gateway.change({ status: "offline" });
    await harness.settled();
    expect(await harness.duties()).to.have.length(3);
  });
});
