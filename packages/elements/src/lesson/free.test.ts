import { expect, waitUntil } from "@open-wc/testing";
import { idOf, operations, type Timetable } from "@xiaoben/contract";
import { cells, given, table, tables } from "./free.test.fixture.ts";
import { $, actions, script, show, type Shown } from "./lesson.test.fixture.ts";

async function open(shown: Promise<Shown>): Promise<Shown> {
  const { harness, element } = await shown;
  await waitUntil(() => $(element, "#free"), "the part comes");
  await harness.press("#free summary");
  for (let i = 0; i < 4; i++) await harness.settled();
  return shown;
}
const rows = ({ element }: Shown): string[] =>
  [...element.renderRoot.querySelectorAll<HTMLElement>("#free li")].map((row) => row.innerText.replace(/\s+/g, " ").trim());

describe("xb-lesson, lessons in one's free periods", () => {
  it("begins with the next day and her own subject, without her own periods, and goes on to others", async () => {
    const shown = await open(show(given(), { id: "" }));
    expect(rows(shown)).to.deep.equal(["第2节 09:00 三（2）班数学 家常课 执教：苏禾 想去听"]);
    await shown.harness.choose("#free-subject", "");
    expect(rows(shown).map((row) => row.slice(0, 16))).to.deep.equal(["第2节 09:00 三（1）班语", "第2节 09:00 三（2）班数"]);
    await shown.harness.choose("#free-day", "2026-11-24");
    expect(rows(shown).at(-1)).to.equal("第3节 10:20 三（2）班数学《分数的初步认识》 研讨课 执教：苏禾");
    await shown.harness.press('[data-free="l1"]');
    expect(await shown.harness.moves()).to.deep.equal(["come"]);
  });

  it("[R045] an everyday lesson is asked for with one button: it is named as it stands in the timetable, and she waits for its teacher", async () => {
    const shown = await open(show(given(), { id: "" }));
    await shown.harness.press("[data-ask]");
    for (let i = 0; i < 4; i++) await shown.harness.settled();
    expect(actions(shown.gateway)).to.deep.equal(["lesson.create", "visit.create"]);
    const id = idOf("lesson", "t2", "2026-11-23", "2");
    const [created, visit] = shown.gateway.calls.map(({ input }) => input as { id: string; body?: object });
    expect(created).to.deep.include({ id });
    expect(created!.body).to.deep.include({
      kind: "everyday",
      teacher: "su",
      on: "2026-11-23",
      slot: { period: 2, from: "09:00", to: "09:40" },
      observers: [],
    });
    expect(visit).to.deep.include({ id: idOf("visit", id, "lin") });
    expect(await shown.harness.text()).to.contain("等她答复");
  });

  it("the page is told before anything is done, and can keep it from being done", async () => {
    const shown = await open(show(given(), { id: "" }));
    shown.element.addEventListener("xb-visit-come-request", (event) => event.preventDefault(), { once: true });
    await shown.harness.press("[data-ask]");
    expect(shown.gateway.calls).to.have.length(0);
  });

  it("says what was refused, in place", async () => {
    const shown = await open(show(given({ refuse: { "lesson.create": "not-permitted" } }), { id: "" }));
    await shown.harness.press("[data-ask]");
    await waitUntil(async () => $(shown.element, "#free").innerText.includes("没有这项权限"), "the words of the refusal come");
  });

  it("says it where there is no timetable, where she is in none, and where nothing fits", async () => {
    const text = async (timetables: Timetable[]): Promise<string> => {
      const { element } = await open(show(given({}, timetables), { id: "" }));
      return $(element, "#free").innerText;
    };
    expect(await text([]))
      .to.contain("学校还没有课程表")
      .and.to.contain("分数的初步认识");
    expect(await text([table("t2", "三（2）班", cells("1 2 数学 su"))])).to.contain("课程表里没有您上的课");
    const { element } = await open(
      show(script("lin", [], [], { records: { timetable: [table("t1", "三（1）班", cells("1 1 数学 lin"))] } }), { id: "" }),
    );
    expect($(element, "#free").innerText).to.contain("没有合您空堂的课");
  });

  it("nothing is asked for before it is opened, a failure can be tried again, and where timetables are not offered it is not there", async () => {
    const failing = await show(given({ fail: { "list:timetable": "internal" } }), { id: "" });
    await waitUntil(() => $(failing.element, "#free"), "the part comes");
    expect(await failing.harness.text()).not.to.contain("再试一次");
    await failing.harness.press("#free summary");
    for (let i = 0; i < 4; i++) await failing.harness.settled();
    expect(await failing.harness.text()).to.contain("再试一次");
    const capabilities = operations.map(({ id }) => id).filter((id) => !id.startsWith("timetable."));
    const without = await show({ ...given(), capabilities }, { id: "" });
    await new Promise((done) => setTimeout(done, 500));
    expect($(without.element, "#free")).to.equal(null);
  });

  it("speaks three languages, is accessible in each, and fits a narrow phone", async () => {
    const long = "长".repeat(60);
    const many = Array.from({ length: 14 }, (_, at) => table(`t${at + 5}`, `三（${at + 5}）班`, cells(`1 2 ${long} su`)));
    for (const [lang, title, more] of [
      ["zh-Hans", "我空堂时能听的课", "再看 4 节"],
      ["zh-Hant", "我空堂時能聽的課", "再看 4 節"],
      ["en", "Lessons in my free periods", "4 more lessons"],
    ] as const) {
      const { element, harness } = await open(show(given({}, [...tables, ...many]), { id: "", lang }));
      await harness.choose("#free-subject", "");
      expect($(element, "#free").innerText).to.contain(title).and.to.contain(more);
      await expect(element).to.be.accessible();
      element.parentElement!.style.width = "328px";
      await harness.settled();
      expect(element.scrollWidth, lang).to.be.at.most(element.clientWidth);
      await harness.press("#free-more");
      expect(element.renderRoot.querySelectorAll("#free li")).to.have.length(16);
      expect(element.shadowRoot!.activeElement?.closest("li")).to.equal($(element, "#free li:nth-child(13)"));
    }
  });
});
