import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { EvaluateAsk, Hour, Verdict } from "@xiaoben/contract";
import { scriptedGateway, StudyHoursHarness, type Script, type ScriptedGateway } from "../testing/index.ts";
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

  it("[R005] shows both readings of an open question, with the question and who has not decided it", async () => {
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

  it("listens to nothing after it has gone", async () => {
    const harness = await show();
    await harness.shown();
    harness.element.remove();
    expect(harness.gateway.listeners).to.equal(0);
  });
});
