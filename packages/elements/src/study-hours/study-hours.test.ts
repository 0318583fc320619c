import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { Activity, EvaluateAsk, Hour, Verdict } from "@xiaoben/contract";
import { scriptedGateway, StudyHoursHarness, type Script, type ScriptedGateway } from "../testing/index.ts";
import { peopleOf } from "../testing/records.test.fixture.ts";
import { lineOf } from "../verdict/verdict.test.fixture.ts";
import { planned } from "./gap.test.fixture.ts";
import "./study-hours.ts";
import type { XbStudyHoursElement } from "./study-hours.element.ts";
import { hours, pack, session, verdicts } from "./study-hours.test.fixture.ts";

interface Shown extends StudyHoursHarness {
  gateway: ScriptedGateway;
  asked: EvaluateAsk[];
}

async function show(more: Script = {}, lang = "zh-Hans", person = ""): Promise<Shown> {
  const asked: EvaluateAsk[] = [];
  const answer = more.verdicts ?? verdicts;
  const script: Script = {
    session,
    records: { hour: hours, calendar: calendars, person: [{ id: "su", displayName: "苏禾" } as never] },
    definitions: { "t.hours/1/pack": pack },
    ...more,
    verdicts: (ask) => {
      asked.push(ask);
      return typeof answer === "function" ? answer(ask) : answer;
    },
  };
  const gateway = scriptedGateway(script);
  const element = await fixture<XbStudyHoursElement>(
    html`<xb-study-hours lang=${lang} person=${person} .gateway=${gateway}></xb-study-hours>`,
  );
  return Object.assign(new StudyHoursHarness(element), { gateway, asked });
}

const calendars = ["2025-2026", "2026-2027"].map(
  (schoolYear) => ({ id: schoolYear, schoolYear, from: `${schoolYear.slice(0, 4)}-09-01`, to: `${schoolYear.slice(5)}-08-31` }) as never,
);

const closing =
  (outcome: Verdict["outcome"]): NonNullable<Script["verdicts"]> =>
  (ask) =>
    verdicts.map((verdict) => (ask.close && verdict.rule.id === "no-top" ? { ...verdict, outcome } : verdict));

