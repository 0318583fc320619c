import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { idOf, type Kinds, type Observation, type Rubric } from "@xiaoben/contract";
import { ObservationFormHarness } from "./observation-form.harness.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import "./observation-form.ts";
import type { XbObservationFormElement } from "./observation-form.element.ts";

const base = { version: 3, org: "o", createdAt: "2026-11-20T01:00:00.000Z", updatedAt: "2026-11-22T01:00:00.000Z" };
const form = { pack: "p", version: "1", id: "r" };
const session = (person: string, roles: string[] = []) => ({
  person,
  org: "o",
  roles: roles.map((role) => ({ role, org: "o" })),
  timeZone: "Asia/Shanghai",
  locale: "zh-Hans",
  today: "2026-11-22",
});
const people = Object.entries({ lin: "林知远", su: "苏禾", gu: "顾明岚" }).map(([id, displayName]) => ({
  ...base,
  id,
  displayName,
  externalIds: {},
  onPost: true,
}));
const lesson = {
  ...base,
  id: "l1",
  state: "held",
  teacher: "su",
  className: "三（2）班",
  subject: "maths",
  subjectName: "数学",
  topic: "分数的初步认识",
  kind: "showcase",
  on: "2026-11-20",
  slot: { period: 3, from: "10:00", to: "10:40" },
  lessons: "1",
  mode: "live",
  observers: ["lin"],
  points: [{ id: "p1", text: "学困生是否有机会开口", by: "lin" }],
  form,
} satisfies Kinds["lesson"];
const rubric: Rubric = {
  id: "r",
  title: "评分表",
  full: "100",
  bands: [{ id: "good", label: { "zh-Hans": "良", en: "Good" }, atLeast: "75" }],
  sections: [
    {
      id: "s1",
      title: { "zh-Hans": "目标", en: "Aims" },
      weight: "10",
      items: [
        { id: "aims", text: { "zh-Hans": "目标清楚", en: "Clear aims" }, field: "points", max: "5", step: "1", required: true },
        { id: "group", text: "小组合作", field: "points", max: "5", step: "1", notApplicable: true },
      ],
    },
    {
      id: "s2",
      title: "其他",
      items: [
        { id: "lab", text: "做了实验", field: "yesNo" },
        {
          id: "way",
          text: "形式",
          field: "choice",
          choices: [
            { id: "talk", label: "讲授" },
            { id: "alone", label: "练习" },
          ],
        },
        { id: "mark", text: "百分", field: "points", max: "100", step: "1" },
        { id: "line", text: "一句话", field: "text" },
      ],
    },
  ],
};
const id = idOf("observation", "l1", "lin");
const written = (more: Partial<Observation> = {}): Observation => ({
  ...base,
  id,
  state: "draft",
  author: "lin",
  observed: "su",
  lesson: "l1",
  on: "2026-11-20",
  lessons: "1",
  form,
  points: [{ id: "p1", text: "学困生是否有机会开口" }],
  notes: [],
  ratings: {},
  strengths: "",
  problems: "",
  measures: "",
  nextStep: "",
  answer: "",
  reflection: "",
  signatures: [],
  ...more,
});
const script = (who: string, observation?: Observation, more: Script = {}): Script => ({
  session: session(who),
  records: { person: people, lesson: [lesson], observation: observation ? [observation] : [] },
  definitions: { "p/1/r": rubric },
  ...more,
});

interface Shown {
  harness: ObservationFormHarness;
  gateway: ScriptedGateway;
  element: XbObservationFormElement;
  draft(): Observation;
}

async function show(given: Script, { lang = "zh-Hans", by = "lesson" as "lesson" | "observation" } = {}): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbObservationFormElement>(
    html`<xb-observation-form lang=${lang} .gateway=${gateway}></xb-observation-form>`,
  );
  element[by] = by === "lesson" ? "l1" : id;
  const harness = new ObservationFormHarness(element);
  await harness.settled();
  await harness.settled();
  const draft = (): Observation =>
    (gateway.draft({ kind: "observation", id }).current.current as { data: { value: Observation } }).data.value;
  return { harness, gateway, element, draft };
}

const $ = <E extends HTMLElement = HTMLElement>(element: XbObservationFormElement, selector: string): E =>
  element.renderRoot.querySelector<E>(selector)!;
const focused = (element: XbObservationFormElement): Element | null => element.shadowRoot!.activeElement;

