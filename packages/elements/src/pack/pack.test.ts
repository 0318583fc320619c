import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import type { GatewayError } from "@xiaoben/contract";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { PackHarness } from "./pack.harness.ts";
import "./pack.ts";
import type { XbPackElement } from "./pack.element.ts";
import { binding, decision, next, pack, record, script, sessionOf } from "./pack.test.fixture.ts";

const key = "t.hours/1";

async function show(
  given: Script = script(),
  lang = "zh-Hans",
  more: { pack?: string; version?: string } = {},
): Promise<{ harness: PackHarness; gateway: ScriptedGateway; element: XbPackElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbPackElement>(
    html`<xb-pack lang=${lang} pack=${more.pack ?? ""} pack-version=${more.version ?? ""} .gateway=${gateway}></xb-pack>`,
  );
  const harness = new PackHarness(element);
  for (let i = 0; i < 50 && element.renderRoot.querySelector(".skeleton"); i++) await new Promise((done) => setTimeout(done, 20));
  await harness.settled();
  return { harness, gateway, element };
}

const findings: GatewayError = {
  code: "guard-failed",
  detail: "",
  retryable: false,
  issues: [
    { pointer: "/rules/0/atLeast", code: "range-as-minimum", message: "A range is given as a minimum." },
    { pointer: "/books/1", code: "rounding-undefined", message: "Say how it is rounded." },
  ],
};