describe("xb-study-hours", () => {
  it("[R001] says where I stand first, then shows the bars, what is missing and what waits", async () => {
    const harness = await show();
    expect(await harness.headline())
      .to.contain("29.5")
      .and.contain("40")
      .and.contain("10.5");
    const [total, school] = await harness.bars();
    expect(total).to.contain("学年总学时").and.contain("29.5 / 40").and.contain("还差 10.5 学时").and.contain("1.5 学时");
    expect(school).to.contain("其中校本学时").and.contain("21.5 / 24");
  });

  it("[R001] lists every record with its reason", async () => {
    const records = await (await show()).records();
    expect(records).to.have.length(3);
    expect(records[0]).to.contain("集体备课").and.contain("等学校审核").and.contain("等确认");
    expect(records[1]).to.contain("20 学时").and.contain("计入");
    expect(records[2]).to.contain("没有通过审核").and.contain("未计入").and.contain("材料不全");
  });

  it("[R004] asks as of a day, and of another school year, and never counts by itself", async () => {
    const harness = await show();
    await harness.chooseAsOf("2026-10-15");
    expect(harness.asked.at(-1)).to.include({ asOf: "2026-10-15", explain: true });
    await harness.choosePeriod("schoolYear:2025-2026");
    expect(harness.asked.some((ask) => ask.period === "schoolYear:2025-2026" && ask.asOf === undefined)).to.equal(true);
    expect(await harness.headline()).to.contain("29.5");
  });

  it("[R004] edge, applications are judged after the year has closed: a past day of a past year can be asked for", async () => {
    const harness = await show({ verdicts: verdicts.map((one) => ({ ...one, period: { ...one.period, closed: true } })) });
    await harness.choosePeriod("schoolYear:2025-2026");
    await harness.chooseAsOf("2026-06-30");
    expect(harness.asked.at(-1)).to.include({ period: "schoolYear:2025-2026", asOf: "2026-06-30" });
    expect(harness.asked.filter(({ asOf }) => asOf).some(({ close, assume }) => close || assume)).to.equal(false);
  });

  it("[R003] edge, the total is not let off with the school-based part: each bar says its own, with who sent the teacher", async () => {
    const waiver = { id: "w", person: "lin", waiver: "longCycleDispatch", from: "2026-10-01", to: "2027-01-15" };
    const granted = { ...waiver, dispatchedBy: "eduAdmin", document: "示例〔2026〕3 号" } as never;
    const [total, part] = verdicts as [Verdict, Verdict];
    const { threshold: _threshold, gap: _gap, ...off } = part;
    const harness = await show({
      records: { hour: hours, calendar: calendars, waiver: [granted] },
      verdicts: [total, { ...off, outcome: "waived" }],
    });
    const bars = await harness.bars();
    expect(bars[0]).to.contain("还差 10.5 学时");
    expect(bars[1]).to.contain("免").and.not.contain("还差");
    expect(await harness.text())
      .to.contain("教育局派出")
      .and.contain("示例〔2026〕3 号");
  });

  it("[R005] edge, short of either or of both: shows both readings of an open question, with the question and who has not decided it", async () => {
    const text = await (await show({ verdicts: closing("undetermined") })).text();
    expect(text)
      .to.contain("有一项不够就评不到优秀")
      .and.contain("县里还没有定")
      .and.contain("如按“有一项不够”")
      .and.contain("如按“两项都不够”");
  });

  it("[R005] hints at a consequence early, to the person alone", async () => {
    const own = await show({ verdicts: closing("applies") });
    expect(own.asked.some((ask) => ask.close)).to.equal(true);
    expect(await own.text())
      .to.contain("如果到期末还是现在这样")
      .and.contain("第四条")
      .and.contain("还来得及");
    const other = await show({ verdicts: closing("applies") }, "zh-Hans", "su");
    expect(await other.text())
      .to.contain("苏禾的学时")
      .and.not.contain("如果到期末");
    expect(other.asked.some((ask) => ask.close)).to.equal(false);
  });

  it("keeps what is on the screen while another period is read", async () => {
    const harness = await show();
    await harness.shown();
    harness.gateway.change({ delay: 150 });
    harness.element.asOf = "2026-10-15";
    await harness.element.updateComplete;
    expect(harness.element.renderRoot.querySelector(".body.busy .headline")).to.not.equal(null);
    await harness.shown();
    expect(harness.element.renderRoot.querySelector(".busy")).to.equal(null);
  });

  it("changes at once when a record counts", async () => {
    const harness = await show();
    await harness.shown();
    harness.gateway.change({
      verdicts: verdicts.map((verdict) => (verdict.rule.id === "school" ? { ...verdict, value: "22.5", gap: "1.5" } : verdict)),
    });
    expect((await harness.bars())[1])
      .to.contain("22.5 / 24")
      .and.contain("还差 1.5 学时");
  });

  it("says what is so when there is nothing to show", async () => {
    expect(await (await show({ session: null })).text()).to.contain("还没有登录");
    expect(await (await show({ capabilities: ["hour.list"] })).text()).to.contain("还没有开通");
    expect(await (await show({ fail: { evaluate: "not-permitted" } })).text()).to.contain("您不能查看");
    expect(await (await show({ fail: { evaluate: "internal" } })).text()).to.contain("再试一次");
    const offline = await show({ fail: { definition: "offline" } });
    await waitUntil(async () => (await offline.text()).includes("连不上网络"));
    expect(await (await show({ verdicts: [] })).text()).to.contain("还没有设学时要求");
    expect(await (await show({ records: {}, verdicts: verdicts.map((verdict) => ({ ...verdict, lines: [] })) })).text()).to.contain(
      "还没有学时记录",
    );
  });

  it("says that what it shows is from before, when the connection is lost", async () => {
    const harness = await show({ status: "offline" });
    expect(await harness.text())
      .to.contain("上次读到的内容")
      .and.contain("29.5");
  });

  it("shows the long list in parts", async () => {
    const many = Array.from({ length: 25 }, (_, i): Hour => ({ ...hours[0]!, id: `m${i}` }));
    const harness = await show({ records: { hour: many } });
    expect(await harness.records()).to.have.length(10);
    const more = [...harness.element.renderRoot.querySelectorAll<HTMLButtonElement>("button.link")].find((button) =>
      button.innerText.includes("再看"),
    )!;
    more.click();
    expect((await harness.records()).length).to.be.greaterThan(24);
  });

  it("shows the most pressing five of many other requirements, the rest behind a line", async () => {
    const outcomes = ["met", "notYet", "notYet", "notYet", "notYet", "notYet", "undetermined", "notMet"] as const;
    const rules = outcomes.map((_, i) => ({ ...pack.rules[0]!, id: `r${i}`, title: { "zh-Hans": `要求${i}` } }));
    const others = outcomes.map((outcome, i): Verdict => ({
      ...verdicts[1]!,
      rule: { pack: "t.plan", version: "1", id: `r${i}` },
      unit: "count",
      outcome,
      because: [],
    }));
    const plan = { ...pack, id: "t.plan", rules, consequences: [] };
    const harness = await show({
      verdicts: [...verdicts, ...others],
      definitions: { "t.hours/1/pack": pack, "t.plan/1/pack": plan },
    });
    await harness.shown();
    const lists = [...harness.element.renderRoot.querySelectorAll("ul.rules")];
    const idsOf = (list: Element): string[] => [...list.children].map((row) => /要求\d/.exec(row.textContent!)![0]);
    expect(lists.map(idsOf)).to.deep.equal([
      ["要求7", "要求6", "要求1", "要求2", "要求3"],
      ["要求0", "要求4", "要求5"],
    ]);
    const folded = lists[1]!.parentElement!;
    const more = folded.previousElementSibling as HTMLElement;
    expect([folded.offsetHeight > 0, more.innerText]).to.deep.equal([false, "再看 3 项"]);
    more.click();
    expect([folded.offsetHeight > 0, more.offsetHeight > 0]).to.deep.equal([true, false]);
    expect(harness.element.shadowRoot!.activeElement).to.equal(folded);
  });

  it("opens the reasons with the keyboard", async () => {
    const harness = await show();
    await harness.shown();
    const summary = harness.element.renderRoot.querySelector<HTMLElement>(".why summary")!;
    summary.focus();
    expect(harness.element.shadowRoot!.activeElement).to.equal(summary);
    summary.click();
    expect(summary.parentElement!.innerText).to.contain("第三条第一款");
  });

  it("[R001] goes from a figure to its records and its calculation, where the page does not show them itself", async () => {
    const harness = await show();
    await harness.shown();
    const open = (): void => harness.element.renderRoot.querySelector<HTMLButtonElement>(".why button")!.click();
    const asked: string[] = [];
    harness.element.addEventListener(
      "xb-verdict-open-request",
      (event) => {
        asked.push(`${event.rule.pack}/${event.rule.id} ${event.period}`);
        event.preventDefault();
      },
      { once: true },
    );
    open();
    expect(asked).to.deep.equal(["t.hours/total schoolYear:2026-2027"]);
    expect(harness.element.renderRoot.querySelector("xb-verdict")).to.equal(null);
    harness.element.renderRoot.querySelector<HTMLElement>(".why summary")!.click();
    open();
    await harness.element.updateComplete;
    const inner = harness.element.renderRoot.querySelector("xb-verdict")!;
    await waitUntil(() => inner.shadowRoot?.textContent?.includes("学年总学时"), "it has come", { timeout: 10_000 });
    expect(harness.asked.some((ask) => ask.rules?.[0] === "total" && ask.explain)).to.equal(true);
  });

  it("turns rows into cards that keep their labels on a phone", async () => {
    const harness = await show();
    harness.element.style.width = "340px";
    await harness.shown();
    const cell = harness.element.renderRoot.querySelector('td[data-label="计入"]')!;
    expect(getComputedStyle(cell, "::before").content).to.match(/data-label|计入/);
    expect(harness.element.scrollWidth).to.be.at.most(340);
  });

  it("speaks three languages and is accessible in each", async () => {
    for (const [lang, word] of [
      ["zh-Hans", "我的学时"],
      ["zh-Hant", "我的學時"],
      ["en", "My study hours"],
    ] as const) {
      const harness = await show({ verdicts: closing("undetermined") }, lang);
      expect(await harness.text()).to.contain(word);
      for (const details of harness.element.renderRoot.querySelectorAll("details")) details.open = true;
      await expect(harness.element).to.be.accessible();
    }
  });

  describe("what could still close the gap", () => {
    /** The engine's answer to what is assumed: what each rule would come to, and what each activity adds. */
    const foretold =
      (total: Partial<Verdict>, school: Partial<Verdict>, why = "assumed"): NonNullable<Script["verdicts"]> =>
      (ask) => {
        if (!ask.assume) return verdicts;
        const own = ask.assume.filter((record): record is Hour => !("host" in record));
        const lines = own.map(({ id, category }) =>
          category === "group-study" ? lineOf(id, "2", why === "assumed" ? "2" : "0", why) : lineOf(id, "2", "0", "capped"),
        );
        return verdicts.slice(0, 2).map((verdict, i) => ({ ...verdict, lines, ...(i === 0 ? total : school) }));
      };
    const meeting = planned({ id: "a1" });
    const salon = planned({ id: "a2", title: "读书沙龙", category: "salon", on: "2026-12-10", participants: [], openTo: "county" });
    const elsewhere = planned({ id: "a3", title: "县里的讲座", participants: ["su"], on: "2027-03-03" });
    const around = {
      hour: hours,
      calendar: calendars,
      person: peopleOf({ gu: "顾明岚" }),
      org: [{ id: "o", parent: "county" } as never, { id: "county" } as never],
    };
    const withPlanned = (activity: Activity[], verdicts: Script["verdicts"], lang?: string) =>
      show({ records: { ...around, activity }, ...(verdicts && { verdicts }) }, lang);

    it("[R001] [R005] says which planned activities count, what all of them come to, and that it closes the gap", async () => {
      const met = { outcome: "met", value: "31.5", gap: undefined as never } as const;
      const harness = await withPlanned([meeting, salon], foretold({ ...met, value: "40" }, met));
      const [book] = await harness.books();
      expect(book)
        .to.contain("都参加，学年总学时、其中校本学时就够了")
        .and.contain("作业设计研讨")
        .and.contain("学年总学时 +2 学时、其中校本学时 +2 学时")
        .and.contain("另有 1 次请您参加的活动不计入")
        .and.not.contain("读书沙龙")
        .and.not.contain("可以这样补");
      const ask = harness.asked.find(({ assume }) => assume)!;
      expect(ask).to.deep.include({ asOf: "2026-12-10", rules: ["total", "school"], close: true, explain: true });
      expect(ask.assume!.map((record) => ("host" in record ? "participation" : "hour"))).to.deep.equal([
        "participation",
        "hour",
        "participation",
        "hour",
      ]);
    });

    it("[R001] says what is still missing after all of them, and what she can do", async () => {
      const harness = await withPlanned(
        [meeting, elsewhere],
        foretold({ outcome: "notMet", value: "31.5", gap: "8.5" }, { outcome: "met", value: "24", gap: undefined as never }),
      );
      expect((await harness.books())[0])
        .to.contain("其中校本学时就够了")
        .and.contain("学年总学时也还不够")
        .and.contain("31.5 / 40")
        .and.contain("还差 8.5 学时")
        .and.contain("在外面参加的培训")
        .and.contain("请主办人把您加进名单：县里的讲座（3月3日，顾明岚）");
    });

    it("[R001] says honestly when nothing that is planned would help", async () => {
      const none = await withPlanned([elsewhere], verdicts);
      expect((await none.books())[0])
        .to.contain("没有请您参加的活动能补上")
        .and.contain("县里的讲座")
        .and.not.contain("请您参加的活动还有");
      expect(none.asked.some(({ assume }) => assume)).to.equal(false);
      const empty = await withPlanned([], verdicts);
      expect((await empty.books())[0])
        .to.contain("没有请您参加的活动能补上")
        .and.contain("问问教研组长");
      const useless = await withPlanned([salon], foretold({}, {}));
      expect((await useless.books())[0])
        .to.contain("请您参加的活动还有 1 次，都不计入还差的部分")
        .and.contain("读书沙龙")
        .and.contain("上限");
    });

    it("[R001] edge, how long an hour is nobody has decided: what is foretold stays open, with both readings", async () => {
      const readings = [
        { choose: { am1: "either" }, outcome: "met" as const, value: "40" },
        { choose: { am1: "both" }, outcome: "notMet" as const, value: "31" },
      ];
      const { value: _value, gap: _gap, ...open } = verdicts[0]!;
      const harness = await withPlanned([meeting], (ask) =>
        ask.assume ? [{ ...open, outcome: "undetermined", readings, lines: [lineOf(ask.assume[1]!.id, "2", "2", "open")] }] : verdicts,
      );
      expect((await harness.books())[0])
        .to.contain("够不够，要看没有定的地方怎么定")
        .and.contain("31～40")
        .and.contain("学年总学时 至少 +2 学时（怎么算还没有定）")
        .and.contain("如按“有一项不够”");
    });

    it("[R001] says that what it would come to has to be confirmed first, where the pack waits for that", async () => {
      const waits = { outcome: "notYet", waiting: "4", gap: "2.5" } as const;
      const harness = await withPlanned([meeting], foretold(waits, waits, "waiting"));
      expect((await harness.books())[0])
        .to.contain("要等确认以后才够")
        .and.contain("学年总学时（2 学时，要等确认）");
    });

    it("is for the person alone, for today, for an open period, and only where there are activities", async () => {
      const records = { ...around, activity: [meeting] };
      const absent = async (shown: Shown): Promise<void> => {
        await shown.books();
        expect(shown.element.renderRoot.querySelector(".gap")).to.equal(null);
        expect(shown.asked.some(({ assume }) => assume)).to.equal(false);
      };
      await absent(await show({ records }, "zh-Hans", "su"));
      const earlier = await show({ records });
      await earlier.chooseAsOf("2026-10-15");
      expect(earlier.element.renderRoot.querySelector(".gap")).to.equal(null);
      await absent(await show({ records, verdicts: verdicts.map((one) => ({ ...one, period: { ...one.period, closed: true } })) }));
      await absent(await show({ records, verdicts: verdicts.map((one) => ({ ...one, outcome: "met" })) }));
      await absent(await show({ records, capabilities: ["evaluate", "hour.list", "calendar.list"] }));
    });

    it("[R021] says of a planned make-up that counts in another period that it does not count in this one", async () => {
      const makeUp = planned({ id: "a4", makesUpFor: "a0" });
      const missed = planned({ id: "a0", on: "2026-05-10", state: "held" });
      const harness = await withPlanned([makeUp, missed], (ask) =>
        ask.assume ? verdicts.map((one) => ({ ...one, lines: [] })) : verdicts,
      );
      expect((await harness.books())[0])
        .to.contain("都不计入还差的部分")
        .and.contain("不记在这一期");
      const own = harness.asked.find(({ assume }) => assume)!.assume as Hour[];
      expect(own.map(({ makesUpFor }) => makesUpFor)).to.deep.equal(["2026-05-10", "2026-05-10"]);
    });

    it("does not count on what she has asked to be excused from", async () => {
      const participation = [{ id: "p1", activity: "a1", person: "lin", state: "asked", on: meeting.on } as never];
      const harness = await show({ records: { ...around, activity: [meeting], participation } });
      expect((await harness.books())[0])
        .to.contain("没有请您参加的活动能补上")
        .and.not.contain("作业设计研讨");
      expect(harness.asked.some(({ assume }) => assume)).to.equal(false);
    });

    it("says why it cannot be said, where that could not be read, and leaves no empty heading where it may not be", async () => {
      const records = { ...around, activity: [meeting] };
      const lost = await show({ records, fail: { "list:activity": "internal" } });
      expect((await lost.books())[0]).to.contain("还能怎么补上");
      const refused = await show({ records, fail: { "list:activity": "not-permitted" } });
      await refused.books();
      expect(refused.element.renderRoot.querySelector(".gap")).to.equal(null);
    });

    it("says nothing of declaring where hours cannot be declared", async () => {
      const records = { ...around, activity: [] };
      const harness = await show({ records, capabilities: ["evaluate", "hour.list", "activity.list"] });
      expect((await harness.books())[0])
        .to.contain("问问教研组长")
        .and.not.contain("在外面参加的培训");
    });

    it("speaks three languages, is accessible, stands on a phone, and holds nothing on to the keyboard", async () => {
      for (const [lang, word] of [
        ["zh-Hans", "还能怎么补上"],
        ["zh-Hant", "還能怎麼補上"],
        ["en", "What could still close the gap"],
      ] as const) {
        const harness = await withPlanned([meeting, elsewhere], foretold({ outcome: "notMet", gap: "8.5" }, { outcome: "met" }), lang);
        harness.element.style.width = "340px";
        expect((await harness.books())[0]).to.contain(word);
        expect(harness.element.scrollWidth).to.be.at.most(340);
        await expect(harness.element).to.be.accessible();
        expect(harness.element.renderRoot.querySelectorAll(".gap :is(button, a, [tabindex])")).to.have.length(0);
      }
    });
  });

  describe("books side by side", () => {
    const cycle = { key: "cycle:five/2025-2029", from: "2025-01-01", to: "2029-12-31", closed: false };
    const five = { ...pack.rules[0]!, id: "five", title: { "zh-Hans": "周期学时" }, per: { cycle: "five" } } as const;
    const two = { ...pack, rules: [...pack.rules, five] } as typeof pack;
    const ofCycle: Verdict = {
      ...verdicts[0]!,
      rule: { ...verdicts[0]!.rule, id: "five" },
      period: cycle,
      value: "90",
      threshold: "360",
      gap: "270",
      waiting: undefined as never,
    };
    const credit = {
      ...pack,
      id: "t.credits",
      title: { "zh-Hans": "测试学分办法" },
      books: [{ ...pack.books[0]!, title: "学分", unit: "credit" }],
      consequences: [],
    } as typeof pack;
    const credits: Verdict = { ...ofCycle, rule: { pack: "t.credits", version: "1", id: "total" }, unit: "credit", value: "3", gap: "33" };
    const definitions = { "t.hours/1/pack": two, "t.credits/1/pack": credit };
    const all = [...verdicts, ofCycle, { ...credits, threshold: "36" }];

    it("[R001] [R002] a school year, a cycle of five years and another pack's credits each stand for themselves", async () => {
      const books = await (await show({ verdicts: all, definitions })).books();
      expect(books).to.have.length(3);
      expect(books[0]).to.contain("学时 · 2026-2027 学年").and.contain("测试学时办法").and.contain("第三条第一款").and.contain("29.5 / 40");
      expect(books[1])
        .to.contain("学时 · 2025-2029 周期")
        .and.contain("周期学时 90 / 360")
        .and.contain("还差 270 学时")
        .and.not.contain("29.5");
      expect(books[2]).to.contain("学分 · 2025-2029 周期").and.contain("测试学分办法").and.contain("3 / 36").and.contain("还差 33 学分");
      const sum = 29.5 + 90;
      expect(books.join(" ")).to.not.contain(String(sum));
    });

    it("each has a scale, a headline and a heading of its own, is accessible, and stands on a phone", async () => {
      const harness = await show({ verdicts: all, definitions });
      harness.element.style.width = "340px";
      await harness.books();
      const root = harness.element.renderRoot;
      expect([...root.querySelectorAll(".page h3")].map((heading) => heading.id)).to.deep.equal(["book-0-0", "book-0-1", "book-1-0"]);
      expect(root.querySelectorAll(".page .headline")).to.have.length(3);
      const grounds = [...root.querySelectorAll(".page .bar:first-child .ground")].map((ground) => ground.getAttribute("width"));
      expect(grounds).to.deep.equal(["100%", "100%", "100%"]);
      expect(harness.element.scrollWidth).to.be.at.most(340);
      await expect(harness.element).to.be.accessible();
    });

    it("[R005] hints early at what would follow from each pack, in its own place", async () => {
      const both = { ...credit, consequences: pack.consequences } as typeof pack;
      const noTop: Verdict = { ...verdicts[2]!, outcome: "applies" };
      const ofCredits: Verdict = { ...noTop, rule: { ...credits.rule, id: "no-top" } };
      const harness = await show({
        verdicts: (ask) => (ask.close ? [...all.slice(0, 2), noTop, ofCredits] : all),
        definitions: { ...definitions, "t.credits/1/pack": both },
      });
      await harness.books();
      expect([...harness.element.renderRoot.querySelectorAll(".early h3")].map(({ id }) => id)).to.deep.equal(["preview-0", "preview-1"]);
    });

    it("names the period of a requirement that is not that of the bars", async () => {
      const term = { key: "term:2026-2027/1", from: "2026-09-01", to: "2027-01-24", closed: false };
      const other: Verdict = { ...verdicts[1]!, rule: { ...verdicts[1]!.rule, id: "five" }, unit: "item", period: term };
      const text = await (await show({ verdicts: [...verdicts, other], definitions })).text();
      expect(text).to.contain("其他要求").and.contain("2026-2027 学年第 1 学期");
    });
  });

  describe("make-ups", () => {
    const rule = { ...pack.rules[1]!, id: "public", title: { "zh-Hans": "公需课" }, per: "calendarYear", makeUp: "original" } as const;
    const year = { ...pack.rules[0]!, per: "calendarYear" } as const;
    const makeUps = { ...pack, rules: [year, rule], consequences: [] } as unknown as typeof pack;
    const definitions = { "t.hours/1/pack": makeUps };
    const period = (of: number) => ({ key: `calendarYear:${of}`, from: `${of}-01-01`, to: `${of}-12-31`, closed: of < 2026 });
    const made = { ...hours[1]!, id: "m1", on: "2026-03-20", title: "公需课补学", approvedHours: "4", makesUpFor: "2025-11-05" };
    const counted = [lineOf("m1", "4", "4", "counted")];
    const verdictsIn = (of: number): Verdict[] => [
      { ...verdicts[0]!, period: period(of), lines: of === 2026 ? counted : [], outcome: "notYet" },
      { ...verdicts[1]!, rule: { ...verdicts[1]!.rule, id: "public" }, period: period(of), lines: of === 2025 ? counted : [] },
    ];
    const showMakeUp = (of: number, more: Script = {}, lang?: string) =>
      show(
        {
          records: { hour: of === 2026 ? [made] : [], calendar: calendars, person: [] },
          definitions,
          verdicts: ({ period: asked }) => verdictsIn(asked === undefined ? of : Number(asked.slice(-4))),
          ...more,
        },
        lang,
      );

    it("[R021] edge, the right year: in the period in which it was done it says what it makes up for, and where it counts and why", async () => {
      const harness = await showMakeUp(2026);
      await waitUntil(async () => (await harness.records())[0]!.includes("记在 2025 年"), "the engine has said so");
      expect((await harness.records())[0])
        .to.contain("补培：补2025年11月5日")
        .and.contain("公需课：补的记回原来那一期，记在 2025 年（第三条第一款）")
        .and.contain("学年总学时：补的记在补做的这一期");
      expect(harness.asked.at(-1)).to.deep.include({ period: "calendarYear:2025", rules: ["public"], explain: true });
    });

    it("[R021] edge, the right year: in the period that it makes up for it stands as made up later", async () => {
      const harness = await showMakeUp(2025, { records: { calendar: calendars } });
      const [row] = await harness.records();
      expect(row).to.contain("您不能查看");
      const seen = await showMakeUp(2025, { records: { hour: [made], calendar: calendars } });
      await waitUntil(async () => (await seen.records())[0]?.includes("2026年3月20日补的"));
      expect((await seen.records())[0])
        .to.contain("公需课：补的记回原来那一期，就是这一期（第三条第一款）")
        .and.contain("计入");
    });

    it("[R021] a record that counts only elsewhere is said to, and is no draft", async () => {
      const only = { ...makeUps, rules: [rule] } as typeof pack;
      const harness = await showMakeUp(2026, {
        definitions: { "t.hours/1/pack": only },
        verdicts: ({ period: asked }) => verdictsIn(asked === undefined ? 2026 : 2025).slice(1),
      });
      await waitUntil(async () => (await harness.records())[0]!.includes("记在别的时期"));
    });

    it("[R021] where the pack puts make-ups where they were done, that is said, with its clause", async () => {
      const own = { ...makeUps, rules: [{ ...year, makeUp: "own" }] } as unknown as typeof pack;
      const harness = await showMakeUp(2026, { definitions: { "t.hours/1/pack": own }, verdicts: verdictsIn(2026).slice(0, 1) });
      expect((await harness.records())[0]).to.contain("学年总学时：补的记在补做的这一期（第三条第一款）");
      expect(harness.asked.some(({ period: asked }) => asked !== undefined && asked !== "")).to.equal(false);
    });

    it("[R021] names the earlier activity where it may be read, and speaks three languages", async () => {
      const activity = [planned({ id: "late", state: "held", makesUpFor: "early" }), planned({ id: "early", title: "公需课集中学习" })];
      const ofActivity = { ...made, source: { kind: "activity" as const, id: "late" } };
      for (const [lang, word] of [
        ["zh-Hans", "补培：补“公需课集中学习”（2025年11月5日）"],
        ["zh-Hant", "補培：補「公需课集中学习」（2025年11月5日）"],
        ["en", "A make-up for “公需课集中学习”"],
      ] as const) {
        const harness = await showMakeUp(2026, { records: { hour: [ofActivity], activity, calendar: calendars } }, lang);
        await waitUntil(async () => (await harness.records())[0]!.includes(word), word);
        await expect(harness.element).to.be.accessible();
      }
    });
  });

  it("[R001] waiting, rejected and appealed records stand there each as what it is", async () => {
    const appealed = { ...hours[2]!, id: "h4", title: "线上讲座", state: "appealed", appeal: "证书在附件里" } as const;
    const lines = [...verdicts[0]!.lines!, lineOf("h4", "3", "0", "waiting")];
    const records = { hour: [...hours, appealed, { ...hours[1]!, id: "h5", title: "草稿", state: "draft" as const }], calendar: calendars };
    const shown = await (await show({ records, verdicts: [{ ...verdicts[0]!, lines }, ...verdicts.slice(1)] })).records();
    expect(shown.find((row) => row.includes("集体备课"))).to.contain("等确认");
    expect(shown.find((row) => row.includes("线上课程")))
      .to.contain("未计入")
      .and.contain("材料不全");
    expect(shown.find((row) => row.includes("线上讲座")))
      .to.contain("等确认")
      .and.contain("申诉");
    expect(shown.find((row) => row.includes("草稿"))).to.not.contain("计入 ");
  });

  it("listens to nothing after it has gone", async () => {
    const harness = await show();
    await harness.shown();
    harness.element.remove();
    expect(harness.gateway.listeners).to.equal(0);
  });
});
