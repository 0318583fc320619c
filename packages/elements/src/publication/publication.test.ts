import { expect, fixture, html } from "@open-wc/testing";
import { onPaper } from "../after-lesson/on-paper.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import type { XbPublicationElement } from "./publication.element.ts";
import { PublicationHarness } from "./publication.harness.ts";
import { drafted, item, opened, period, publication, published, rollup, script, seenBy } from "./publication.test.fixture.ts";
import "./publication.ts";

interface Shown {
  harness: PublicationHarness;
  gateway: ScriptedGateway;
  element: XbPublicationElement;
}

async function show(given: Script = script(), id = "", lang = "zh-Hans"): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const element = Object.assign(document.createElement("xb-publication"), { lang, gateway, publication: id });
  await fixture(html`<div>${element}</div>`);
  const harness = new PublicationHarness(element);
  for (let i = 0; i < 100 && element.renderRoot.querySelector(".skeleton"); i++) await new Promise((done) => setTimeout(done, 20));
  for (let i = 0; i < 3; i++) await harness.settled();
  return { harness, gateway, element };
}

const called = (gateway: ScriptedGateway): [string, unknown][] =>
  gateway.calls.map(({ action, input }) => [action, input["input"] ?? input["patch"] ?? input["body"]]);
const whys = (element: XbPublicationElement): string[] =>
  [...element.renderRoot.querySelectorAll<HTMLElement>("[data-why]")].map((one) => one.dataset["why"]!);
const focused = (element: XbPublicationElement): string => element.shadowRoot!.activeElement?.id ?? "";

