import { expect, fixture, html } from "@open-wc/testing";
import type { HoursExporter } from "@xiaoben/contract";
import { scriptedGateway, type Script } from "../testing/index.ts";
import { HoursExportHarness } from "./hours-export.harness.ts";
import "./hours-export.ts";
import type { XbHoursExportElement } from "./hours-export.element.ts";

const school = "00000000-0000-8000-8000-0000000000a1";
const stamps = { version: 1, createdAt: "2026-09-01T00:00:00.000Z", updatedAt: "2026-09-01T00:00:00.000Z" };
const script: Script = {
  session: {
    person: "00000000-0000-8000-8000-000000000001",
    org: school,
    roles: [{ role: "schoolAdmin", org: school }],
    timeZone: "Asia/Shanghai",
    locale: "zh-Hans",
    today: "2026-11-22",
  },
  records: {
    org: [{ ...stamps, id: school, name: "南湖小学", kind: "school", path: `/${school}/` } as never],
    binding: [{ ...stamps, id: "b", org: school, pack: "p", packVersion: "2026.1", from: "2026-09-01" } as never],
  },
  definitions: { "p/2026.1/pack": { id: "p", version: "2026.1", title: "学时办法" } },
};

const head = "姓名,工号,单位,开始日期,结束日期,活动名称,类别,角色,级别,分钟,天数,课时,本人申报学时,认定学时,状态,理由,编号,版本";
const line = (title: string): string => `苏禾,0417,南湖小学,2026-09-26,,${title},external,参加,县级,,,,3,2.5,已认定,,id,1`;
const fileOf = (...titles: string[]): string => `\uFEFF${[head, ...titles.map(line), `合计:${titles.length}`].join("\r\n")}\r\n`;

class Exporter implements HoursExporter {
  readonly asked: unknown[] = [];
  text = fileOf('"\'=1+1"', "讲座");
  fails: { code: string } | undefined;
  readonly file: HoursExporter["file"] = async (...ask) => {
    this.asked.push(ask);
    if (this.fails) throw this.fails;
    return new Blob([this.text]);
  };
}

async function show(exporter: HoursExporter | undefined, given: Script = script, lang = "zh-Hans") {
  const element = await fixture<XbHoursExportElement>(
    html`<xb-hours-export
      lang=${lang}
      .gateway=${scriptedGateway(given)}
      .exporter=${exporter}
      .where=${{ from: "2026-09-01", to: "2027-01-31" }}
    ></xb-hours-export>`,
  );
  const harness = new HoursExportHarness(element);
  for (let i = 0; i < 5; i++) await harness.settled();
  return { harness, element };
}

/** What is printed: the frame stays for as long as nobody has printed. */
const paper = (): HTMLIFrameElement | undefined => [...document.querySelectorAll("iframe")].find(({ title }) => title.includes("台账"));

/** A browser that waits for somebody at its window for printing would wait here for ever: frames of the test print nothing. */
const windowOf = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, "contentWindow")!;
const unprinted = {
  ...windowOf,
  get(this: HTMLIFrameElement) {
    const view = windowOf.get!.call(this) as Window | null;
    if (view) view.print = () => void printed++;
    return view;
  },
};
let printed = 0;

describe("xb-hours-export", () => {
  beforeEach(() => {
    printed = 0;
    Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", unprinted);
  });
  afterEach(() => {
    Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", windowOf);
    paper()?.remove();
  });

  it("[R250] asks for the file of what the list shows, and hands it over under a name", async () => {
    const exporter = new Exporter();
    const { harness } = await show(exporter);
    let saved: HTMLAnchorElement | undefined;
    const catchIt = (event: Event): void => {
      if (!(event.target instanceof HTMLAnchorElement)) return;
      saved = event.target;
      event.preventDefault();
    };
    document.body.addEventListener("click", catchIt);
    try {
      await harness.make("xlsx");
    } finally {
      document.body.removeEventListener("click", catchIt);
    }
    expect(exporter.asked).to.deep.equal([["xlsx", { from: "2026-09-01", to: "2027-01-31" }, "zh-Hans"]]);
    expect(saved?.download).to.equal("南湖小学学时 2026-09-01—2027-01-31.xlsx");
  });

  it("[R250] prints on A4 with school, days, pack version, every row, and lines to sign on; nothing of the page comes along", async () => {
    const { element, harness } = await show(new Exporter());
    await element.print();
    await harness.settled();
    expect(printed).to.equal(1);
    const sheet = paper()!.contentDocument!;
    const text = sheet.body.textContent!.replace(/\s+/g, " ");
    expect(text).to.contain("南湖小学校本研修学时台账").and.contain("时间：2026-09-01—2027-01-31").and.contain("《学时办法》2026.1");
    expect(text).to.contain("制表人").and.contain("审核人").and.contain("校长").and.contain("共 2 条");
    expect([...sheet.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent))).to.deep.equal([
      ["1", "苏禾", "0417", "南湖小学", "2026-09-26", "", "=1+1", "2.5", "已认定"],
      ["2", "苏禾", "0417", "南湖小学", "2026-09-26", "", "讲座", "2.5", "已认定"],
    ]);
    expect(sheet.querySelectorAll(".sign i")).to.have.length(4);
    const rules = [...sheet.adoptedStyleSheets[0]!.cssRules].map(({ cssText }) => cssText).join(" ");
    expect(rules)
      .to.match(/@page/)
      .and.match(/table-header-group/);
  });

  it("says so where there is nothing to print, and when the file did not come", async () => {
    const exporter = new Exporter();
    const { harness } = await show(exporter);
    exporter.text = fileOf();
    await harness.make("print");
    expect(await harness.text()).to.contain("没有可以打印的学时");
    expect(paper()).to.equal(undefined);
    exporter.fails = { code: "not-permitted" };
    await harness.make("csv");
    await harness.settled();
    expect(await harness.text()).to.match(/没有这项权限|没有成功/);
    expect(await harness.text()).to.not.contain("没有可以打印");
  });

  it("prints a thousand rows at most, and says that there are more", async () => {
    const exporter = new Exporter();
    exporter.text = fileOf(...Array.from({ length: 1_001 }, (_, n) => `第${n}次`));
    const { element } = await show(exporter);
    await element.print();
    expect(paper()!.contentDocument!.querySelectorAll("tbody tr")).to.have.length(1_000);
    expect(paper()!.contentDocument!.body.textContent).to.contain("共 1001 条，只印前 1000 条");
  });

  it("is not there where nothing can be taken out", async () => {
    const text = async (given: Script, exporter: HoursExporter | undefined = new Exporter()): Promise<string> =>
      (await show(exporter, given)).harness.text();
    expect(await text({ ...script, session: null })).to.equal("");
    expect(await text({ ...script, capabilities: [] })).to.equal("");
    expect((await show(undefined)).element.renderRoot.querySelector("button")).to.equal(null);
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async function () {
    this.timeout(60_000);
    for (const [lang, word] of [
      ["zh-Hans", "打印"],
      ["zh-Hant", "列印"],
      ["en", "Print"],
    ] as const) {
      const { harness, element } = await show(new Exporter(), script, lang);
      expect(await harness.text()).to.contain(word);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    }
  });
});
