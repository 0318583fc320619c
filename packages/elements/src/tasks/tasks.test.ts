import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { Kinds, Task } from "@xiaoben/contract";
import { scriptedGateway, TasksHarness, type Script } from "../testing/index.ts";
import "./tasks.ts";
import type { XbTasksElement } from "./tasks.element.ts";
import type { XbTaskOpenRequestEvent } from "./tasks.events.ts";

const base = { version: 1, org: "o", createdAt: "", updatedAt: "" };
const session = { person: "lin", org: "o", roles: [], timeZone: "Asia/Shanghai", locale: "zh-Hans", today: "2026-11-22" };
const people = ["lin", "su"].map((id) => ({ ...base, id, displayName: { lin: "林知远", su: "苏禾" }[id]!, externalIds: {}, onPost: true }));
const lesson = {
  ...base,
  id: "l1",
  teacher: "su",
  className: "三（2）班",
  subjectName: "数学",
  topic: "分数的初步认识",
  on: "2026-11-24",
  slot: { period: 3, from: "10:00", to: "10:40" },
} as unknown as Kinds["lesson"];
const observation = {
  ...base,
  id: "o1",
  state: "submitted",
  author: "lin",
  observed: "su",
  lesson: "l1",
} as unknown as Kinds["observation"];
const tasks: Task[] = [
  { action: "observation.create", on: { kind: "lesson", id: "l1" } },
  { action: "observation.answer", on: { kind: "observation", id: "o1" }, due: "2026-11-20T04:00:00.000Z" },
];
const script: Script = { session, tasks, records: { person: people, lesson: [lesson], observation: [observation] } };

async function show(more: Script = {}, lang = "zh-Hans"): Promise<TasksHarness> {
  const element = await fixture<XbTasksElement>(
    html`<xb-tasks lang=${lang} .gateway=${scriptedGateway({ ...script, ...more })}></xb-tasks>`,
  );
  return new TasksHarness(element);
}

describe("xb-tasks", () => {
  it("says what, about which lesson, with whom and until when, what presses first", async () => {
    const rows = await (await show()).rows();
    expect(rows[0]).to.contain("看听课意见并答复").and.contain("苏禾").and.contain("已过期限 2 天");
    expect(rows[1]).to.contain("去听课").and.contain("三（2）班数学《分数的初步认识》").and.contain("上课人：苏禾").and.contain("第3节");
  });

  it("[R082] names an inspection whose finding waits for the teacher", async () => {
    const inspected = { ...observation, aim: "inspection" } as Kinds["observation"];
    const harness = await show({ records: { ...script.records, observation: [inspected] } });
    expect((await harness.rows())[0]).to.contain("随堂检查");
    expect((await (await show()).rows())[0]).to.not.contain("随堂检查");
  });

  it("says who asks to observe which lesson", async () => {
    const visit = { ...base, id: "v1", state: "asked", author: "su", teacher: "lin", lesson: "l1" } as unknown as Kinds["visit"];
    const harness = await show({
      tasks: [{ action: "visit.welcome", on: { kind: "visit", id: "v1" } }],
      records: { ...script.records, lesson: [{ ...lesson, teacher: "lin" }], visit: [visit] },
    });
    expect((await harness.rows())[0])
      .to.contain("答复听课申请")
      .and.contain("三（2）班数学《分数的初步认识》")
      .and.contain("听课人：苏禾");
  });

  it("asks the page to open a task, once, and says which", async () => {
    const harness = await show();
    const heard: XbTaskOpenRequestEvent[] = [];
    document.body.addEventListener("xb-task-open-request", (event) => heard.push(event), { once: true });
    await harness.open(1);
    expect(heard.map((event) => event.task)).to.deep.equal([tasks[0]]);
    expect(heard[0]!.cancelable && heard[0]!.composed && heard[0]!.bubbles).to.equal(true);
  });

  it("says so when nothing waits", async () => {
    expect(await (await show({ tasks: [] })).text()).to.contain("今天没有等您处理的事");
  });

  it("takes a new task in at once", async () => {
    const harness = await show({ tasks: [] });
    (harness.element.gateway as ReturnType<typeof scriptedGateway>).change({ tasks });
    expect(await harness.rows()).to.have.length(2);
  });

  it("shows eight at first and the others when asked", async () => {
    const many = Array.from({ length: 40 }, (_, i): Task => ({ action: "hour.approve", on: { kind: "hour", id: `h${i}` } }));
    const harness = await show({ tasks: many });
    expect(await harness.rows()).to.have.length(8);
    harness.element.renderRoot.querySelector<HTMLButtonElement>("button.link")!.click();
    expect(await harness.rows()).to.have.length(40);
  });

  it("keeps the list and says why when it cannot be read again", async () => {
    const harness = await show();
    const live = harness.element.gateway!.tasks() as unknown as { set(snapshot: unknown): void };
    live.set({ status: "error", error: { code: "offline", detail: "", retryable: true }, data: tasks });
    await waitUntil(async () => (await harness.text()).includes("现在连不上网络"), "it says why", { timeout: 15_000 });
    expect(await harness.text()).to.contain("打开");
  });

  it("says what is so when there is nothing to show", async () => {
    expect(await (await show({ session: null })).text()).to.contain("还没有登录");
    expect(await (await show({ capabilities: ["hour.list"] })).text()).to.contain("还没有开通");
    expect(await (await show({ fail: { tasks: "internal" } })).text()).to.contain("再试一次");
  });

  it("speaks three languages and is accessible in each", async () => {
    for (const [lang, word] of [
      ["zh-Hans", "等您处理"],
      ["zh-Hant", "等您處理"],
      ["en", "Waiting for you"],
    ] as const) {
      const harness = await show({}, lang);
      expect(await harness.text()).to.contain(word);
      await expect(harness.element).to.be.accessible();
    }
  });

  it("can be worked with the keyboard alone", async () => {
    const harness = await show();
    await harness.rows();
    const buttons = [...harness.element.renderRoot.querySelectorAll("button")];
    buttons[0]!.focus();
    expect(harness.element.shadowRoot!.activeElement).to.equal(buttons[0]);
    expect(buttons.every((button) => (button.getAttribute("aria-label") ?? "").includes("打开"))).to.equal(true);
  });
});