describe("xb-pack", () => {
  it("says what holds here, since when, on which document, and how much of it is open", async () => {
    const { harness } = await show();
    expect(await harness.text()).to.contain("现在按 1 份办法衡量");
    expect(await harness.pack(key))
      .to.contain("《学时办法》")
      .and.contain("县级")
      .and.contain("1 版")
      .and.contain("青禾县从2026年9月1日起适用")
      .and.contain("学时办法（虚构） · 2026年7月1日")
      .and.contain("2026年9月1日到2028年8月31日")
      .and.contain("t.base 7 版")
      .and.contain("随附 1 个算例")
      .and.contain("3 个地方还没有定");
  });

  it("reads the clauses back, with the author's own conventions apart", async () => {
    const { harness } = await show();
    expect(await harness.clause("c4"))
      .to.contain("第四条")
      .and.contain("不足者不评优")
      .and.contain("总学时");
    expect(await harness.clause("house"))
      .to.contain("本地约定")
      .and.contain("不是文件里的话");
    await harness.read(key);
    expect(await harness.pack(key)).not.to.contain("不足者不评优");
    await harness.read(key);
    expect(await harness.pack(key)).to.contain("不足者不评优");
  });

  it("asks the page to open a question, and says what was decided", async () => {
    const { harness, element } = await show(script({ session: sessionOf("lu", "countyOfficer", "county") }, { decision: [decision()] }));
    expect(await harness.pack(key)).to.contain("2 个地方还没有定");
    expect(await harness.clause("c4")).to.contain("裁定为：任一不足");
    const asked: unknown[] = [];
    element.addEventListener("xb-decision-open-request", (event) => asked.push([event.pack, event.ambiguity]));
    for (const id of ["", "long"]) element.renderRoot.querySelector<HTMLElement>(`[data-open="${id}"]`)!.click();
    expect(asked).to.deep.equal([
      ["t.hours", undefined],
      ["t.hours", "long"],
    ]);
  });

  it("shows open questions to those who may settle none of them, without a way to do it", async () => {
    const { harness, element } = await show(script({ session: sessionOf("lin", "teacher", "school") }, { decision: [decision()] }));
    expect(await harness.pack(key)).to.contain("2 个地方还没有定");
    expect(element.renderRoot.querySelectorAll("[data-open]")).to.have.length(0);
  });

  it("shows sets of books side by side, and those to come and past apart", async () => {
    const records = {
      binding: [
        binding(),
        binding({ id: "s", org: "school", pack: "t.plan" }),
        binding({ id: "n", packVersion: "2", from: "2027-09-01" }),
        binding({ id: "o", packVersion: "2", from: "2025-09-01", to: "2026-08-31" }),
      ],
    };
    const definitions = { ...script().definitions, "t.plan/1/pack": { ...pack, id: "t.plan", title: "学期安排", level: "school" } };
    const { harness, element } = await show(script({ session: sessionOf("shen", "schoolAdmin", "school"), definitions }, records));
    expect(await harness.packs()).to.deep.equal(["t.plan/1", key]);
    expect(await harness.pack("t.plan/1"))
      .to.contain("南湖小学从")
      .and.contain("校级")
      .and.not.contain("不足者不评优");
    element.renderRoot.querySelector<HTMLDetailsElement>("details")!.open = true;
    expect(await harness.text())
      .to.contain("将适用 《学时办法》 2 版")
      .and.contain("已停用")
      .and.contain("到2026年8月31日适用");
  });

  it("shows a named version that does not hold here, for reading", async () => {
    const { harness } = await show(script(), "zh-Hans", { pack: "t.hours", version: "2" });
    expect(await harness.packs()).to.deep.equal(["t.hours/2"]);
    expect(await harness.pack("t.hours/2"))
      .to.contain("只供查看")
      .and.contain("不足者不评优");
    const gone = await show(script(), "zh-Hans", { pack: "t.hours", version: "9" });
    expect(await gone.harness.text()).to.contain("没有找到这一版");
  });

  it("reads a file, asks, hands the version in and publishes it", async () => {
    const { harness, gateway } = await show();
    const third = { ...pack, version: "3" };
    await harness.choose("a.json", JSON.stringify(third));
    expect(await harness.text())
      .to.contain("《学时办法》 3 版")
      .and.contain("1 条条文，1 项要求，3 个没定的地方，1 个算例");
    expect(await harness.publish("no")).to.contain("发布以后不能再改");
    expect(gateway.calls).to.have.length(0);
    await harness.publish();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["pack.create", "pack.publish"]);
    expect(gateway.calls[0]!.input["body"]).to.deep.equal({ org: "county", pack: third });
    expect(gateway.calls[1]!.input.id).to.equal(gateway.calls[0]!.input.id);
    expect(await harness.text()).to.contain("已经发布。接下来可以启用它");
  });

  it("says what is wrong with a file before anything is sent", async () => {
    const { harness, gateway } = await show();
    for (const [text, said] of [
      ["{", "不是 JSON"],
      ["{}", "不是规则包文件"],
      [JSON.stringify(next), "已经发布，不能再改"],
    ] as const) {
      await harness.choose("a.json", text);
      expect(await harness.text()).to.contain(said);
    }
    expect(gateway.calls).to.have.length(0);
  });

  it("lists every finding of the check, keeps the file, and writes the mended one into the same draft", async () => {
    const { harness, gateway } = await show(script({ refuse: { "pack.publish": findings } }));
    await harness.choose("a.json", JSON.stringify({ ...pack, version: "3" }));
    await harness.publish();
    expect(await harness.text())
      .to.contain("检查出 2 处问题，没有发布")
      .and.contain("没有被接受");
    await waitUntil(async () => (await harness.findings())[0]?.startsWith("下限"));
    expect(await harness.findings()).to.deep.equal([
      "下限写成了一个区间 /rules/0/atLeast A range is given as a minimum.",
      "没有写怎么取整 /books/1 Say how it is rounded.",
    ]);
    expect(await harness.text()).to.contain("会代替同一版的草稿");
    gateway.change({ refuse: {} });
    const mended = { ...pack, version: "3", title: "学时办法（修订）" };
    await harness.choose("a.json", JSON.stringify(mended));
    await harness.publish();
    expect(gateway.resolved[0]?.how).to.equal("discard");
    expect(gateway.calls.slice(2).map(({ action }) => action)).to.deep.equal(["pack.change", "pack.publish"]);
    expect(gateway.calls[2]!.input["patch"]).to.deep.equal({ pack: mended });
    expect(await harness.findings()).to.deep.equal([]);
  });

  it("binds a version from a day for an organisation, and says in words what that does", async () => {
    const { harness, gateway } = await show();
    await harness.begin("bind", "r2");
    await harness.fill("day", "2026-11-01");
    expect(await harness.text()).to.contain("这一天以后的结果都会重算");
    expect(await harness.submit())
      .to.contain("青禾县和下级单位，从2026年11月1日起，按《学时办法》 2 版衡量。")
      .and.contain("它接替现在的 1 版");
    expect(gateway.calls[0]!.action).to.equal("binding.create");
    expect(gateway.calls[0]!.input["body"]).to.deep.equal({ org: "county", pack: "t.hours", packVersion: "2", from: "2026-11-01" });
    expect(await harness.packs()).to.deep.equal(["t.hours/2"]);
    await harness.begin("bind", "r1");
    await harness.fill("org", "school");
    expect(await harness.submit("no")).to.contain("南湖小学和下级单位");
  });

  it("offers only organisations that a pack of its level may judge, and says point by point why a binding was refused", async () => {
    const issues = [{ pointer: "/from", code: "before-the-pack", message: "Bind it from that day." }];
    const refuse = { "binding.create": { code: "validation", detail: "", retryable: false, issues } } as const;
    const records = { pack: [record({ id: "s", pack: { ...next, id: "t.plan", level: "school" } })] };
    const { harness, gateway, element } = await show(script({ refuse }, records));
    await harness.begin("bind", "s");
    const options = element.renderRoot.querySelectorAll<HTMLOptionElement>("#step-org option");
    expect([...options].map(({ text }) => text)).to.deep.equal(["", "南湖小学"]);
    expect(await harness.submit()).to.equal("");
    await harness.fill("org", "school");
    await harness.submit();
    expect(await harness.text())
      .to.contain("没有办成： Bind it from that day.")
      .and.not.contain("没有发布");
    gateway.change({ refuse: {} });
    await harness.submit();
    expect(gateway.resolved).to.have.length(1);
    expect(gateway.calls).to.have.length(2);
    expect(await harness.text()).to.contain("已经办好");
  });

  it("ends a binding on its last day, and withdraws a version with a reason", async () => {
    const { harness, gateway, element } = await show();
    await harness.begin("end", "b1");
    await harness.fill("day", "");
    expect(await harness.submit()).to.equal("");
    expect(await harness.text()).to.contain("还要：选日期");
    await harness.fill("day", "2027-08-31");
    expect(await harness.submit()).to.contain("2027年8月31日是按《学时办法》 1 版衡量的最后一天");
    expect(gateway.calls[0]!.input).to.deep.equal({ id: "b1", version: 1, input: { to: "2027-08-31" } });
    expect(element.renderRoot.querySelector('[data-row="r1"] [data-does="withdraw"]')).to.equal(null, "it is bound");
    await harness.begin("withdraw", "r2");
    await harness.fill("reason", " 印错了 ");
    expect(await harness.submit()).to.contain("撤回以后不能再启用，仍可查阅");
    expect(gateway.calls[1]).to.deep.include({ action: "pack.withdraw" });
    expect(gateway.calls[1]!.input["input"]).to.deep.equal({ reason: "印错了" });
    expect(await harness.text()).to.contain("撤回原因：印错了");
  });

  it("lets the page keep each of these from being sent, and keeps what was typed on a refusal", async () => {
    const stopped = await show();
    for (const name of ["xb-pack-publish-request", "xb-binding-create-request", "xb-binding-end-request", "xb-pack-withdraw-request"])
      stopped.element.addEventListener(name, (event) => event.preventDefault());
    const { harness, gateway } = stopped;
    await harness.choose("a.json", JSON.stringify({ ...pack, version: "3" }));
    await harness.publish();
    await harness.begin("bind", "r2");
    await harness.submit();
    await harness.begin("end", "b1");
    await harness.submit();
    await harness.begin("withdraw", "r2");
    await harness.fill("reason", "印错了");
    await harness.submit();
    expect(gateway.calls).to.have.length(0);
    const refused = await show(script({ refuse: { "pack.withdraw": "guard-failed" } }));
    await refused.harness.begin("withdraw", "r2");
    await refused.harness.fill("reason", "印错了");
    await refused.harness.submit();
    expect(await refused.harness.text()).to.contain("没有被接受");
    expect(refused.element.renderRoot.querySelector<HTMLTextAreaElement>("#step-reason")!.value).to.equal("印错了");
  });

  it("says that a binding waits for the network", async () => {
    const { harness } = await show(script({ status: "offline" }));
    await harness.begin("bind", "r2");
    await harness.submit();
    expect(await harness.text()).to.contain("联网后自动提交");
  });

  it("offers nothing to change to who teaches, may not, or where it is not offered", async () => {
    for (const more of [
      { session: sessionOf("su", "teacher", "school") },
      { forbids: ["pack.create", "pack.withdraw", "binding.create", "binding.end"] },
      { capabilities: ["org.get", "binding.list", "decision.list", "definition"] },
    ] satisfies Script[]) {
      const { element, harness } = await show(script(more));
      expect(element.renderRoot.querySelector(".manage")).to.equal(null);
      expect(await harness.pack(key)).to.contain("第四条");
    }
  });

  it("prints one pack with its clauses and a line to sign", async () => {
    const { harness, element } = await show();
    await harness.read(key);
    const seen: string[] = [];
    const { print } = window;
    window.print = () => {
      seen.push(element.renderRoot.querySelector(".printing .pack.only")?.textContent ?? "");
      dispatchEvent(new Event("afterprint"));
    };
    try {
      element.renderRoot.querySelector<HTMLButtonElement>(".print")!.click();
      await harness.settled();
    } finally {
      window.print = print;
    }
    expect(seen).to.have.length(1);
    expect(seen[0]).to.contain("不足者不评优").and.contain("校长签字").and.contain("2026年11月22日");
    expect(element.renderRoot.querySelector(".printing")).to.equal(null);
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (more: Script, records: Script["records"] = {}): Promise<string> =>
      (await show(script(more, records))).harness.text();
    expect(await text({ session: null })).to.contain("还没有登录");
    expect(await text({ capabilities: [] })).to.contain("还没有开通");
    expect(await text({}, { binding: [] })).to.contain("这里还没有适用的办法");
    expect(await text({ fail: { "list:binding": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ fail: { "list:binding": "internal" } })).to.contain("再试一次");
    expect(await text({ fail: { definition: "offline" } })).to.contain("再试一次");
    const unlisted = await show(script({ fail: { "list:pack": "internal", "list:decision": "internal" } }));
    expect(await unlisted.harness.pack(key)).to.contain("第四条");
    const loading = await fixture<XbPackElement>(html`<xb-pack .gateway=${scriptedGateway(script({ status: "loading" }))}></xb-pack>`);
    expect(await new PackHarness(loading).text()).to.contain("正在读取");
  });

  it("can be worked with the keyboard alone", async () => {
    const { harness, gateway, element } = await show();
    element.renderRoot.querySelector<HTMLElement>('[data-row="r2"] [data-does="bind"]')!.focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(element.shadowRoot!.activeElement?.id).to.equal("step-org");
    const go = element.renderRoot.querySelector<HTMLElement>(".step button.primary")!;
    go.focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    element.renderRoot.querySelector<HTMLElement>("dialog button.primary")!.focus();
    await sendKeys({ press: "Enter" });
    await harness.settled();
    expect(gateway.calls).to.have.length(1);
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async () => {
    for (const [lang, word, clause] of [
      ["zh-Hans", "适用的办法", "第四条"],
      ["zh-Hant", "適用的辦法", "第四条"],
      ["en", "Rules that hold here", "Article 4"],
    ] as const) {
      const records = {
        pack: [record(), record({ id: "r2", pack: next }), record({ id: "r3", state: "draft", pack: { ...next, version: "3" } })],
      };
      const { harness, element } = await show(script({ refuse: { "pack.publish": findings } }, records), lang);
      expect(await harness.text())
        .to.contain(word)
        .and.contain(clause);
      await harness.begin("publish", "r3");
      element.renderRoot.querySelector<HTMLElement>("dialog button.primary")!.click();
      await harness.settled();
      expect(await harness.findings()).to.have.length(2);
      await harness.begin("bind", "r2");
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      await expect(element).to.be.accessible();
    }
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show();
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
