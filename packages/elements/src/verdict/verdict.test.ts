import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { EvaluateAsk, Verdict } from "@xiaoben/contract";
import { scriptedGateway, VerdictHarness, type Script, type ScriptedGateway } from "../testing/index.ts";
import type { XbVerdictElement } from "./verdict.element.ts";
import { both, hours, lineOf, noTop, open, pack, school, session } from "./verdict.test.fixture.ts";
import "./verdict.ts";

interface Shown extends VerdictHarness {
  gateway: ScriptedGateway;
  asked: EvaluateAsk[];
}

interface More extends Omit<Script, "verdicts"> {
  verdicts?: Verdict[];
  lang?: string;
  rule?: string;
  person?: string;
}

/** Answers as the gateway does: only the rules that are asked for, closed where that is asked. */
async function show({
  verdicts = [school, both, noTop],
  lang = "zh-Hans",
  rule = "school",
  person = "",
  ...more
}: More = {}): Promise<Shown> {
  const asked: EvaluateAsk[] = [];
  const gateway = scriptedGateway({
    session,
    records: { hour: hours, person: [{ id: "su", displayName: "苏禾" } as never] },
    definitions: { "t.hours/1/pack": pack },
    ...more,
    verdicts: (ask) => {
      asked.push(ask);
      return verdicts
        .filter((verdict) => ask.rules?.includes(verdict.rule.id))
        .map((verdict) => (ask.close && verdict.outcome === "notYet" ? { ...verdict, outcome: "notMet" as const } : verdict));
    },
  });
  const element = await fixture<XbVerdictElement>(
    html`<xb-verdict lang=${lang} rule=${rule} person=${person} .gateway=${gateway}></xb-verdict>`,
  );
  return Object.assign(new VerdictHarness(element), { gateway, asked });
}

