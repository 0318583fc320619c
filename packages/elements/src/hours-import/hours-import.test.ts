import { expect, fixture, html } from "@open-wc/testing";
import type { ImportReport } from "@xiaoben/contract";
import { ScriptedImporter, scriptedGateway, type Script } from "../testing/index.ts";
import { HoursImportHarness } from "./hours-import.harness.ts";
import { ambiguous, reportOf, row, unknown } from "./hours-import.test.fixture.ts";
import "./hours-import.ts";
import type { XbHoursImportElement } from "./hours-import.element.ts";
import type { XbHoursImportedEvent } from "./hours-import.events.ts";

/** Somebody of a school who is signed in, by default its administrator. */
const script = (role = "schoolAdmin"): Script => ({
  session: {
    person: "00000000-0000-8000-8000-000000000001",
    org: "00000000-0000-8000-8000-0000000000a1",
    roles: [{ role, org: "00000000-0000-8000-8000-0000000000a1" }],
    timeZone: "Asia/Shanghai",
    locale: "zh-Hans",
    today: "2026-11-22",
  },
});

async function show(
  importer: ScriptedImporter | undefined,
  given: Script = script(),
  lang = "zh-Hans",
): Promise<{ harness: HoursImportHarness; element: XbHoursImportElement }> {
  const element = await fixture<XbHoursImportElement>(
    html`<xb-hours-import lang=${lang} .gateway=${scriptedGateway(given)} .importer=${importer}></xb-hours-import>`,
  );
  const harness = new HoursImportHarness(element);
  await harness.settled();
  return { harness, element };
}

const file = new File(["x"], "学时台账.xlsx");
const mixed = (): ImportReport => reportOf([row(2, "林知远"), row(3, "顾明岚"), unknown(4), ambiguous(5), ambiguous(6)]);

/** A browser that shows what it saves would take the focus from every test beside this one: nothing is saved here. */
document.addEventListener("click", (event) => {
  if (event.target instanceof HTMLAnchorElement && event.target.download) event.preventDefault();
});

