import { expect } from "@open-wc/testing";
import { operations } from "@xiaoben/contract";
import { connect, pages, patternsOf, watch, withPage, wordsIn, type Spoiler, type Watched, type Widget } from "./campus.ts";

const levelOne = new Set(operations.filter(({ level }) => level === 1).map(({ id }) => id));
const judging = new Set([...levelOne].filter((id) => id !== "evaluate" && id !== "rollup"));
const loading = "正在读取";
const notOffered = "这里还没有开通这项功能";

interface Lack {
  says: string;
  lacks: ReadonlySet<string>;
  shows: { readonly [W in Widget]?: RegExp };
  hides?: { readonly [W in Widget]?: RegExp };
  withoutButtons?: { readonly [W in Widget]?: RegExp };
}

const optional: readonly Lack[] = [
  {
    says: "no debriefs: nothing is said of what became of a step",
    lacks: new Set(operations.filter(({ id }) => id.startsWith("debrief.")).map(({ id }) => id)),
    shows: { debrief: /这里还没有开通这项功能/, "joint-view": /上次说好的下一步/, growth: /评价语|说好的/ },
    hides: { "joint-view": /还没有说到/, growth: /还没有说到/ },
  },
  {
    says: "no visits, no files, no verdicts, and lessons that are read alone: their steps are hidden",
    lacks: new Set(
      operations
        .filter(({ id }) => /^(visit|attachment)\.|^attachments$|^evaluate$|^lesson\.(create|change|announce|hold|cancel)$/.test(id))
        .map(({ id }) => id),
    ),
    shows: { lessons: /我上的课/, lesson: /《平均数》/ },
    hides: { lessons: /学期听课/, lesson: /附件/ },
    withoutButtons: { lessons: /安排一节课/, lesson: /发|取消|邀请/ },
  },
  {
    says: "no observations: nothing stands beside a lesson, and it says so",
    lacks: new Set(operations.filter(({ id }) => id.startsWith("observation.")).map(({ id }) => id)),
    shows: { "joint-view": /这里还没有开通/, growth: /这里还没有开通/, debrief: /这里(还)?没有开通/, lesson: /《平均数》/ },
    withoutButtons: { lesson: /写听课记录/ },
  },
  {
    says: "no definitions and no packs: a rating is not drawn without its form, and rubrics are not offered",
    lacks: new Set(["definition", "pack.list"]),
    shows: { "rubric-editor": /这里还没有开通/, "joint-view": /没有开通这项功能/, growth: /没有开通这项功能/, debrief: /参加的人/ },
  },
];

