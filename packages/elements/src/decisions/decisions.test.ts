import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { DecisionsHarness } from "./decisions.harness.ts";
import "./decisions.ts";
import type { XbDecisionsElement } from "./decisions.element.ts";
import { decision, officer, rollups, script, sessionOf } from "./decisions.test.fixture.ts";

const short = "t.hours/short";

async function show(
  given: Script = script(),
  lang = "zh-Hans",
  org = "",
): Promise<{ harness: DecisionsHarness; gateway: ScriptedGateway; element: XbDecisionsElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbDecisionsElement>(html`<xb-decisions lang=${lang} org=${org} .gateway=${gateway}></xb-decisions>`);
  const harness = new DecisionsHarness(element);
  for (let i = 0; i < 50 && element.renderRoot.querySelector(".skeleton"); i++) await new Promise((done) => setTimeout(done, 20));
  await harness.settled();
  return { harness, gateway, element };
}

async function fillShort(harness: DecisionsHarness): Promise<void> {
  await harness.open(short);
  await harness.choose("both");
  await harness.fill("basis", "11月20日局务会纪要");
}

describe("xb-decisions", () => {
  beforeEach(() => localStorage.clear());

  it("says first how many questions are mine, then who decides the others", async () => {
    const { harness } = await show();
    expect(await harness.text()).to.match(/有 2 个问题等您裁定 1 个由别人裁定/);
    expect(await harness.questions("mine")).to.deep.equal([short, "t.hours/long"]);
    expect(await harness.questions("others")).to.deep.equal(["t.hours/part"]);
    expect(await harness.question("t.hours/part"))
      .to.contain("由学校的教科室主任裁定")
      .and.contain("本地约定")
      .and.contain("前后不一")
      .and.contain("裁定以前暂按此读法");
    expect(await harness.decidable("t.hours/part")).to.equal(false);
  });

  it("shows the clause with its words, and what each reading does to how many people against now", async () => {
    const { harness } = await show();
    expect(await harness.question(short))
      .to.contain("第四条")
      .and.contain("不足者不评优")
      .and.contain("《学时办法》")
      .and.contain("说法不清");
    expect(await harness.effect(short)).to.deep.equal([
      "可以怎么读 | 达到 | 没有达到 | 还定不了",
      "现在 | 30 | 0 | 14",
      "读法一：任一不足 | 32 | 12 | 0",
      "读法二：两项都不足 | 41 | 3 | 0",
    ]);
    expect(await harness.question(short))
      .to.contain("3 人正在重算")
      .and.contain("共 44 人");
    expect(await harness.question("t.hours/part")).to.contain("没有人的结果因它而不同");
  });

  it("says that people are not counted where that is not offered or not to be read, and lets one decide", async () => {
    const without = ["org.get", "binding.list", "decision.list", "decision.create"];
    const { harness } = await show(script([], { capabilities: without }));
    expect(await harness.text()).to.contain("这里没有开通人数统计");
    expect(await harness.question(short))
      .to.contain("读法二：两项都不足")
      .and.not.contain("没有人的结果");
    expect(await harness.decidable(short)).to.equal(true);
    const failed = await show(script([], { fail: { rollup: "timeout" } }));
    expect(await failed.harness.text()).to.contain("人数现在读不到");
  });

  it("does not say that nobody is concerned before anybody was counted, and asks again", async () => {
    const { harness, gateway, element } = await show(script([], { rollups: [] }));
    expect(await harness.question(short))
      .to.contain("人数还没有算出来")
      .and.not.contain("没有人的结果");
    gateway.change({ rollups });
    element.renderRoot.querySelector<HTMLElement>(`[data-question="${short}"] .link`)!.click();
    await harness.settled();
    expect(await harness.effect(short)).to.have.length(4);
  });

  it("says in one sentence that every reading comes to the same", async () => {
    const same = rollups.map((row) => ({
      ...row,
      outcomes: { notYet: 44 },
      readings: row.readings.map((reading) => ({ ...reading, outcomes: { notYet: 44 } })),
    }));
    const { harness } = await show(script([], { rollups: same }));
    expect(await harness.question(short))
      .to.contain("怎么读，现在都一样：还没到 44 人。")
      .and.contain("读法一：任一不足");
    expect(await harness.effect(short)).to.deep.equal([]);
  });

  it("shows what each reading would have come to a year ago, where it changes nothing yet", async () => {
    const same = rollups.map((row) => ({ ...row, readings: row.readings.map((reading) => ({ ...reading, outcomes: row.outcomes })) }));
    const asked: string[] = [];
    const { harness } = await show(
      script([], {
        rollups: ({ period }) => {
          if (period === undefined) return same;
          asked.push(period);
          return rollups.map((row) => ({ ...row, period: { key: period, from: "2025-09-01", to: "2026-08-31" } }));
        },
      }),
    );
    expect(new Set(asked)).to.deep.equal(new Set(["schoolYear:2025-2026"]));
    expect(await harness.question(short))
      .to.contain("怎么读，现在都一样")
      .and.contain("按上一学年的记录，会是这样：");
    expect((await harness.effect(short))[1]).to.equal("没有定时 | 30 | 0 | 14");
  });

  it("asks for a choice, a basis and a day, and repeats in words what will change", async () => {
    const { harness, gateway, element } = await show();
    await harness.open(short);
    expect(await harness.lacks()).to.equal("还要：选一种定法、写依据");
    expect(await harness.submit()).to.equal("");
    expect(element.shadowRoot!.activeElement?.getAttribute("name")).to.equal("choice");
    await harness.choose("both");
    await harness.fill("basis", "11月20日局务会纪要");
    expect(await harness.lacks()).to.equal("");
    const said = await harness.submit("no");
    expect(said)
      .to.contain("青禾县和下级单位，从2026年11月22日起，按“两项都不足”执行。")
      .and.contain("现在：达到 30 人，还定不了 14 人 裁定以后：达到 41 人，没有达到 3 人")
      .and.contain("依据：11月20日局务会纪要");
    expect(gateway.calls).to.have.length(0);
    await harness.submit();
    expect(gateway.calls[0]!.action).to.equal("decision.create");
    expect(gateway.calls[0]!.input["body"]).to.deep.equal({
      org: "county",
      pack: "t.hours",
      ambiguity: "short",
      reading: "both",
      from: "2026-11-22",
      basis: "11月20日局务会纪要",
    });
    expect(await harness.questions("decided")).to.deep.equal([short]);
    expect(await harness.question(short))
      .to.contain("按“两项都不足” 2026年11月22日起 现行")
      .and.contain("陆星桥");
    expect(element.shadowRoot!.activeElement?.id).to.equal(`question-${short}`);
  });

  it("takes a figure with its unit where the document states none", async () => {
    const { harness, gateway } = await show();
    await harness.open("t.hours/long");
    await harness.fill("basis", "通知");
    await harness.fill("value", "三十");
    expect(await harness.lacks()).to.equal("还要：填一个数");
    await harness.fill("value", "30.5");
    expect(await harness.lacks()).to.equal("还要：填整数");
    await harness.fill("value", "30");
    await harness.fill("from", "2026-09-01");
    expect(await harness.question("t.hours/long")).to.contain("这一天以后的结果都会重算");
    expect(await harness.submit()).to.contain("从2026年9月1日起，定为 30 天");
    expect(gateway.calls[0]!.input["body"]).to.include({ ambiguity: "long", value: "30", from: "2026-09-01" });
    expect(await harness.question("t.hours/long")).to.contain("定为 30 天");
  });

  it("lets the page keep it from being sent", async () => {
    const { harness, gateway, element } = await show();
    let asked: unknown;
    element.addEventListener("xb-decision-submit-request", (event) => {
      asked = event.decision;
      event.preventDefault();
    });
    await fillShort(harness);
    await harness.submit();
    expect(asked).to.include({ pack: "t.hours", ambiguity: "short", reading: "both" });
    expect(gateway.calls).to.have.length(0);
    expect(element.renderRoot.querySelector<HTMLTextAreaElement>("#basis")!.value).to.equal("11月20日局务会纪要");
  });

  it("shows who decided when, from when and on what basis, and keeps what was superseded", async () => {
    const old = decision({ id: "d0", reading: "both", at: "2026-08-01T01:00:00.000Z", from: "2026-08-01", basis: "旧纪要" });
    const { harness, gateway, element } = await show(script([decision({ supersedes: "d0" }), old]));
    const text = await harness.question(short);
    expect(text).to.contain("按“任一不足” 2026年9月1日起 现行").and.contain("依据：局务会纪要").and.contain("陆星桥，9月2日 09:00");
    expect(text).to.contain("以前的裁定（1 次）");
    element.renderRoot.querySelector<HTMLDetailsElement>("details")!.open = true;
    expect(await harness.question(short))
      .to.contain("按“两项都不足” 2026年8月1日起 已被取代")
      .and.contain("旧纪要");
    await fillShort(harness);
    expect(await harness.submit()).to.contain("原来的裁定由它取代，仍可查阅");
    expect(gateway.calls[0]!.input["body"]).to.include({ supersedes: "d1", reading: "both" });
    expect(await harness.question(short))
      .to.contain("按“两项都不足” 2026年11月22日起 现行")
      .and.contain("以前的裁定（2 次）");
  });

  it("a school decides for itself beside the county's decision", async () => {
    const session = sessionOf("shen", "schoolAdmin", "school");
    const county = decision({ ambiguity: "part", reading: "half" });
    const { harness, gateway } = await show(script([county], { session }));
    expect(await harness.questions("others")).to.deep.equal([short, "t.hours/long"]);
    expect(await harness.question("t.hours/part"))
      .to.contain("青禾县和下级单位")
      .and.contain("本单位另定");
    await harness.open("t.hours/part");
    await harness.choose("half");
    await harness.fill("basis", "校务会");
    await harness.submit();
    expect(gateway.calls[0]!.input["body"]).to.deep.include({ org: "school", reading: "half" });
    expect(gateway.calls[0]!.input["body"]).not.to.have.property("supersedes");
  });

  it("says that a decision waits for the network, and opens it again with what was typed on asking", async () => {
    const { harness, gateway, element } = await show(script([], { status: "offline" }));
    await fillShort(harness);
    await harness.submit();
    expect(await harness.question(short)).to.contain("联网后自动提交");
    expect(await harness.decidable(short)).to.equal(false);
    element.renderRoot.querySelector<HTMLButtonElement>("#keep-editing")!.click();
    await harness.settled();
    expect(gateway.resolved[0]?.how).to.equal("discard");
    expect(await harness.decidable(short)).to.equal(true);
    await harness.open(short);
    expect(element.renderRoot.querySelector<HTMLTextAreaElement>("#basis")!.value).to.equal("11月20日局务会纪要");
  });

  it("keeps what was typed when it was refused, and says why", async () => {
    const { harness, gateway, element } = await show(script([], { refuse: { "decision.create": "not-permitted" } }));
    await fillShort(harness);
    await harness.submit();
    expect(await harness.question(short)).to.contain("没有被接受");
    expect(element.renderRoot.querySelector<HTMLTextAreaElement>("#basis")!.value).to.equal("11月20日局务会纪要");
    expect(element.renderRoot.querySelector<HTMLInputElement>('input[value="both"]')!.checked).to.equal(true);
    gateway.change({ refuse: {} });
    await harness.submit();
    expect(gateway.resolved[0]?.how).to.equal("discard");
    expect(await harness.questions("decided")).to.deep.equal([short]);
  });

  it("keeps what was typed while the form is closed", async () => {
    const { harness, element } = await show();
    await fillShort(harness);
    element.renderRoot.querySelector<HTMLButtonElement>(".form button:not(.primary)")!.click();
    await harness.settled();
    expect(element.shadowRoot!.activeElement?.classList.contains("decide")).to.equal(true);
    await harness.open(short);
    expect(element.renderRoot.querySelector<HTMLTextAreaElement>("#basis")!.value).to.equal("11月20日局务会纪要");
  });

  it("keeps what was typed over a reload of the page, for the one who typed it, until it is taken", async () => {
    const { harness, element } = await show();
    await fillShort(harness);
    element.remove();
    const again = await show();
    await again.harness.open(short);
    expect(await again.harness.typed("basis")).to.equal("11月20日局务会纪要");
    await again.harness.submit();
    expect(Object.keys(localStorage)).to.deep.equal([]);
    await fillShort((await show()).harness);
    const other = await show(script([], { session: { ...officer, person: "somebody-else" } }));
    await other.harness.open(short);
    expect(await other.harness.typed("basis")).to.equal("");
  });

  it("is read-only for who may not decide, and where deciding is not offered", async () => {
    const teacher = await show(script([], { session: sessionOf("su", "teacher", "school") }));
    expect(await teacher.harness.text()).to.contain("没有等您裁定的问题");
    expect(teacher.element.renderRoot.querySelector(".decide")).to.equal(null);
    const without = await show(script([], { capabilities: ["org.get", "binding.list", "decision.list", "rollup"] }));
    expect(await without.harness.decidable(short)).to.equal(false);
  });

  it("shows the questions of one pack, where one is named", async () => {
    const { element, harness } = await show();
    element.pack = "other";
    await harness.settled();
    expect(await harness.text()).to.contain("还没有适用的办法");
    element.pack = "t.hours";
    await harness.settled();
    expect(await harness.questions("mine")).to.have.length(2);
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (more: Script): Promise<string> => (await show(script([], more))).harness.text();
    expect(await text({ session: null })).to.contain("还没有登录");
    expect(await text({ capabilities: [] })).to.contain("还没有开通");
    expect(await text({ fail: { "list:binding": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ fail: { "list:decision": "internal" } })).to.contain("再试一次");
    expect(await text({ fail: { definition: "offline" } })).to.contain("再试一次");
    expect(await text({ records: { org: script().records!.org! } })).to.contain("还没有适用的办法");
    const loading = await fixture<XbDecisionsElement>(
      html`<xb-decisions .gateway=${scriptedGateway(script([], { status: "loading" }))}></xb-decisions>`,
    );
    expect(await new DecisionsHarness(loading).text()).to.contain("正在读取");
  });

  it("can be worked with the keyboard alone", async () => {
    const { harness, gateway, element } = await show();
    const press = async (press: string): Promise<void> => {
      await sendKeys({ press });
      await harness.settled();
    };
    element.renderRoot.querySelector<HTMLElement>(`[data-question="${short}"] .decide`)!.focus();
    await press("Enter");
    expect(element.shadowRoot!.activeElement?.getAttribute("name")).to.equal("choice");
    await press(" ");
    await press("ArrowDown");
    await press("Tab");
    await sendKeys({ type: "abc" });
    const next = element.renderRoot.querySelector(".form button.primary");
    for (let i = 0; i < 10 && element.shadowRoot!.activeElement !== next; i++) await press("Tab");
    await press("Enter");
    expect(element.renderRoot.querySelector("dialog")?.open).to.equal(true);
    await press("Escape");
    expect(gateway.calls).to.have.length(0);
    next!.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    await harness.settled();
    const agree = element.renderRoot.querySelector<HTMLElement>("dialog button.primary")!;
    agree.focus();
    await press("Enter");
    expect(gateway.calls[0]!.input["body"]).to.include({ reading: "both", basis: "abc" });
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async () => {
    for (const [lang, word, reading] of [
      ["zh-Hans", "条款裁定", "任一不足"],
      ["zh-Hant", "條款裁定", "任一不足"],
      ["en", "Open questions", "Reading 1: either"],
    ] as const) {
      const { harness, element } = await show(script([decision({ ambiguity: "long", value: "30" })]), lang);
      expect(await harness.text())
        .to.contain(word)
        .and.contain(reading);
      await harness.open(short);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      await expect(element).to.be.accessible();
    }
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(script([decision()], { session: officer, rollups }));
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