describe("xb-hours-import", () => {
  beforeEach(() => localStorage.clear());

  it("[R001] proposes columns with what stands in them and how sure that is, and takes corrections", async () => {
    const importer = new ScriptedImporter(reportOf([row(2, "林知远"), row(3, "顾明岚")]));
    const { harness } = await show(importer);
    await harness.take(file);
    const text = await harness.text("[part=columns]");
    expect(text).to.contain("A 姓名 林知远 · 顾明岚").and.contain("按列名").and.contain("猜的，请看一看").and.contain("不用");
    expect(await harness.columns()).to.include({ A: "name", C: "on", G: "none" });
    await harness.setColumn("G", "note");
    expect(importer.looks.at(-1)).to.deep.equal({ columns: { G: "note" } });
  });

  it("[R001] remembers the columns by the headings, on the device, until somebody says not to", async () => {
    const first = new ScriptedImporter(mixed());
    const { harness } = await show(first);
    await harness.take(file);
    await harness.setColumn("G", "note");
    const later = new ScriptedImporter(mixed());
    const again = await show(later);
    await again.harness.take(file);
    expect(later.looks).to.deep.equal([{}, { columns: { G: "note" } }]);
    expect(await again.harness.text()).to.contain("这样的表头您改过");
    await again.harness.press("#forget");
    expect(later.looks.at(-1)).to.deep.equal({});
    const other = new ScriptedImporter(mixed());
    await (await show(other)).harness.take(file);
    expect(other.looks).to.deep.equal([{}]);
  });

  it("knows a workbook that comes back mended by its headings, although a column of reasons stands behind them", async () => {
    const { harness } = await show(new ScriptedImporter(mixed()));
    await harness.take(file);
    await harness.setColumn("G", "note");
    const returned = mixed();
    returned.sheet.columns.push({ letter: "H", heading: "要改的地方" });
    for (const one of returned.rows) one.cells.push("找不到这个人");
    const importer = new ScriptedImporter(returned);
    const again = await show(importer);
    await again.harness.take(file);
    expect(importer.looks.at(-1)).to.deep.equal({ columns: { G: "note" } });
    expect(Object.keys(await again.harness.columns())).to.not.include("H");
    await again.harness.press("#download");
    expect(importer.tables[0]!.rows[0]!.filter((heading) => heading === "要改的地方")).to.have.length(1);
  });

  it("says whom it found, whom not, and lets people of one name be chosen by hand, also for all rows at once", async () => {
    const importer = new ScriptedImporter(({ people = {} }) =>
      reportOf([row(2, "林知远"), unknown(4), ...[5, 6].map((at) => (people[at] ? row(at, "苏禾") : ambiguous(at)))]),
    );
    const { harness, element } = await show(importer);
    await harness.take(file);
    expect(await harness.text())
      .to.contain("认出 1 位老师")
      .and.contain("没有找到：无名")
      .and.contain("有同名的，请选是哪一位（2 行）");
    const options = element.renderRoot.querySelectorAll('[part="ambiguous"] [data-row="5"] option');
    expect([...options].map(({ textContent }) => textContent)).to.deep.equal(["请选择", "苏禾，工号 NH0417", "苏禾，工号 NH0533"]);
    await harness.setPerson(5, "p-2");
    expect(importer.looks.at(-1)).to.deep.equal({ people: { 5: "p-2" } });
  });

  it("takes one choice for the other rows that ask the same", async () => {
    const importer = new ScriptedImporter(() => reportOf([ambiguous(5), ambiguous(6), ambiguous(7)]));
    const { harness } = await show(importer);
    await harness.take(file);
    await harness.setPerson(5, "p-2");
    await harness.press('[part="ambiguous"] [data-row="5"] button');
    expect(importer.looks.at(-1)).to.deep.equal({ people: { 5: "p-2", 6: "p-2", 7: "p-2" } });
  });

  it("[R246] says beside each faulty row what to mend, and gives them back as a table of texts", async () => {
    const importer = new ScriptedImporter(
      reportOf([
        row(2, "林知远"),
        unknown(4),
        row(7, "顾明岚", [
          { code: "not-a-day", field: "on", found: "九月底" },
          { code: "category-unknown", found: "云端", more: { known: "校本、外出" } },
        ]),
      ]),
    );
    const { harness } = await show(importer);
    await harness.take(file);
    expect((await harness.rows("faulty"))[1]).to.equal(
      "7 顾明岚 第7次研讨 “九月底”：日期看不懂，请写成 2026-09-26；“云端”：类别不认识，可以写：校本、外出",
    );
    await harness.press("#download");
    expect(importer.tables[0]!.rows).to.deep.equal([
      ["姓名", "工号", "哪天", "学时", "类别", "内容", "地点", "要改的地方"],
      ["无名", "04", "2026-10-05", "2.5", "校本", "第4次研讨", "南湖", "“无名”：本校没有找到这个人"],
      [
        "顾明岚",
        "07",
        "2026-10-08",
        "2.5",
        "校本",
        "第7次研讨",
        "南湖",
        "“九月底”：日期看不懂，请写成 2026-09-26；“云端”：类别不认识，可以写：校本、外出",
      ],
    ]);
    importer.fails = {};
    await harness.press("#download");
    expect(await harness.text()).to.contain("没有做成");
  });

  it("[R009] edge, corrected rows are imported again without counting twice: what is there is said and not offered", async () => {
    const importer = new ScriptedImporter(
      reportOf([row(2, "林知远", [{ code: "already-there" }]), row(3, "顾明岚", [{ code: "already-there" }])]),
    );
    const { harness, element } = await show(importer);
    await harness.take(file);
    expect(await harness.text())
      .to.contain("2 行已经登记过，不会重复")
      .and.contain("没有要导入的");
    expect(await harness.rows("faulty")).to.deep.equal([]);
    expect(element.renderRoot.querySelector<HTMLButtonElement>("#take")!.disabled).to.equal(true);
  });

  it("imports what is good, tells how far it is, and ends with a receipt and what is left", async () => {
    const importer = new ScriptedImporter(mixed());
    importer.portions = [1];
    const { harness, element } = await show(importer);
    let told: XbHoursImportedEvent | undefined;
    element.addEventListener("xb-hours-imported", (event) => (told = event));
    await harness.take(file);
    await harness.press("#take");
    expect(await harness.text()).to.contain("已写入 1 / 2 行，请不要关闭页面");
    importer.go();
    await harness.settled();
    await harness.settled();
    expect(importer.writes).to.deep.equal([{ choices: {}, commit: mixed().file }]);
    expect(told?.report.counts.written).to.equal(2);
    const text = await harness.text();
    expect(text).to.contain("已导入 2 行").and.contain("回执 5e1f0c9a4b7d").and.contain("还有 3 行没有导入");
    expect(element.shadowRoot!.activeElement?.id).to.equal("done");
    await harness.press("#download");
    expect(importer.tables[0]!.rows).to.have.length(4);
    await harness.press("#another");
    expect(element.shadowRoot!.activeElement?.id).to.equal("file");
  });

  it("says that it writes, before it is known how far it is", async () => {
    const importer = new ScriptedImporter(mixed());
    const { harness, element } = await show(importer);
    await harness.take(file);
    let answer: (report: ImportReport) => void = () => undefined;
    importer.answer = () => new Promise((done) => (answer = done));
    await harness.press("#take");
    expect(await harness.text()).to.contain("正在写入，请不要关闭页面");
    expect(element.renderRoot.querySelector("progress")!.position).to.equal(-1);
    answer(mixed());
    await harness.settled();
    await harness.settled();
    expect(await harness.text()).to.contain("已导入 2 行");
  });

  it("says what is wrong with a file, and lets it be read again", async () => {
    const importer = new ScriptedImporter(mixed());
    const { harness } = await show(importer);
    for (const [code, words] of [
      ["encrypted", "去掉密码"],
      ["legacy-xls", "另存为 .xlsx"],
      ["no-heading", "没有找到表头"],
      ["not-permitted", "不能查看"],
    ] as const) {
      importer.fails = { code };
      await harness.take(file);
      expect(await harness.text(), code).to.contain(words);
    }
    importer.fails = {};
    await harness.take(file);
    await harness.press("#look-again");
    expect(await harness.text()).to.contain("共 5 行，2 行可以导入");
  });

  it("after a lost answer looks again instead of writing again", async () => {
    const importer = new ScriptedImporter(mixed());
    const { harness } = await show(importer);
    await harness.take(file);
    importer.fails = { code: "timeout" };
    await harness.press("#take");
    expect(await harness.text()).to.contain("可能已经写入了一部分");
    await harness.press("#look-again");
    expect([importer.looks.length, importer.writes.length]).to.deep.equal([2, 1]);
    expect(await harness.text()).to.contain("导入 2 行");
  });

  it("of two files the later one is shown, whichever is read first", async () => {
    const answers: ((report: ImportReport) => void)[] = [];
    const importer = new ScriptedImporter(() => new Promise<ImportReport>((done) => answers.push(done)));
    const { harness, element } = await show(importer);
    const both = [element.take(file), element.take(new File(["y"], "另一份.csv"))];
    answers[1]!(reportOf([row(2, "顾明岚")]));
    answers[0]!(mixed());
    await Promise.all(both);
    await harness.settled();
    expect(await harness.text())
      .to.contain("另一份.csv")
      .and.contain("共 1 行");
  });

  it("takes a file that is dropped", async () => {
    const importer = new ScriptedImporter(mixed());
    const { harness, element } = await show(importer);
    const zone = element.renderRoot.querySelector(".file")!;
    const data = new DataTransfer();
    data.items.add(file);
    zone.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
    await harness.settled();
    expect(zone.classList.contains("dragged")).to.equal(true);
    const drop = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
    zone.dispatchEvent(drop);
    await harness.settled();
    await harness.settled();
    expect(drop.defaultPrevented).to.equal(true);
    expect(await harness.text()).to.contain("共 5 行");
  });

  it("asks for the sheet where several could be meant, and names columns that are missing and rows that are hidden", async () => {
    const importer = new ScriptedImporter(
      reportOf([row(2, "林知远")], {
        sheets: ["上学期", "学时"],
        hidden: [7, 9],
        columns: [{ letter: "A", heading: "姓名", means: "name" }],
      }),
    );
    const { harness, element } = await show(importer);
    await harness.take(file);
    expect(await harness.text())
      .to.contain("还没有找到：日期、学时")
      .and.contain("第 7、9 行在表里是隐藏的，也读了");
    const select = element.renderRoot.querySelector<HTMLSelectElement>("#sheet")!;
    expect(select.value).to.equal("学时");
    select.value = "上学期";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await harness.settled();
    expect(importer.looks.at(-1)).to.deep.equal({ sheet: "上学期" });
  });

  it("says what is so when nothing can be imported here", async () => {
    const text = async (given: Script, importer: ScriptedImporter | undefined = new ScriptedImporter(mixed())): Promise<string> =>
      (await show(importer, given)).harness.text();
    expect(await text({ ...script(), session: null })).to.contain("还没有登录");
    expect(await text({ ...script(), capabilities: [] })).to.contain("还没有开通");
    expect(await text({ ...script(), status: "loading" })).to.contain("正在读取");
    expect(await text(script("teacher"))).to.contain("不能查看");
    const element = await fixture<XbHoursImportElement>(html`<xb-hours-import .gateway=${scriptedGateway(script())}></xb-hours-import>`);
    expect(await new HoursImportHarness(element).text()).to.contain("还没有开通");
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    const long = reportOf([
      row(2, "林".repeat(30)),
      ...Array.from({ length: 12 }, (_, at) => unknown(at + 20)),
      ambiguous(5),
      row(6, "顾明岚", [{ code: "category-unknown", found: "长".repeat(80), more: { known: "校本、外出" } }]),
    ]);
    for (const [lang, word] of [
      ["zh-Hans", "要改的地方"],
      ["zh-Hant", "要改的 13 列"],
      ["en", "The columns are"],
    ] as const) {
      const { harness, element } = await show(new ScriptedImporter(long), script(), lang);
      await expect(element).to.be.accessible();
      await harness.take(file);
      expect(await harness.text()).to.contain(lang === "en" ? "What the columns are" : word);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      await harness.press("#take");
      await harness.settled();
      await expect(element).to.be.accessible();
    }
  });

  it("shows eight rows first and the others when asked", async () => {
    const { harness } = await show(new ScriptedImporter(reportOf(Array.from({ length: 12 }, (_, at) => unknown(at + 2)))));
    await harness.take(file);
    expect(await harness.rows("faulty")).to.have.length(8);
    await harness.press('[data-more="faulty"]');
    expect(await harness.rows("faulty")).to.have.length(12);
  });
});