describe("xb-observation-form", () => {
  describe("writing", () => {
    it("[R051] opens with the lesson and its observation points, and begins nothing by being looked at", async () => {
      const { harness, gateway } = await show(script("lin"));
      expect(await harness.text())
        .to.contain("三（2）班数学《分数的初步认识》")
        .and.contain("展示课")
        .and.contain("第3节")
        .and.contain("执教：苏禾")
        .and.contain("学困生是否有机会开口");
      expect(gateway.calls).to.deep.equal([]);
    });

    it("hands every change to the draft at once, the first one with what follows from the lesson", async () => {
      const { harness, draft } = await show(script("lin"));
      await harness.write("strengths", "板书清楚");
      expect(draft()).to.deep.include({ strengths: "板书清楚", lesson: "l1", observed: "su", author: "lin", lessons: "1" });
      expect(await harness.text()).to.contain("已存在这台设备上");
      await harness.write("problems", "等待太短");
      expect(draft()).to.deep.include({ strengths: "板书清楚", problems: "等待太短" });
    });

    it("[R074] adds up what is rated; what is not applicable leaves both sums; a rating can be cleared", async () => {
      const { harness, element, draft } = await show(script("lin"));
      await harness.rate("aims", "4");
      expect(await harness.total())
        .to.contain("80")
        .and.contain("良")
        .and.contain("按已评的项折算");
      await harness.rate("group", "0");
      expect(await harness.total()).to.contain("40");
      await harness.rate("group", "不评");
      expect(await harness.total())
        .to.contain("80")
        .and.contain("不评 1 项");
      $<HTMLButtonElement>(element, '[data-item="group"] .clear').click();
      expect(await harness.rated("group")).to.equal("");
      expect(draft().ratings).to.deep.equal({ aims: { value: "4" } });
    });

    it("takes yes/no, choices, typed points and texts", async () => {
      const { harness, element, draft } = await show(script("lin"));
      await harness.rate("lab", "否");
      await harness.rate("way", "练习");
      const mark = $<HTMLInputElement>(element, '[data-item="mark"] input');
      mark.focus();
      await sendKeys({ type: "85" });
      const line = $<HTMLTextAreaElement>(element, "#item-line");
      line.focus();
      await sendKeys({ type: "好" });
      expect(draft().ratings).to.deep.equal({ lab: { level: "no" }, way: { level: "alone" }, mark: { value: "85" }, line: { text: "好" } });
    });

    it("draws only the item anew whose rating changed", async () => {
      const { harness, element } = await show(script("lin"));
      await harness.rate("aims", "3");
      const changes: string[] = [];
      const watch = new MutationObserver((records) =>
        records.forEach((record) => changes.push((record.target as Element).closest?.("[data-item]")?.getAttribute("data-item") ?? "")),
      );
      watch.observe($(element, ".rubric"), { subtree: true, childList: true, attributes: true, characterData: true });
      await harness.write("strengths", "a");
      expect(watch.takeRecords()).to.have.length(0);
      watch.disconnect();
      expect(changes.filter((item) => item && item !== "aims")).to.deep.equal([]);
    });

    it("stamps notes, keeps them in order, and gives a removed one back", async () => {
      const { harness, element, draft } = await show(script("lin"));
      await harness.note("后排举手");
      await harness.note("小组没有开始");
      expect(draft().notes.map(({ text, minute }) => [text, minute])).to.deep.equal([
        ["后排举手", 0],
        ["小组没有开始", 0],
      ]);
      const minute = $<HTMLInputElement>(element, ".note input");
      minute.value = "１２";
      minute.dispatchEvent(new Event("change"));
      await harness.settled();
      expect(draft().notes[0]!.minute).to.equal(12);
      expect([...element.renderRoot.querySelectorAll<HTMLTextAreaElement>(".note textarea")].map(({ value }) => value)).to.deep.equal([
        "小组没有开始",
        "后排举手",
      ]);
      $<HTMLButtonElement>(element, ".note .icon-only").click();
      await harness.settled();
      expect(draft().notes).to.have.length(1);
      expect(focused(element)?.id).to.equal("undo-note");
      await sendKeys({ press: "Enter" });
      await harness.settled();
      expect(draft().notes.map(({ text }) => text)).to.have.members(["后排举手", "小组没有开始"]);
    });

    it("adds a point of one's own, which alone can be removed", async () => {
      const { harness, element, draft } = await show(script("lin"));
      $<HTMLInputElement>(element, "#new-point").focus();
      await sendKeys({ type: "提问" });
      await sendKeys({ press: "Enter" });
      await harness.settled();
      expect(draft().points.map(({ text }) => text)).to.deep.equal(["学困生是否有机会开口", "提问"]);
      expect(focused(element)?.tagName).to.equal("TEXTAREA");
      expect(element.renderRoot.querySelectorAll(".point .icon-only")).to.have.length(1);
      $<HTMLButtonElement>(element, ".point .icon-only").click();
      await harness.settled();
      expect(draft().points).to.have.length(1);
    });
  });

  describe("input methods and carets", () => {
    it("neither loses nor doubles a character while one is composed", async () => {
      const { harness, element, draft, gateway } = await show(script("lin"));
      await harness.write("problems", "等待太短");
      const field = $<HTMLTextAreaElement>(element, "#strengths");
      field.focus();
      const type = (value: string, isComposing: boolean): void => {
        field.value = value;
        field.dispatchEvent(new InputEvent("input", { isComposing, bubbles: true }));
      };
      field.dispatchEvent(new CompositionEvent("compositionstart"));
      for (const text of ["b", "ba", "ban"]) type(text, true);
      // Meanwhile the draft is stored and another part of the form changes: the field is left alone.
      await gateway.draft({ kind: "observation", id }).flush();
      await harness.rate("aims", "3");
      await harness.settled();
      expect(field.value).to.equal("ban");
      expect(draft().strengths).to.equal("");
      type("板", true);
      field.dispatchEvent(new CompositionEvent("compositionend", { data: "板" }));
      await harness.settled();
      expect(field.value).to.equal("板");
      expect(draft().strengths).to.equal("板");
      type("板书", false);
      await harness.settled();
      expect(draft().strengths).to.equal("板书");
    });

    it("keeps the caret where it is when the draft is stored", async () => {
      const { harness, element, gateway } = await show(script("lin"));
      await harness.write("strengths", "一二三四");
      const field = $<HTMLTextAreaElement>(element, "#strengths");
      field.focus();
      field.setSelectionRange(2, 2);
      await sendKeys({ type: "x" });
      await gateway.draft({ kind: "observation", id }).flush();
      await harness.settled();
      expect(field.value).to.equal("一二x三四");
      expect(field.selectionStart).to.equal(3);
    });

    it("takes a text from elsewhere only when the field is left", async () => {
      const { harness, element, gateway } = await show(script("lin", written({ strengths: "旧" })));
      const field = $<HTMLTextAreaElement>(element, "#strengths");
      field.focus();
      gateway.draft({ kind: "observation", id }).change({ strengths: "新" });
      await harness.settled();
      expect(field.value).to.equal("旧");
      field.blur();
      await harness.settled();
      expect(field.value).to.equal("新");
    });
  });

  describe("moving on", () => {
    it("says what is missing before it can be sent, and sends nothing", async () => {
      const { harness, gateway, element } = await show(script("lin"));
      expect(await harness.text()).to.contain("先写下优点或问题，或给一项评分，就可以提交");
      await harness.move("submit");
      expect(gateway.calls).to.have.length(0);
      expect(focused(element)).to.be.instanceOf(HTMLElement);
      await harness.rate("aims", "4");
      expect(await harness.text()).to.not.contain("先写下优点");
    });

    it("stores what is typed, then submits; the page can keep it from doing so", async () => {
      const { harness, gateway, element } = await show(script("lin"));
      await harness.write("problems", "等待太短");
      const keep = (event: Event): void => event.preventDefault();
      element.addEventListener("xb-observation-submit-request", keep);
      await harness.move("submit");
      expect(gateway.calls).to.have.length(0);
      element.removeEventListener("xb-observation-submit-request", keep);
      const heard: unknown[] = [];
      document.body.addEventListener("xb-observation-submit-request", (event) => heard.push(event.observation), { once: true });
      await harness.move("submit");
      await harness.settled();
      expect(heard).to.deep.equal([{ kind: "observation", id }]);
      expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.submit"]);
      expect(await harness.text()).to.contain("已提交，等苏禾答复");
      expect(element.renderRoot.querySelector("#strengths")).to.equal(null);
    });

    it("says honestly that it waits for the network, and lets go on writing", async () => {
      const { harness, gateway, element } = await show(script("lin", written({ strengths: "好" }), { status: "offline" }));
      await harness.move("submit");
      expect(await harness.text()).to.contain("已存在本机，联网后自动提交");
      expect(element.renderRoot.querySelector("#strengths")).to.equal(null);
      expect(await harness.moves()).to.deep.equal([]);
      $<HTMLButtonElement>(element, "#keep-editing").click();
      await harness.settled();
      expect(gateway.resolved).to.have.length(1);
      expect(element.renderRoot.querySelector("#strengths")).to.not.equal(null);
    });

    it("says why it was refused and what to do", async () => {
      const { harness, gateway, element } = await show(
        script("lin", written({ strengths: "好" }), { refuse: { "observation.submit": "guard-failed" } }),
      );
      await harness.move("submit");
      await waitUntil(async () => /没有被接受.*还差几样内容/.test(await harness.text()), "the words of the refusal come");
      $<HTMLButtonElement>(element, "#drop").click();
      await harness.settled();
      expect(gateway.resolved[0]?.how).to.equal("discard");
    });

    it("lets the observed teacher answer and nothing else", async () => {
      const { harness, gateway, element } = await show(
        script("su", written({ state: "submitted", strengths: "板书清楚", submittedAt: "2026-11-22T03:00:00.000Z" })),
        { by: "observation" },
      );
      expect(await harness.text())
        .to.contain("林知远听了您这节课")
        .and.contain("板书清楚")
        .and.contain("先写下答复");
      expect(element.renderRoot.querySelector("#strengths")).to.equal(null);
      expect(await harness.moves()).to.deep.equal(["answer"]);
      await harness.write("answer", "下次先等五秒");
      await harness.move("answer");
      await harness.settled();
      expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.answer"]);
    });

    it("signs the version that was read, and shows both signatures as name and time", async () => {
      const signature = {
        party: "author" as const,
        person: "lin",
        at: "2026-11-22T02:32:00.000Z",
        version: 3,
        hash: "",
        way: "session" as const,
      };
      const { harness, gateway } = await show(script("su", written({ state: "answered", answer: "好", signatures: [signature] })), {
        by: "observation",
      });
      expect(await harness.text())
        .to.contain("11月22日 10:32")
        .and.contain("待签");
      await harness.move("sign");
      expect(gateway.calls[0]?.input).to.deep.equal({ id, version: 3 });
      const signed = await show(script("lin", written({ state: "answered", answer: "好", signatures: [signature] })));
      expect(await signed.harness.moves()).to.deep.equal([]);
      expect(await signed.harness.text()).to.contain("您已签字，等苏禾签字");
    });

    it("is read-only once locked, and asks the other to open it, with a reason", async () => {
      const { harness, gateway, element } = await show(script("lin", written({ state: "locked" })));
      expect(element.renderRoot.querySelector("textarea, input")).to.equal(null);
      await harness.move("askUnlock");
      expect(focused(element)?.id).to.equal("reason");
      await harness.reason("把班级写错了");
      expect(gateway.calls[0]).to.deep.include({ action: "observation.askUnlock" });
      expect(gateway.calls[0]?.input["input"]).to.deep.equal({ reason: "把班级写错了" });
    });

    it("leaves agreeing and refusing to the other one", async () => {
      const asked = written({ state: "unlocking", unlockAskedBy: "lin", reason: "写错了" });
      expect(await (await show(script("lin", asked))).harness.moves()).to.deep.equal([]);
      const other = await show(script("su", asked), { by: "observation" });
      expect(await other.harness.moves()).to.have.members(["agree", "refuse"]);
      expect(await other.harness.text()).to.contain("理由：写错了");
    });

    it("shows both texts where it was changed elsewhere too, and a person chooses", async () => {
      const error = { code: "stale-version", detail: "", retryable: false, current: written({ version: 5, strengths: "别处的" }) } as const;
      const pending = [
        { actionId: "a1", action: "observation.change", on: { kind: "observation", id }, state: "attention", since: "", error },
      ] as const;
      const { harness, gateway, element } = await show(script("lin", written({ strengths: "这里的" }), { pending: [...pending] }));
      expect(await harness.text())
        .to.contain("这里的内容在别处也改过")
        .and.contain("别处的");
      $<HTMLButtonElement>(element, '[data-choose="mine"]').click();
      await harness.settled();
      expect(gateway.resolved).to.deep.equal([{ actionId: "a1", how: { merged: { strengths: "这里的" } } }]);
    });
  });

  describe("states", () => {
    it("says what is so when there is nothing to fill in", async () => {
      const text = async (given: Script, more = {}): Promise<string> => (await show(given, more)).harness.text();
      expect(await text(script("lin", undefined, { session: null }))).to.contain("还没有登录");
      expect(await text(script("lin", undefined, { capabilities: [] }))).to.contain("还没有开通");
      expect(await text(script("lin", undefined, { status: "loading" }))).to.contain("正在读取");
      expect(await text(script("lin", undefined, { fail: { "one:observation": "internal" } }))).to.contain("再试一次");
      expect(await text(script("lin", undefined, { fail: { "one:observation": "not-permitted" } }))).to.contain("不能查看");
      expect(await text(script("lin", undefined, { fail: { definition: "internal" } }))).to.contain("再试一次");
      expect(await text(script("su"))).to.contain("这是您自己上的课");
      expect(await text(script("gu", undefined, { forbids: ["observation.create"] }))).to.contain("没有请您听课");
      expect(await text(script("gu"), { by: "observation" })).to.contain("没有找到这份记录");
    });

    it("can be begun without a network, once the lesson is known", async () => {
      const { harness, draft } = await show(script("lin", undefined, { fail: { "one:observation": "offline" } }));
      await harness.write("strengths", "好");
      expect(draft()).to.deep.include({ strengths: "好", lesson: "l1" });
    });

    it("says so when no more is left of the record than what was typed here", async () => {
      const { harness } = await show(script("su", { id, version: 6, state: "draft", answer: "好" } as Observation), { by: "observation" });
      expect(await harness.text()).to.contain("没有找到这份记录");
    });

    it("is read-only for who only reads", async () => {
      const { harness, element } = await show(
        { ...script("gu", written({ state: "submitted", strengths: "好" })), session: session("gu", ["groupLead"]) },
        { by: "observation" },
      );
      expect(await harness.moves()).to.deep.equal([]);
      expect(element.renderRoot.querySelector("textarea, input")).to.equal(null);
      expect(await harness.text()).to.contain("等苏禾答复");
    });

    it("can be filled in and sent with the keyboard alone", async () => {
      const { harness, gateway, element, draft } = await show(script("lin"));
      $<HTMLInputElement>(element, '[data-item="aims"] input').focus();
      await sendKeys({ press: " " });
      for (let i = 0; i < 4; i++) await sendKeys({ press: "ArrowRight" });
      await harness.settled();
      expect(draft().ratings["aims"]).to.deep.equal({ value: "4" });
      expect(focused(element)?.getAttribute("value")).to.equal("p4");
      const submit = $<HTMLButtonElement>(element, '[data-move="submit"]');
      for (let i = 0; i < 40 && focused(element) !== submit; i++) await sendKeys({ press: "Tab" });
      expect(focused(element)).to.equal(submit);
      await sendKeys({ press: "Enter" });
      await harness.settled();
      expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.submit"]);
    });

    it("speaks three languages and is accessible in each, filled and read-only", async () => {
      for (const [lang, word] of [
        ["zh-Hans", "听课记录"],
        ["zh-Hant", "聽課紀錄"],
        ["en", "Lesson observation"],
      ] as const) {
        const { harness, element } = await show(
          script("lin", written({ strengths: "好", ratings: { aims: { value: "4" } }, notes: [{ id: "n", minute: 3, text: "x" }] })),
          { lang },
        );
        expect(await harness.text()).to.contain(word);
        await expect(element).to.be.accessible();
        const locked = await show(script("su", written({ state: "locked" })), { lang, by: "observation" });
        await expect(locked.element).to.be.accessible();
      }
    });

    it("fits a narrow phone with long texts", async () => {
      const { element } = await show(
        script("lin", written({ state: "locked", strengths: "长".repeat(400), notes: [{ id: "n", minute: 3, text: "x".repeat(300) }] })),
      );
      element.parentElement!.style.width = "328px";
      await element.updateComplete;
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });

    it("lets go of everything when it is taken out", async () => {
      const { element, gateway } = await show(script("lin", written()));
      expect(gateway.listeners).to.be.above(0);
      element.remove();
      expect(gateway.listeners).to.equal(0);
    });
  });
});
