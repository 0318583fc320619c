import { expect, fixture, html } from "@open-wc/testing";
import type { Hour, Pack, Verdict } from "@xiaoben/contract";
import { peopleOf, signedIn } from "../testing/records.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { HourFormHarness } from "./hour-form.harness.ts";
import "./hour-form.ts";
import type { XbHourFormElement } from "./hour-form.element.ts";

const pack = {
  id: "p",
  version: "1",
  categories: [
    { id: "school-based", title: { "zh-Hans": "校本", en: "School-based" } },
    { id: "external", title: { "zh-Hans": "外出", en: "Outside" } },
  ],
} as unknown as Pack;
const verdict = { rule: { pack: "p", version: "1", id: "total" } } as unknown as Verdict;

const hour = (more: Partial<Hour> = {}): Hour => ({
  id: "h1",
  version: 3,
  org: "o",
  createdAt: "2026-11-01T00:00:00.000Z",
  updatedAt: new Date().toISOString(),
  state: "returned",
  person: "su",
  on: "2026-11-10",
  title: "县级讲座",
  category: "external",
  role: "participant",
  level: "county",
  claimedHours: "3",
  ...more,
});

const script = (hours: Hour[] = [], more: Partial<Script> = {}): Script => ({
  session: signedIn("su"),
  records: { hour: hours, person: peopleOf({ su: "苏禾", gu: "顾明岚" }) },
  verdicts: [verdict],
  definitions: { "p/1/pack": pack },
  ...more,
});

interface Shown {
  harness: HourFormHarness;
  gateway: ScriptedGateway;
  element: XbHourFormElement;
}

async function show(given: Script, id = "", lang = "zh-Hans", prepare: (gateway: ScriptedGateway) => void = () => {}): Promise<Shown> {
  const gateway = scriptedGateway(given);
  prepare(gateway);
  const element = await fixture<XbHourFormElement>(html`<xb-hour-form lang=${lang} hour=${id} .gateway=${gateway}></xb-hour-form>`);
  const harness = new HourFormHarness(element);
  for (let i = 0; i < 4; i++) await harness.settled();
  return { harness, gateway, element };
}

/** What is typed into the record that is new. */
function typedIn(gateway: ScriptedGateway): Partial<Hour> {
  const { id } = gateway.calls.find((call) => call.action === "hour.submit")!.input;
  const { current } = gateway.draft({ kind: "hour", id }).current;
  return "data" in current ? ((current.data?.value ?? {}) as Partial<Hour>) : {};
}