describe("xb-publication", () => {
  beforeEach(() => localStorage.clear());

  it("[R014] lists for whoever signs in what names her and is open to objection first, then what is published", async () => {
    const { harness } = await show(script("su", { settings: { "publication.objectWithin": "5" } }));
    expect(await harness.listed("asked")).to.deep.equal([
      "学时未到的教师 可以提出异议，到 11月25日 10:00 通报批评 2026-2027 学年第 1 学期 南湖小学 11月20日 起听取意见",
    ]);
    expect(await harness.listed("published")).to.deep.equal([
      "学期中期学时情况 已公开 公开结果 2026-2027 学年第 1 学期 南湖小学 2026年11月18日 公开",
    ]);
    expect(await harness.listed("desk")).to.deep.equal([]);
    expect(await harness.text()).not.to.contain("拟一份名单");
  });

  it("[R014] shows heads drafts, those open with what is to be answered, and those withdrawn", async () => {
    const { harness } = await show();
    expect((await harness.listed("desk")).map((one) => one.split(" ").slice(0, 2).join(" "))).to.deep.equal([
      "学时未到的教师 听取意见",
      "表彰备课组 草稿",
      "重复的名单 已撤回",
    ]);
    expect((await harness.listed("desk"))[0]).to.contain("1 条异议待答复");
    expect(await harness.text()).to.contain("拟一份名单");
  });

  it("opens one here, unless the page does it, and goes back to the list", async () => {
    const { harness, element } = await show();
    const asked: string[] = [];
    const page = (event: Event & { publication?: { id: string } }): void => {
      asked.push(event.publication!.id);
      event.preventDefault();
    };
    element.addEventListener("xb-publication-open-request", page);
    await harness.open("done");
    expect(asked).to.deep.equal(["done"]);
    expect(await harness.listed("published")).to.have.length(1);
    element.removeEventListener("xb-publication-open-request", page);
    await harness.open("done");
    expect(focused(element)).to.equal("title");
    expect(await harness.read()).to.have.length(2);
    await harness.click("#back");
    expect(await harness.listed("published")).to.have.length(1);
    expect(focused(element)).to.equal("title");
  });

  it("[R014] is read as it was published, with what it rests on in the pack's words, who made it public and when", async () => {
    const { harness, element } = await show(script("tang"), "done");
    expect(await harness.read()).to.deep.equal([
      "苏禾 学期学时 21 / 20，达到 《学时办法》 · 第一条 · 学期学时",
      "唐** 学期学时 22 / 20，达到",
    ]);
    expect(await harness.text())
      .to.contain("邵怀瑾 2026年11月18日 公开")
      .and.contain("只在南湖小学范围内公开");
    expect(await harness.own()).to.deep.equal(["学期学时 22 / 20，达到 名单里只写您姓名的第一个字"]);
    expect(element.renderRoot.querySelectorAll("[data-move]")).to.have.length(0);
  });

  it("leaves out what it rests on where no definitions are offered", async () => {
    const { harness } = await show(script("tang", { capabilities: ["publication.list", "publication.get", "org.get"] }), "done");
    expect(await harness.read()).to.deep.equal(["苏禾 学期学时 21 / 20，达到", "唐** 学期学时 22 / 20，达到"]);
  });

  it("[R020] edge, [R014]: whoever is named sees her own item and nothing else, objects in words, and that survives a reload", async () => {
    const { harness, gateway, element } = await show(script("tang"), "open");
    expect(await harness.own()).to.deep.equal(["学期学时 6 / 20，还差 14 学时 公开以后，名单里只写一个编号"]);
    expect(await harness.text()).not.to.match(/苏禾|县级研讨会|打印/);
    await harness.click('[data-move="object"]');
    await harness.type("#reason", "漏算了");
    element.remove();
    const again = await show(script("tang"), "open");
    await again.harness.click('[data-move="object"]');
    expect(again.element.renderRoot.querySelector<HTMLTextAreaElement>("#reason")!.value).to.equal("漏算了");
    await again.harness.give("漏算了两次听课");
    expect(called(again.gateway)).to.deep.equal([["publication.object", { objection: "漏算了两次听课" }]]);
    expect(await again.harness.text()).to.contain("异议已记下");
    expect(focused(again.element)).to.equal("mine-title");
    expect(gateway.calls).to.deep.equal([]);
  });

  it("[R020] shows whoever objected what she was answered, and until then that nothing is published", async () => {
    const su = seenBy("su", opened);
    const { harness, gateway } = await show(script("su"), "open");
    expect(await harness.text())
      .to.contain("县级研讨会的三学时还在审核。")
      .and.contain("没有答复以前，名单不能公开");
    gateway.put("publication", {
      ...su,
      objections: [{ ...su.objections[0]!, answer: "已核对，这一条拿掉。", answeredBy: "shao", answeredAt: "2026-11-22T03:00:00.000Z" }],
    });
    await harness.settled();
    expect(await harness.text()).to.contain("沈若川 11:00 答复： 已核对，这一条拿掉。");
  });

  it("[R014] edge, public criticism of persons needs human approval: says before anything is pressed why it cannot be published, and does not", async () => {
    const { harness, gateway, element } = await show(script("shao", { settings: { "publication.objectWithin": "5" } }), "open");
    expect(whys(element)).to.deep.equal(["unanswered", "early", "another"]);
    expect(await harness.text())
      .to.contain("还有 1 条异议没有答复")
      .and.contain("11月25日 10:00 为止")
      .and.contain("要由另一个人批准");
    expect(await harness.move("publish")).to.equal("");
    expect(focused(element)).to.equal("why");
    expect(gateway.calls).to.deep.equal([]);
    const principal = await show(script("gu", { settings: { "publication.objectWithin": "5" } }), "open");
    expect(whys(principal.element)).to.deep.equal(["unanswered", "early"]);
    const named = { ...opened, objections: [], items: [...opened.items, item("gu")], named: [...opened.named, "gu"] };
    const herself = await show(script("gu", { records: { ...script("gu").records, publication: [named] } }), "open");
    expect(whys(herself.element)).to.deep.equal(["named"]);
    expect(await herself.harness.text()).to.contain("名单里有您自己");
  });

  it("[R014] edge, redaction options: says beforehand what will be read, by name, first character, number or not at all", async () => {
    const all = [...opened.items, item("lin", { shown: "omitted" }), item("gu", { says: "带头整改" })];
    const record = { ...opened, objections: [], items: all, named: ["su", "tang", "lin", "gu"] };
    const { harness, element } = await show(script("shao", { records: { ...script().records, publication: [record] } }), "open");
    expect(await harness.read()).to.deep.equal([
      "苏** 学期学时 8 / 20，还差 12 学时 《学时办法》 · 第一条 · 学期学时",
      "NH-tang 学期学时 6 / 20，还差 14 学时",
      "邵怀瑾 带头整改",
    ]);
    expect(await harness.text())
      .to.contain("按姓名 1 条，只写首字 1 条，只写编号 1 条，不出现 1 条。")
      .and.contain("另有 1 条不出现在名单里");
    onPaper(element, () => {
      const paper = element.renderRoot.querySelector<HTMLElement>("section")!.innerText;
      expect(paper)
        .to.contain("苏**")
        .and.contain("NH-tang")
        .and.not.match(/苏禾|唐一诺|林知远|异议/);
    });
  });

  it("[R014] publishes what was seen, after a question that says who will read what", async () => {
    const record = { ...opened, objections: [] };
    const { harness, gateway, element } = await show(script("gu", { records: { ...script("gu").records, publication: [record] } }), "open");
    expect(await harness.moves()).to.deep.equal([
      ["withdraw", true],
      ["publish", true],
    ]);
    expect(await harness.move("publish", "no"))
      .to.contain("公开以后，南湖小学的人都读得到")
      .and.contain("只写首字 1 条，只写编号 1 条");
    expect(gateway.calls).to.deep.equal([]);
    await harness.move("publish");
    expect(gateway.calls.map(({ action, input }) => [action, input["version"]])).to.deep.equal([["publication.publish", 4]]);
    expect(focused(element)).to.equal("title");
    expect(await harness.text()).to.contain("已公开");
  });

  it("withdraws with a reason, and shows it", async () => {
    const { harness, gateway } = await show(script("gu"), "done");
    await harness.click('[data-move="withdraw"]');
    await harness.give("名单有误");
    expect(called(gateway)).to.deep.equal([["publication.withdraw", { reason: "名单有误" }]]);
    expect(await harness.text()).to.contain("已撤回：名单有误");
  });

  it("[R020] edge, correctable before publication: its author answers each objection, puts items right or takes them out, and adds none", async () => {
    const { harness, gateway, element } = await show(script(), "open");
    await harness.click('[data-objection="1"] [data-move="answer"]');
    await harness.give("已补上三学时");
    expect(called(gateway)).to.deep.equal([["publication.answer", { answerTo: "1", answer: "已补上三学时" }]]);
    expect(focused(element)).to.equal("objections-title");
    await harness.click("#correct");
    expect(element.renderRoot.querySelector("#add, #p-title, .fill"), "nothing is added unseen").to.equal(null);
    await harness.type('[data-item="su"] textarea', "学期学时 11 / 20");
    await harness.click('[data-item="tang"] .icon-only');
    expect(await harness.text()).to.contain("改动还没有存");
    expect(await harness.read()).to.deep.equal(["苏** 学期学时 11 / 20 《学时办法》 · 第一条 · 学期学时"]);
    await harness.click('[data-move="save"]');
    const { people: _people, ...su } = opened.items[0]!;
    expect(called(gateway)[1]).to.deep.equal(["publication.change", { items: [{ ...su, says: "学期学时 11 / 20" }] }]);
    expect(focused(element)).to.equal("correct");
  });

  it("[R014] draws up by hand: what is typed is there after a reload, and saved as a draft", async () => {
    const first = await show();
    await first.harness.click("#draw-up");
    expect(focused(first.element)).to.equal("title");
    await first.harness.type("#p-title", "表彰名单");
    await first.harness.choose("#p-notice", "表彰");
    await first.harness.add("苏禾", "带出一位新教师");
    first.element.remove();
    const { harness, gateway } = await show();
    await harness.click("#draw-up");
    await harness.add("数学教研组", "备课扎实");
    expect(await harness.items()).to.deep.equal([
      ["苏禾", "带出一位新教师", "name"],
      ["数学教研组 组", "备课扎实", "name"],
    ]);
    await harness.click('[data-move="create"]');
    const [call] = gateway.calls;
    const body = call!.input["body"] as typeof drafted;
    expect([call!.action, body.org, body.title, body.notice, body.period]).to.deep.equal([
      "publication.create",
      "school",
      "表彰名单",
      "commendation",
      period,
    ]);
    expect(body.items.map(({ person, group, says, shown }) => [person ?? group, says, shown])).to.deep.equal([
      ["su", "带出一位新教师", "name"],
      ["maths", "备课扎实", "name"],
    ]);
    expect(await harness.text()).to.contain("表彰名单 草稿");
  });

  it("needs a title to be saved, and words for each item to be opened, and goes where they are missing", async () => {
    const { harness, gateway, element } = await show();
    await harness.click("#draw-up");
    await harness.click('[data-move="create"]');
    expect(focused(element)).to.equal("p-title");
    expect(gateway.calls).to.deep.equal([]);
    const lacking = { ...drafted, items: [{ ...drafted.items[0]!, says: "" }] };
    const other = await show(script("shao", { records: { ...script().records, publication: [lacking] } }), "draft");
    expect(await other.harness.moves()).to.deep.include(["open", false]);
    expect(await other.harness.move("open")).to.equal("");
    expect(focused(other.element)).to.equal("says-g");
    expect(await other.harness.text())
      .to.contain("还要每一条都写上说明")
      .and.contain("请写上说明");
  });

  it("[R020] takes people out of a rule by how they came out: in the words of the verdict, with what it rests on, and none that is still open", async () => {
    const { harness, element, gateway } = await show(script(), "draft");
    const details = element.renderRoot.querySelector<HTMLDetailsElement>("details.fill")!;
    details.open = true;
    for (let i = 0; i < 50 && !element.renderRoot.querySelector("[data-outcome]"); i++) await harness.settled();
    const offered = [...element.renderRoot.querySelectorAll<HTMLElement>("[data-outcome]")].map((one) => one.dataset["outcome"]);
    expect(offered).to.deep.equal(["met", "notYet"]);
    expect(await harness.text()).to.contain("另有 1 个结果还定不了，不能公开");
    expect((await harness.items()).length).to.equal(1);
    await harness.click('[data-outcome="met"]');
    await harness.click('[data-outcome="notYet"]');
    await harness.choose("#fill-shown", "只写首字");
    await harness.click("#take");
    expect((await harness.items()).slice(1)).to.deep.equal([
      ["林知远", "学期学时 24 / 20，已经达到", "initial"],
      ["苏禾", "学期学时 8 / 20，还差 12 学时", "initial"],
    ]);
    expect(focused(element)).to.equal("items-title");
    expect(await harness.text()).to.contain("依据：《学时办法》 · 第一条 · 学期学时");
    await harness.click('[data-move="save"]');
    const [call] = gateway.calls;
    const { items } = call!.input["patch"] as typeof drafted;
    expect(items.slice(1).map(({ person, basis }) => [person, basis])).to.deep.equal([
      ["lin", { pack: "t.hours", version: "1", rule: "hours", clause: "c1", outcome: "met" }],
      ["su", { pack: "t.hours", version: "1", rule: "hours", clause: "c1", outcome: "notYet" }],
    ]);
  });

  it("says when outcomes hang on what nobody has decided, and when some are being worked out again", async () => {
    const readings = ["r45", "r60"].map((reading) => ({ ambiguity: "minutes", reading, outcomes: { met: 3 } }));
    const { harness, element } = await show(script("shao", { rollups: [{ ...rollup, stale: 2, readings }] }), "draft");
    element.renderRoot.querySelector<HTMLDetailsElement>("details.fill")!.open = true;
    for (let i = 0; i < 50 && !element.renderRoot.querySelector("[data-outcome]"); i++) await harness.settled();
    expect(await harness.text())
      .to.contain("规则里有 1 处说法还没有裁定")
      .and.contain("有 2 人的结果正在重算");
  });

  it("[R014] takes groups out of a rule for groups, by the verdict on each", async () => {
    const { harness, element } = await show(
      script("shao", { records: { ...script().records, publication: [publication("draft", "draft")] } }),
      "draft",
    );
    element.renderRoot.querySelector<HTMLDetailsElement>("details.fill")!.open = true;
    for (let i = 0; i < 50 && !element.renderRoot.querySelector("#fill-rule"); i++) await harness.settled();
    await harness.choose("#fill-rule", "集体备课");
    await harness.click('[data-outcome="met"]');
    await harness.click("#take");
    expect(await harness.items()).to.deep.equal([["数学教研组 组", "集体备课 12 / 10，已经达到", "name"]]);
    expect(element.renderRoot.querySelector<HTMLButtonElement>("#take")!.disabled, "nobody is taken twice").to.equal(true);
  });

  it("[R020] opens for objection after saying how long, saves what was typed before, and is recalled to add somebody", async () => {
    const { harness, gateway } = await show(script("shao", { settings: { "publication.objectWithin": "5" } }), "draft");
    await harness.type("#p-title", "表彰优秀备课组");
    expect(await harness.move("open"))
      .to.contain("名单有 1 条")
      .and.contain("有 5 天时间");
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["publication.change", "publication.open"]);
    expect(await harness.text()).to.contain("表彰优秀备课组 听取意见");
    expect(await harness.move("recall")).to.contain("时间重新开始");
    expect(await harness.text()).to.contain("表彰优秀备课组 草稿");
  });

  it("a page can keep it from being done", async () => {
    const { harness, gateway, element } = await show(script(), "draft");
    const asked: string[] = [];
    element.addEventListener("xb-publication-move-request", (event) => {
      asked.push(event.action);
      event.preventDefault();
    });
    await harness.move("open");
    expect([asked, gateway.calls]).to.deep.equal([["publication.open"], []]);
  });

  it("shows both when somebody else changed it meanwhile, and writes over neither unasked", async () => {
    const { harness, gateway, element } = await show(script(), "draft");
    await harness.type("#p-title", "我写的标题");
    gateway.put("publication", { ...drafted, version: 2, title: "别处写的标题" });
    await harness.settled();
    expect(await harness.text())
      .to.contain("这里的内容在别处也改过")
      .and.contain("我写的标题")
      .and.contain("别处写的标题");
    expect(element.renderRoot.querySelector<HTMLButtonElement>('[data-move="save"]')!.disabled).to.equal(true);
    expect(await harness.move("open"), "nothing is opened over it either").to.equal("");
    expect(element.shadowRoot!.activeElement?.getAttribute("data-choose")).to.equal("mine");
    expect(gateway.calls).to.deep.equal([]);
    await harness.click('[data-choose="mine"]');
    await harness.click('[data-move="save"]');
    expect(gateway.calls.map(({ action, input }) => [action, input["version"], (input["patch"] as typeof drafted).title])).to.deep.equal([
      ["publication.change", 2, "我写的标题"],
    ]);
  });

  it("an objection that came in between is no conflict, and what was refused stays typed", async () => {
    const { harness, gateway, element } = await show(script("shao", { refuse: { "publication.change": "stale-version" } }), "open");
    await harness.click("#correct");
    await harness.type('[data-item="su"] textarea', "改过的");
    gateway.put("publication", {
      ...opened,
      version: 5,
      objections: [...opened.objections, { id: "2", by: "tang", at: "2026-11-22T01:00:00.000Z", says: "不对" }],
    });
    await harness.settled();
    expect(element.renderRoot.querySelector(".conflict")).to.equal(null);
    await harness.click('[data-move="save"]');
    expect(await harness.text()).to.contain("这条记录刚刚被别人改过");
    expect((await harness.items())[0]![1]).to.equal("改过的");
    expect(gateway.resolved.map(({ how }) => how)).to.deep.equal(["discard"]);
  });

  it("without a network what is done waits on the device, and it is said", async () => {
    const { harness } = await show(script("tang", { status: "offline" }), "open");
    await harness.click('[data-move="object"]');
    await harness.give("不对");
    expect(await harness.text()).to.contain("已存在本机，联网后自动提交");
  });

  it("reads only, where nothing else is offered", async () => {
    const { harness, element } = await show(
      script("shao", { capabilities: ["publication.list", "publication.get", "person.list", "org.get"] }),
      "open",
    );
    expect(await harness.read()).to.have.length(2);
    expect(element.renderRoot.querySelectorAll("[data-move], textarea, #correct")).to.have.length(0);
  });

  it("says what is so when there is nothing to show", async () => {
    const text = async (given: Script, id = ""): Promise<string> => (await show(given, id)).harness.text();
    const mine = script("su");
    expect(await text({ ...mine, session: null })).to.contain("还没有登录");
    expect(await text({ ...mine, capabilities: ["hour.list"] })).to.contain("还没有开通");
    expect(await text({ ...mine, status: "loading" })).to.contain("正在读取");
    expect(await text({ ...mine, records: { ...mine.records, publication: [] } }))
      .to.contain("还没有公开的名单")
      .and.not.contain("先拟一份");
    expect(await text({ ...script(), records: { ...mine.records, publication: [] } })).to.contain("先拟一份");
    expect(await text(mine, "gone")).to.contain("没有找到这份名单");
    expect(await text({ ...mine, fail: { "list:publication": "internal" } })).to.contain("再试一次");
    expect(await text({ ...mine, fail: { "list:publication": "not-permitted" } })).to.contain("不能查看");
    expect(await text({ ...mine, fail: { "one:publication": "internal" } }, "open")).to.contain("再试一次");
  });

  it("on paper stand school, state and day, the list, and lines to sign; no button, and nothing that is hidden on screen from others", async () => {
    const { element } = await show(script(), "done");
    onPaper(element, () => {
      const section = element.renderRoot.querySelector<HTMLElement>("section")!;
      expect(section.innerText)
        .to.contain("南湖小学 · 公开结果 · 2026-2027 学年第 1 学期 · 已公开 · 2026年11月22日")
        .and.contain("唐**")
        .and.contain("批准人")
        .and.not.match(/林知远|唐一诺/);
      expect([...section.querySelectorAll<HTMLElement>("button, select, textarea")].filter((one) => one.offsetHeight > 0)).to.deep.equal(
        [],
      );
    });
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    for (const [lang, word, does] of [
      ["zh-Hans", "结果公开", "现在还不能公开"],
      ["zh-Hant", "結果公開", "現在還不能公開"],
      ["en", "Results made public", "It cannot be published yet"],
    ] as const)
      for (const id of ["", "open", "draft", "done"]) {
        const long = [drafted, opened, published].map((one) => ({ ...one, title: "长".repeat(60) }));
        const { harness, element } = await show(script("shao", { records: { ...script().records, publication: long } }), id, lang);
        if (id === "") expect(await harness.text()).to.contain(word);
        if (id === "open") expect(await harness.text()).to.contain(does);
        await expect(element).to.be.accessible();
        element.parentElement!.style.width = "328px";
        await harness.settled();
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      }
  });

  it("lets go of everything when it is taken out", async () => {
    const { element, gateway } = await show(script(), "open");
    expect(gateway.listeners).to.be.above(0);
    element.remove();
    expect(gateway.listeners).to.equal(0);
  });
});
