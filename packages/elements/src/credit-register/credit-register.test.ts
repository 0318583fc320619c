import { expect, fixture, html } from "@open-wc/testing";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { CreditRegisterHarness } from "./credit-register.harness.ts";
import "./credit-register.ts";
import type { XbCreditRegisterElement } from "./credit-register.element.ts";
import { credit, drafted, receiptTo, report, script, sent } from "./credit-register.test.fixture.ts";

async function show(
  given: Script = script(),
  lang = "zh-Hans",
): Promise<{ harness: CreditRegisterHarness; gateway: ScriptedGateway; element: XbCreditRegisterElement }> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbCreditRegisterElement>(html`<xb-credit-register lang=${lang} .gateway=${gateway}></xb-credit-register>`);
  const harness = new CreditRegisterHarness(element);
  for (let i = 0; i < 60 && element.renderRoot.querySelector(".skeleton"); i++) await new Promise((done) => setTimeout(done, 20));
  for (let i = 0; i < 3; i++) await harness.settled();
  return { harness, gateway, element };
}

const called = (gateway: ScriptedGateway): string[] => gateway.calls.map(({ action, input }) => `${action} ${input.id}`);

describe("xb-credit-register", () => {
  it("[R009] shows who keeps the register each credit with its state: rejected first, with the reason", async () => {
    const { harness } = await show();
    expect(await harness.credits()).to.deep.equal([
      "顾明岚 学年学分 2026-2027 学年 2 学分 被退回 工号查不到 N-1/2 已更正",
      "苏禾 学年学分 2026-2027 学年 0.5 学分 待上报",
      "苏禾 学年学分 2026-2027 学年 1.5 学分 已登记 登记号 SJ-88 N-1/1",
    ]);
    await harness.filter("registered");
    expect(await harness.credits()).to.have.length(1);
  });

  it("[R009] shows the person her own credits, and nothing that could be done with them", async () => {
    const { harness, element } = await show(script("su"));
    expect(await harness.text())
      .to.contain("我的学分")
      .and.not.contain("上报批次");
    expect(await harness.credits()).to.deep.equal([
      "学年学分 2026-2027 学年 0.5 学分 待上报",
      "学年学分 2026-2027 学年 1.5 学分 已登记 登记号 SJ-88 N-1/1",
    ]);
    expect(element.renderRoot.querySelectorAll("button")).to.have.length(0);
  });

  it("[R009] shows what was sent and what was registered side by side, with number, hash and lines", async () => {
    const { harness } = await show();
    expect(await harness.reports()).to.deep.equal(["r-draft", "r-sent", "r-done"]);
    expect(await harness.report("r-done"))
      .to.contain("批号 N-1")
      .and.contain("上报 3.5 学分 登记 1.5 学分 退回 2 学分")
      .and.contain(sent.fileHash!)
      .and.contain("顾明岚 NH0418 2 学分 N-1/2 代替 N-0/4 被退回 工号查不到");
    expect(await harness.report("r-sent")).to.contain("上报 3.5 学分 登记 待回执");
    expect(await harness.report("r-draft")).to.contain("没有列入（1 人） 上次被退回，还没有更正 顾明岚");
  });

  it("[R009] lets the school gather and hand in, and the county send and read the receipt", async () => {
    const school = await show();
    expect(await school.harness.moves("r-draft")).to.deep.equal(["prepare", "submit", "withdraw"]);
    expect(await school.harness.moves("r-sent")).to.deep.equal([]);
    await school.harness.move("r-draft", "submit");
    expect(called(school.gateway)).to.deep.equal(["report.submit r-draft"]);
    const county = await show(script("lan"));
    expect(await county.harness.moves("r-draft")).to.deep.equal(["prepare", "send", "withdraw"]);
    expect(await county.harness.moves("r-sent")).to.deep.equal(["receipt"]);
    expect(await county.harness.move("r-draft", "send", "no")).to.contain("上报以后，这一批的文件不能再改");
    expect(called(county.gateway)).to.deep.equal([]);
    await county.harness.move("r-draft", "send");
    expect(called(county.gateway)).to.deep.equal(["report.send r-draft"]);
    expect(county.gateway.calls[0]!.input["version"], "the version that was seen, and no other").to.equal(drafted.version);
  });

  it("begins a report by a rule for credits, gathered at once, and offers rules in hours only where there are none", async () => {
    const { harness, gateway, element } = await show();
    const options = (id: string): string[] =>
      [...element.renderRoot.querySelectorAll(`#${id} option`)].map((one) => one.textContent!.trim());
    expect(options("rule")).to.deep.equal(["学年学分"]);
    expect(options("period")).to.deep.equal(["2026-2027 学年", "2025-2026 学年"]);
    await harness.gather();
    const [create, prepare] = gateway.calls;
    expect(create?.input["body"]).to.deep.equal({ org: "school", pack: "t.credits", rule: "credits", period: "schoolYear:2026-2027" });
    expect([create?.action, prepare?.action, prepare?.input.id]).to.deep.equal(["report.create", "report.prepare", create?.input.id]);
  });

  it("[R009] reads a receipt, says what it does before it is registered, and then registers it", async () => {
    const { harness, gateway } = await show(script("lan"));
    const text = receiptTo(sent);
    await harness.receipt("r-sent", text);
    expect(await harness.answer("no")).to.contain("1 行已登记，1 行被退回");
    expect(called(gateway)).to.deep.equal([]);
    await harness.receipt("r-sent", text);
    await harness.answer("yes");
    expect(gateway.calls.map(({ action, input }) => [action, input["input"]])).to.deep.equal([["report.receipt", { receipt: text }]]);
  });

  it("[R009] says of each fault of a receipt what it is, and registers nothing", async () => {
    const { harness, gateway, element } = await show(script("lan"));
    await harness.receipt("r-sent", receiptTo(sent, { fileHash: "00", items: [{ number: "N-1/1", outcome: "registered" }] }));
    expect(await harness.report("r-sent"))
      .to.contain("这份回执不能用，有 2 处问题。什么都没有登记。")
      .and.contain("校验码不同")
      .and.contain("回执里没有这一行 N-1/2");
    await harness.receipt("r-sent", "PK\u0003");
    expect(await harness.report("r-sent")).to.contain("读不出内容");
    element.receiptReader = () => Promise.reject(new Error("no sheet"));
    await harness.receipt("r-sent", "x");
    expect(await harness.report("r-sent")).to.contain("请选回执文件");
    expect(called(gateway)).to.deep.equal([]);
    element.receiptReader = async () => receiptTo(sent);
    await harness.receipt("r-sent", "a sheet", "回执.csv");
    expect(await harness.answer("yes")).to.contain("登记这份回执");
    expect(called(gateway)).to.deep.equal(["report.receipt r-sent"]);
  });

  it("edge, [R009]: lets one say what was put right about a rejected credit, and why a report goes back", async () => {
    const { harness, gateway } = await show();
    await harness.correct("c-2", "工号已补登");
    expect(gateway.calls.map(({ action, input }) => [action, input.id, input["input"]])).to.deep.equal([
      ["credit.correct", "c-2", { note: "工号已补登" }],
    ]);
    const given = script("lan");
    const submitted = report("r-in", "submitted", { items: drafted.items });
    const county = await show({ ...given, records: { ...given.records, report: [submitted] } });
    await county.harness.move("r-in", "return");
    await county.harness.reason("请先补登工号");
    expect(county.gateway.calls.map(({ input }) => input["input"])).to.deep.equal([{ reason: "请先补登工号" }]);
  });

  it("saves the file that was sent, byte by byte the one that has the hash", async () => {
    const { element } = await show();
    const links: HTMLAnchorElement[] = [];
    const click = HTMLAnchorElement.prototype.click;
    const blobs: Blob[] = [];
    const make = URL.createObjectURL;
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      links.push(this);
    };
    URL.createObjectURL = (blob) => (blobs.push(blob as Blob), "blob:x");
    try {
      for (const kind of ["json", "csv"])
        element.renderRoot.querySelector<HTMLButtonElement>(`[data-report="r-sent"] [data-save="${kind}"]`)!.click();
    } finally {
      HTMLAnchorElement.prototype.click = click;
      URL.createObjectURL = make;
    }
    expect(links.map(({ download }) => download)).to.deep.equal(["N-1.json", "N-1.csv"]);
    const digest = await crypto.subtle.digest("SHA-256", await blobs[0]!.arrayBuffer());
    expect([...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")).to.equal(sent.fileHash);
    expect(await blobs[1]!.text()).to.contain("N-1/2");
  });

  it("shows the first fifty of a long register, and all when asked; a county sees of which school a report is", async () => {
    const given = script("lan");
    const many = Array.from({ length: 60 }, (_, n) => credit(`m-${n}`, "registered", "1"));
    const { harness, element } = await show({ ...given, records: { ...given.records, credit: many } });
    expect(await harness.credits()).to.have.length(50);
    element.renderRoot.querySelector<HTMLButtonElement>(".more")!.click();
    await harness.settled();
    expect(await harness.credits()).to.have.length(60);
    expect(await harness.report("r-sent")).to.contain("南湖小学 批号 N-1");
    expect(await harness.text()).not.to.contain("只列出最近");
    const cut = Array.from({ length: 500 }, (_, n) => credit(`m-${n}`, "registered", "1"));
    expect(await (await show({ ...given, records: { ...given.records, credit: cut } })).harness.text()).to.contain("只列出最近的 500 条。");
  });

  it("lets the page keep it from acting", async () => {
    const { harness, gateway, element } = await show();
    const asked: string[] = [];
    element.addEventListener("xb-credit-move-request", (event) => {
      asked.push(event.action);
      event.preventDefault();
    });
    await harness.move("r-draft", "submit");
    await harness.gather();
    expect([asked, called(gateway)]).to.deep.equal([["report.submit", "report.create"], []]);
  });

  it("says what keeps a step from being taken, and what waits on the device", async () => {
    const refused = await show(script("shao", { refuse: { "report.submit": "not-permitted" } }));
    await refused.harness.move("r-draft", "submit");
    expect(await refused.harness.report("r-draft")).to.match(/没有被接受|不能/);
    const waiting = await show(script("shao", { status: "offline" }));
    await waiting.harness.move("r-draft", "submit");
    expect(await waiting.harness.report("r-draft")).to.contain("已存在本机，联网后自动提交");
    expect(await waiting.harness.moves("r-draft")).to.deep.equal([]);
  });

  it("says every state in words", async () => {
    const text = async (given: Script): Promise<string> => (await show(given)).harness.text();
    expect(await text(script("su", { records: { ...script("su").records, credit: [] } }))).to.contain("还没有学分");
    expect(await text(script("shao", { records: { ...script().records, credit: [], report: [] } })))
      .to.contain("还没有批次")
      .and.contain("汇总一批以后");
    expect(await text({ session: null })).to.contain("还没有登录");
    expect(await text(script("su", { capabilities: ["session"] }))).to.contain("这里还没有开通");
    expect(await text(script("su", { fail: { "list:credit": "internal" } }))).to.contain("再试一次");
    expect(await text(script("su", { fail: { "list:credit": "not-permitted" } }))).to.contain("不能查看");
    const readOnly = await show(
      script("shao", { capabilities: ["session", "credit.list", "report.list", "definition", "org.get", "binding.list", "person.get"] }),
    );
    expect(await readOnly.harness.moves("r-draft")).to.deep.equal([]);
    expect(readOnly.element.renderRoot.querySelector(".begin")).to.equal(null);
  });

  it("speaks three languages, and takes texts of any length", async () => {
    for (const [lang, word] of [
      ["zh-Hant", "學分登記"],
      ["en", "Credit register"],
    ] as const)
      expect(await (await show(script(), lang)).harness.text()).to.contain(word);
    const long = credit("c-9", "rejected", "1", { reason: "没有找到这个人".repeat(60), number: "N-1/9" });
    const { element } = await show(script("su", { records: { ...script("su").records, credit: [long] } }));
    element.style.width = "320px";
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(320);
  });

  for (const scheme of ["light", "dark"])
    it(`has nothing that axe finds, ${scheme}`, async () => {
      const { element } = await show(script("lan"));
      element.style.colorScheme = scheme;
      await element.updateComplete;
      await expect(element).to.be.accessible();
    });
});