describe("a back end that offers level 1 only", function () {
  this.timeout(60_000);
  for (const [title, lacks, offered] of [
    ["judges by itself", "aboveLevelOne", levelOne],
    ["leaves judging to the device", "judging", judging],
  ] as const) {
    const patterns = patternsOf(new Set([...offered, "session", "capabilities"]));
    const asksForMore = ({ requests }: Watched): string[] =>
      requests.filter((request) => !patterns.some((pattern) => pattern.test(request)));

    it(`${title}: hours and verdicts work, the others say that they are not offered, nothing else is asked for`, async () => {
      const watched = watch();
      await withPage(pages.teacher.draw(connect(lacks, "lin", watched)), watched, (says) => {
        expect(says("study-hours"))
          .to.match(/\d+(\.\d+)? 学时/)
          .and.contain("2026");
        expect(says("verdict")).to.contain("学时").and.not.contain(notOffered);
        for (const widget of ["tasks", "observation-form", "mentor-pair", "plan-editor"] as const)
          expect(says(widget), widget).to.contain(notOffered);
      });
      expect(asksForMore(watched)).to.deep.equal([]);
      expect(watched.requests.length).to.be.greaterThan(5);
      expect(watched.requests.some((request) => request.startsWith("POST /v1/evaluate"))).to.equal(lacks === "aboveLevelOne");
      expect(watched.noise).to.deep.equal([]);
    });

    it(`${title}: the ledger is read and nothing is decided in it, sums are shown where they are offered`, async () => {
      const watched = watch();
      await withPage(pages.admin.draw(connect(lacks, "shen", watched)), watched, (says, host) => {
        expect(says("hour-ledger")).to.contain("待审").and.not.contain(loading);
        expect(host.querySelector('[data-widget="hour-ledger"]')!.shadowRoot!.querySelector("[data-does]")).to.equal(null);
        expect(says("hour-overview")).to.contain(offered.has("rollup") ? "还没有可以汇总的人" : notOffered);
        expect(says("scheme-editor")).to.contain("这里还没有自己的考评办法").and.not.contain(loading);
        // What is asked of the school itself can be judged without its people.
        expect(says("progress")).to.match(
          offered.has("rollup") ? /还没有可以汇总的人|现行办法里的要求，对单位 \d 项/ : new RegExp(notOffered),
        );
      });
      expect(asksForMore(watched)).to.deep.equal([]);
      expect(watched.noise).to.deep.equal([]);
    });

    it(`${title}: what is filed are the records that there are, with what the rules miss`, async () => {
      const watched = watch();
      await withPage(pages.archive.draw(connect(lacks, "su", watched)), watched, (says) => {
        expect(says("portfolio"))
          .to.match(/还缺什么.*学年总学时/)
          .and.match(/学时 \d+/)
          .and.not.match(/被听课|师徒结对|正在读取/);
      });
      expect(asksForMore(watched)).to.deep.equal([]);
      expect(watched.noise).to.deep.equal([]);
    });

    it(`${title}: nothing is made public, and nobody is asked for it`, async () => {
      const watched = watch();
      await withPage(pages.board.draw(connect(lacks, "shen", watched)), watched, (says, host) => {
        for (const widget of pages.board.widgets) {
          expect(says(widget), widget).to.contain(notOffered);
          expect(buttonsOf(host, widget), widget).to.deep.equal([]);
        }
      });
      expect(asksForMore(watched)).to.deep.equal([]);
      expect(watched.noise).to.deep.equal([]);
    });

    it(`${title}: rubrics can be read, what comes before and after a lesson is not offered, and no button leads nowhere`, async () => {
      const watched = watch();
      await withPage(pages.lead.draw(connect(lacks, "gu", watched)), watched, (says, host) => {
        for (const widget of ["lessons", "lesson", "debrief", "joint-view", "growth"] as const) {
          expect(says(widget), widget).to.contain(notOffered).and.not.contain(loading);
          expect(buttonsOf(host, widget), widget).to.deep.equal([]);
        }
        expect(says("rubric-editor"))
          .to.contain("随堂听课简表")
          .and.not.match(/这里还没有开通|正在读取/);
      });
      expect(asksForMore(watched)).to.deep.equal([]);
      expect(watched.noise).to.deep.equal([]);
    });
  }
});

describe("a back end that leaves single operations out", function () {
  this.timeout(60_000);
  for (const { says: title, lacks, shows, hides = {}, withoutButtons = {} } of optional)
    it(title, async () => {
      const watched = watch();
      await withPage(pages.lead.draw(connect("nothing", "gu", watched, lacking(lacks))), watched, (says, host) => {
        for (const widget of pages.lead.widgets) {
          expect(says(widget), widget).not.to.contain(loading);
          if (shows[widget]) expect(says(widget), widget).to.match(shows[widget]);
          if (hides[widget]) expect(says(widget), widget).not.to.match(hides[widget]);
          if (withoutButtons[widget])
            expect(
              buttonsOf(host, widget).filter((label) => withoutButtons[widget]!.test(label)),
              widget,
            ).to.deep.equal([]);
        }
      });
      expect(watched.requests.filter((request) => patternsOf(lacks).some((pattern) => pattern.test(request)))).to.deep.equal([]);
      expect(watched.noise).to.deep.equal([]);
    });
});

/** Takes operations out of what the back end says that it offers. */
const lacking =
  (operations: ReadonlySet<string>): Spoiler =>
  (request, body) => {
    if (!request.includes("/v1/capabilities")) return undefined;
    const said = body as { operations: string[] };
    return { ...said, operations: said.operations.filter((id) => !operations.has(id)) };
  };

const buttonsOf = (host: HTMLElement, widget: Widget): string[] =>
  [...host.querySelector(`[data-widget="${widget}"]`)!.shadowRoot!.querySelectorAll("button")].map((button) => wordsIn(button));