describe("xb-verdict", () => {
  it("[R001] says the figure first, then the bar with what waits apart, and the clause in its own words", async () => {
    const harness = await show();
    expect(await harness.headline()).to.equal("校本学时 20 / 24，还差 4 学时，另有 1.5 学时等确认");
    expect(harness.asked[0]).to.deep.equal({ subject: { kind: "person", id: "lin" }, rules: ["school"], explain: true });
    const text = await harness.text();
    expect(text)
      .to.contain("还差 4 学时")
      .and.contain("斜纹：1.5 学时等确认")
      .and.contain("至少 24 学时 依据 第三条")
      .and.contain("时间还没过完");
    const clause = harness.element.renderRoot.querySelector<HTMLDetailsElement>("details.clause")!;
    expect(clause.innerText).to.not.contain("下限");
    clause.querySelector("summary")!.click();
    expect(clause.innerText).to.contain("一学年的学时有下限");
  });

  it("[R001] lists every record by what became of it, with its reason and its clause", async () => {
    const records = await (await show()).records();
    expect(records).to.have.length(3);
    expect(records[0]).to.contain("单元整体设计讨论").and.contain("10月8日").and.contain("20 学时").and.contain("计入");
    expect(records[1]).to.contain("集体备课").and.contain("等学校审核").and.contain("0 学时");
    expect(records[2]).to.contain("线上课程").and.contain("没有通过审核").and.contain("不计");
  });

  it("a record that may not be seen is named as such and still counts in the list", async () => {
    const records = await (await show({ fail: { "one:hour": "not-permitted" } })).records();
    expect(records[0]).to.contain("您不能查看").and.contain("20 学时");
  });

  it("opens the calculation step by step, with the record and the clause that each number comes from", async () => {
    const harness = await show();
    const steps = await harness.steps();
    expect(steps[0]).to.contain("和要求比：至少 24 学时").and.contain("20 学时");
    expect(steps.some((step) => step.includes("要求的数") && step.includes("第三条") && step.includes("24 学时"))).to.equal(true);
    harness.element.renderRoot.querySelector<HTMLElement>(".tree summary")!.click();
    await waitUntil(() => harness.element.renderRoot.querySelectorAll(".tree .step").length === 4);
    const [leaf] = [...harness.element.renderRoot.querySelectorAll<HTMLElement>(".tree .step")].slice(2);
    expect(leaf!.innerText).to.contain("核定的学时").and.contain("单元整体设计讨论").and.contain("20 学时");
  });

  it("[R005] shows the readings side by side with their outcome and figure, and who decides", async () => {
    const harness = await show({ verdicts: [open] });
    expect(await harness.headline()).to.contain("有 2 种读法，结果不一样");
    const [first, second] = await harness.readings();
    expect(first).to.contain("一学时 45 分钟").and.contain("达到").and.contain("24 学时");
    expect(second).to.contain("一学时 60 分钟").and.contain("还没到").and.contain("18 学时");
    expect(await harness.text())
      .to.contain("一学时是多少分钟？")
      .and.contain("由学校教科室主任裁定")
      .and.not.contain("暂按");
  });

  it("[R005] marks the reading that is used for now", async () => {
    const because = [{ code: "presumed", ambiguity: "am8", clause: "c3" }];
    const readings = await (await show({ verdicts: [{ ...open, outcome: "notYet", value: "18", gap: "6", because }] })).readings();
    expect(readings[0]).to.not.contain("暂按");
    expect(readings[1]).to.contain("暂按这个算");
  });

  it("names a question that no reading answers, and the questions that change nothing now", async () => {
    const because = [{ code: "parameter-open", parameter: "absences", ambiguity: "am3", clause: "c4" }];
    const { readings: _, ...silent } = open;
    expect(await (await show({ verdicts: [{ ...silent, because }] })).text())
      .to.contain("缺席几次算？")
      .and.contain("由县级管理员裁定")
      .and.contain("定了以后才能算");
    expect(await (await show()).text()).to.contain("还有 1 个问题没有定，怎么定现在结果都一样");
  });

  it("[R005] previews the end of the year only when asked, with the consequences, their clause and the way to reply", async () => {
    const harness = await show();
    await harness.shown();
    expect(harness.asked.some((ask) => ask.close)).to.equal(false);
    const preview = await harness.preview();
    expect(harness.asked.at(-1)).to.deep.include({ rules: ["school", "no-top"], close: true });
    expect(preview).to.contain("预览").and.contain("还来得及").and.contain("没有达到");
    expect(preview).to.contain("年度考核最高评到良好").and.contain("第四条").and.contain("可在 10 天内提出");
  });

  it("[R005] the preview of a teacher's year is the teacher's own", async () => {
    const harness = await show({ person: "su", verdicts: [{ ...school, subject: { kind: "person", id: "su" } }] });
    expect(await harness.text())
      .to.match(/苏禾 · ?2026-2027 学年/)
      .and.not.contain("如果到期末");
  });

  it("a closed period says what follows without a preview", async () => {
    const closed = { ...school.period, closed: true };
    const harness = await show({
      verdicts: [
        { ...school, outcome: "notMet", period: closed },
        { ...noTop, period: closed },
      ],
    });
    await waitUntil(async () => (await harness.text()).includes("由此带来的"));
    await waitUntil(async () => (await harness.text()).includes("年度考核最高评到良好"));
    expect(await harness.text()).to.not.contain("预览");
    expect(harness.asked.some((ask) => ask.close)).to.equal(false);
  });

  it("goes into a rule that it looks at, and back; a page may take that over", async () => {
    const harness = await show({ rule: "both" });
    await waitUntil(async () => (await harness.reasons())[0]!.includes("校本学时 20 / 24"));
    const press = (text: string): void =>
      [...harness.element.renderRoot.querySelectorAll("button")].find((button) => button.innerText.includes(text))!.click();
    press("打开");
    expect(await harness.headline()).to.contain("校本学时");
    expect(harness.element.shadowRoot!.activeElement?.id).to.equal("title");
    press("返回");
    expect(await harness.headline()).to.contain("两项都要");
    await waitUntil(async () => (await harness.reasons())[0]!.includes("校本学时 20 / 24"));
    const opened: string[] = [];
    harness.element.addEventListener("xb-verdict-open-request", (event) => {
      event.preventDefault();
      opened.push(event.rule.id);
    });
    press("打开");
    expect(opened).to.deep.equal(["school"]);
    expect(await harness.headline()).to.contain("两项都要");
  });

  it("is about a pair, a group, a school or a county just as well, and names the people that a reason speaks of", async () => {
    const subject = { kind: "group", id: "g1" } as const;
    const covered: Verdict = {
      ...both,
      subject,
      because: [
        { code: "period-open", clause: "c4" },
        { code: "not-covered", record: { kind: "person", id: "su" } },
        { code: "not-covered", record: { kind: "person", id: "gu" } },
      ],
    };
    const people = [
      { id: "su", displayName: "苏禾" },
      { id: "gu", displayName: "顾明岚" },
    ];
    const gateway = scriptedGateway({
      session,
      records: { person: people as never, group: [{ id: "g1", name: "数学组" } as never] },
      definitions: { "t.hours/1/pack": pack },
      verdicts: (ask) => (ask.subject.kind === "group" && ask.subject.id === "g1" ? [covered] : []),
    });
    const harness = new VerdictHarness(await fixture(html`<xb-verdict group="g1" rule="both" .gateway=${gateway}></xb-verdict>`));
    expect(await harness.text()).to.match(/^数学组 · ?2026-2027 学年/);
    expect((await harness.reasons()).at(-1)).to.equal("还有人没有轮到 苏禾、顾明岚");
  });

  it("says as of when, by which version, and where it was worked out", async () => {
    expect(await (await show()).text())
      .to.contain("按《测试学时办法》（1 版）")
      .and.contain("记录截至2026年11月22日")
      .and.contain("12:00算出")
      .and.contain("在服务器上算出");
    expect(await (await show({ verdicts: [{ ...school, by: { place: "device", engine: "t" } }] })).text()).to.contain("在这台设备上算出");
  });

  it("says what is so when there is nothing to show", async () => {
    expect(await (await show({ session: null })).text()).to.contain("还没有登录");
    expect(await (await show({ capabilities: ["hour.list"] })).text()).to.contain("还没有开通");
    expect(await (await show({ fail: { evaluate: "not-permitted" } })).text()).to.contain("您不能查看");
    expect(await (await show({ fail: { evaluate: "internal" } })).text()).to.contain("再试一次");
    const offline = await show({ fail: { definition: "offline" } });
    await waitUntil(async () => (await offline.text()).includes("连不上网络"));
    expect(await (await show({ rule: "unknown" })).text()).to.contain("这里没有这一条要求");
    expect(await (await show({ rule: "" })).text()).to.contain("这里没有这一条要求");
    expect(await (await show({ verdicts: [{ ...school, value: "0", gap: "24", lines: [] }] })).text()).to.contain("这一项还没有记录");
  });

  it("says that what it shows is from before, when the connection is lost", async () => {
    expect(await (await show({ status: "offline" })).text())
      .to.contain("上次读到的内容")
      .and.contain("20 / 24");
  });

  it("shows a long list in parts, and all of it with the whole calculation on paper", async () => {
    const lines = Array.from({ length: 40 }, (_, i) => lineOf(`m${i}`, "1", "1", "counted"));
    const harness = await show({ verdicts: [{ ...school, lines }] });
    expect(await harness.records()).to.have.length(8);
    [...harness.element.renderRoot.querySelectorAll("button")].find((button) => button.innerText.includes("再看 32 条"))!.click();
    expect(await harness.records()).to.have.length(28);
    dispatchEvent(new Event("beforeprint"));
    expect(harness.element.renderRoot.querySelectorAll("tbody tr:not(.fate)").length).to.equal(40);
    expect(harness.element.renderRoot.querySelectorAll("details:not([open])").length).to.equal(0);
    dispatchEvent(new Event("afterprint"));
    expect(await harness.records()).to.have.length(28);
    expect(harness.element.renderRoot.querySelectorAll("details[open]").length).to.equal(0);
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
      ["zh-Hans", "一步一步怎么算"],
      ["zh-Hant", "一步一步怎麼算"],
      ["en", "Step by step"],
    ] as const) {
      const harness = await show({ lang });
      expect(await harness.text()).to.contain(word);
      await harness.preview();
      await harness.steps();
      for (const details of harness.element.renderRoot.querySelectorAll("details")) details.open = true;
      await harness.element.updateComplete;
      await expect(harness.element).to.be.accessible();
      await expect((await show({ lang, verdicts: [open] })).element).to.be.accessible();
    }
  });

  it("listens to nothing after it has gone", async () => {
    const harness = await show();
    await harness.shown();
    harness.element.remove();
    expect(harness.gateway.listeners).to.equal(0);
  });
});