describe("xb-hour-form", () => {
  beforeEach(() => localStorage.clear());

  it("[R001] declares a training that was attended elsewhere, in the words of the pack", async () => {
    const { harness, gateway, element } = await show(script());
    expect([...element.renderRoot.querySelectorAll<HTMLOptionElement>("#category option")].map((one) => one.text)).to.deep.equal([
      "校本",
      "外出",
    ]);
    expect(gateway.calls).to.deep.equal([]);
    await harness.write("title", "市级班主任培训");
    await harness.choose("on", "2026-11-12");
    await harness.write("amount", "９０");
    await harness.measure("minutes");
    await harness.choose("level", "city");
    await harness.press("submit");
    expect(typedIn(gateway)).to.deep.include({
      person: "su",
      title: "市级班主任培训",
      on: "2026-11-12",
      minutes: "90",
      category: "external",
      level: "city",
    });
  });

  it("[R019] edge, evidence may be paper: a photo of it, and a summary in words, which whoever reviews reads too", async () => {
    const { harness, gateway } = await show(script([hour()]), "h1");
    const sent: string[] = [];
    gateway.attach = async (file, to) => {
      sent.push(`${file.type} ${to.kind} ${to.id}`);
      return { kind: "attachment", id: "a1" };
    };
    const canvas = Object.assign(document.createElement("canvas"), { width: 8, height: 8 });
    const photo = await new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob!), "image/png"));
    await harness.prove(new File([photo], "笔记.png", { type: "image/png" }));
    await harness.write("summary", "学习笔记六页，最后一页是三条打算。");
    await harness.press("submit");
    expect(sent).to.deep.equal(["image/jpeg hour h1"]);
    const { current } = gateway.draft({ kind: "hour", id: "h1" }).current;
    expect("data" in current ? current.data?.value.summary : undefined).to.equal("学习笔记六页，最后一页是三条打算。");

    const read = script([hour({ state: "submitted", summary: "学习笔记六页" })], { session: signedIn("gu", ["schoolAdmin"]) });
    expect(await (await show(read, "h1")).harness.text())
      .to.contain("摘要 学习笔记六页")
      .and.not.contain("没有证明材料");
  });

  it("says what is missing when it is handed in, and leads there", async () => {
    const { harness, gateway, element } = await show(script());
    await harness.write("amount", "两天");
    expect(await harness.faults()).to.deep.equal([]);
    await harness.press("submit");
    expect(await harness.faults()).to.deep.equal(["请写活动名称", "时长请填大于 0 的数，最多两位小数，例如 2.5"]);
    expect(element.shadowRoot!.activeElement?.id).to.equal("title");
    expect(gateway.calls.map(({ action }) => action)).to.not.include("hour.submit");
    await harness.write("title", "讲座");
    await harness.write("amount", "2.5");
    expect(await harness.faults()).to.deep.equal([]);
  });

  it("what the page cancels is not done", async () => {
    const { harness, gateway, element } = await show(script([hour()]), "h1");
    element.addEventListener("xb-hour-submit-request", (event) => event.preventDefault());
    await harness.press("submit");
    expect(gateway.calls.map(({ action }) => action)).to.not.include("hour.submit");
  });

  it("[R006] shows a rejection with its reason and its deadline, and takes an appeal", async () => {
    const rejected = hour({ state: "rejected", reason: "没有签到", decidedBy: "gu" });
    const { harness, gateway } = await show(script([rejected]), "h1");
    const text = await harness.text();
    expect(text).to.contain("没有签到");
    expect(text).to.contain("以前可以申诉");
    await harness.appeal("签到表第二页");
    expect(gateway.calls.find(({ action }) => action === "hour.appeal")?.input).to.deep.equal({
      id: "h1",
      input: { appeal: "签到表第二页" },
    });
  });

  it("[R006] keeps an appeal that was begun over a reload, for its record alone, until it is given", async () => {
    const rejected = (more = {}) => hour({ state: "rejected", reason: "没有签到", ...more });
    const type = async (element: Element, harness: { settled(): Promise<void> }, text?: string): Promise<string> => {
      element.shadowRoot!.querySelector<HTMLButtonElement>('[data-move="appeal"]')!.click();
      await harness.settled();
      const field = element.shadowRoot!.querySelector<HTMLTextAreaElement>("#reason")!;
      const found = field.value;
      if (text !== undefined) {
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        await harness.settled();
      }
      return found;
    };
    const first = await show(script([rejected()]), "h1");
    expect(await type(first.element, first.harness, "签到表第二页")).to.equal("");
    first.element.remove();
    const other = await show(script([rejected({ id: "h2" })]), "h2");
    expect(await type(other.element, other.harness)).to.equal("");
    const again = await show(script([rejected()]), "h1");
    expect(await type(again.element, again.harness)).to.equal("签到表第二页");
    again.element.shadowRoot!.querySelector<HTMLButtonElement>(".reason .primary")!.click();
    await again.harness.settled();
    expect(again.gateway.calls.find(({ action }) => action === "hour.appeal")?.input["input"]).to.deep.equal({ appeal: "签到表第二页" });
    const later = await show(script([rejected()]), "h1");
    expect(await type(later.element, later.harness)).to.equal("");
  });

  it("[R006] says that nothing follows from an appeal before it is answered, and shows the answer", async () => {
    const appealed = hour({ state: "appealed", reason: "没有签到", appeal: "签到表第二页" });
    expect(await (await show(script([appealed]), "h1")).harness.text()).to.contain("在答复之前不会有任何后果");
    const dismissed = hour({ ...appealed, state: "dismissed", answer: "第二页是另一次" });
    const { harness } = await show(script([dismissed]), "h1");
    expect(await harness.text()).to.contain("第二页是另一次");
    expect(await harness.moves()).to.deep.equal([]);
  });

  it("tells who is still to decide, where the record says its levels", async () => {
    const approvals = [{ by: "gu", level: "group", at: "2026-11-20T02:00:00.000Z", version: 2 }];
    const chain = { levels: ["group", "school", "county"], step: 1, approvals };
    const { harness } = await show(script([hour({ state: "submitted", ...chain })]), "h1");
    expect(await harness.text()).to.contain("还要依次由学校、县里审核。");
  });

  it("tells who approved at which level, and what was granted", async () => {
    const approvals = [{ by: "gu", level: "school", at: "2026-11-20T02:00:00.000Z", version: 2 }];
    const { harness } = await show(script([hour({ state: "approved", approvedHours: "2.5", approvals })]), "h1");
    const text = await harness.text();
    expect(text).to.contain("认定 2.5 学时");
    expect(text).to.contain("学校通过：顾明岚");
  });

  it("asks for no record before something is written", async () => {
    const asked: string[] = [];
    const { harness } = await show(script(), "", "zh-Hans", (gateway) => {
      const one = gateway.one.bind(gateway);
      gateway.one = ((ref: Parameters<typeof one>[0]) => {
        asked.push(ref.kind);
        return one(ref);
      }) as typeof one;
    });
    expect(asked).not.to.include("hour");
    await harness.write("title", "县级讲座");
    await harness.settled();
    expect(asked).to.include("hour");
  });

  it("asks once more before it is taken back", async () => {
    const { harness, gateway } = await show(script([hour()]), "h1");
    await harness.press("withdraw");
    expect(await harness.moves()).to.deep.equal(["withdraw"]);
    expect(await harness.text()).to.contain("撤回后不能再用");
    await harness.press("withdraw");
    expect(gateway.calls.map(({ action }) => action)).to.include("hour.withdraw");
  });

  it("shows the record of somebody else to whoever may read it, and lets nobody write in it", async () => {
    const { harness, element } = await show(script([hour({ state: "submitted" })], { session: signedIn("gu", ["schoolAdmin"]) }), "h1");
    expect(await harness.text()).to.contain("申报人：苏禾");
    expect(element.renderRoot.querySelector("input, select, textarea")).to.equal(null);
    expect(await harness.moves()).to.deep.equal([]);
  });

  it("says what is not there, not offered, or nobody's", async () => {
    expect(await (await show(script(), "h9")).harness.text()).to.contain("找不到这条记录");
    expect(await (await show(script([], { capabilities: ["hour.list"] }))).harness.text()).to.contain("这里还没有开通");
    expect(await (await show(script([], { session: null }))).harness.text()).to.contain("登录");
  });

  for (const lang of ["zh-Hans", "zh-Hant", "en"])
    for (const state of ["draft", "rejected", "approved"] as const)
      it(`is accessible in ${lang}, ${state}`, async () => {
        const { element } = await show(script([hour({ state, reason: "没有签到" })]), "h1", lang);
        await expect(element).to.be.accessible();
      });
});
