import { expect } from "@open-wc/testing";
import { $, holdClock, id, script, scriptInClass, show, written } from "../observation-form.test.fixture.ts";
import type { XbObservationFormElement } from "../observation-form.element.ts";

const all = <E extends HTMLElement = HTMLElement>(element: XbObservationFormElement, selector: string): E[] => [
  ...element.renderRoot.querySelectorAll<E>(selector),
];

describe("xb-observation-form: while the lesson goes on", () => {
  holdClock();

  it("stands its buttons in one bar at the bottom, and in their sections when the lesson is over", async () => {
    const { element } = await show(scriptInClass());
    const bar = $(element, ".class-bar");
    expect(getComputedStyle(bar).position).to.equal("sticky");
    expect(bar.innerText).to.contain("第12分");
    expect(all(element, "#add-note")).to.have.length(1);
    expect(bar.querySelectorAll("[data-tag]")).to.have.length(6);
    const after = await show(script("lin"));
    expect($(after.element, ".class-bar")).to.equal(null);
    expect(all(after.element, "[part=notes] [data-tag]")).to.have.length(6);
    expect($<HTMLDetailsElement>(after.element, "[part=segments]").open).to.equal(false);
  });

  it("stamps a note of a tag with the minute and opens it for typing; tags are words, and can be filtered by", async () => {
    const { harness, element, draft } = await show(scriptInClass());
    await harness.noteOf("question", "为什么要通分");
    await harness.noteOf("good", "等了五秒");
    await harness.note("没有标签");
    expect(draft().notes.map(({ tag, text, minute }) => [tag, text, minute])).to.deep.equal([
      ["question", "为什么要通分", 12],
      ["good", "等了五秒", 12],
      [undefined, "没有标签", 12],
    ]);
    const chips = all(element, ".filter .chip");
    expect(chips.map((chip) => chip.innerText.replaceAll(/\s+/g, " ").trim())).to.deep.equal(["全部 3", "提问 1", "亮点 1"]);
    chips[2]!.click();
    await harness.settled();
    expect(all<HTMLTextAreaElement>(element, ".note textarea").map(({ value }) => value)).to.deep.equal(["等了五秒"]);
    expect($(element, ".filter [role=status]").textContent).to.contain("显示 1 / 3 条");
    // A new note is never hidden by what was filtered before.
    await harness.noteOf("problem", "后排没听见");
    expect(all(element, ".note textarea")).to.have.length(4);
    const tag = all<HTMLSelectElement>(element, "select.tag")[0]!;
    tag.value = "";
    tag.dispatchEvent(new Event("change"));
    await harness.settled();
    expect(draft().notes[0]).to.not.have.property("tag");
  });

  it("begins the next stretch with a tap and ends the one before; the clock runs, a tap can be undone", async () => {
    const begun = written({ segments: [{ id: "s", does: "opening", from: 2 }] });
    const { harness, element, draft } = await show(scriptInClass(begun));
    await harness.mode("segments");
    expect($(element, ".segment-clock").textContent).to.match(/^10:\d\d$/);
    await harness.begin("groupWork");
    expect(draft().segments!.map(({ does, from, until }) => [does, from, until])).to.deep.equal([
      ["opening", 2, 12],
      ["groupWork", 12, undefined],
    ]);
    expect($(element, '[data-does="groupWork"]').getAttribute("aria-pressed")).to.equal("true");
    $<HTMLButtonElement>(element, ".undo-segment").click();
    await harness.settled();
    expect(draft().segments).to.deep.equal(begun.segments);
    $<HTMLButtonElement>(element, ".end-segment").click();
    await harness.settled();
    expect(draft().segments).to.deep.equal([{ id: "s", does: "opening", from: 2, until: 12 }]);
    expect($(element, ".segment-clock")).to.equal(null);
    expect($(element, "svg.strip").getAttribute("aria-label")).to.contain("导入 10 分钟（100%）");
  });

  it("mends times by hand, both where two stretches meet, and says what does not fit", async () => {
    const segments = [
      { id: "a", does: "opening" as const, from: 0, until: 5 },
      { id: "b", does: "practice" as const, from: 5, until: 20 },
    ];
    const { harness, element, draft } = await show(script("lin", written({ segments })));
    const write = async (selector: string, value: string): Promise<void> => {
      const input = $<HTMLInputElement>(element, selector);
      input.value = value;
      input.dispatchEvent(new Event("change"));
      await harness.settled();
    };
    await write("#from-b", "８");
    expect(draft().segments!.map(({ from, until }) => [from, until])).to.deep.equal([
      [0, 8],
      [8, 20],
    ]);
    await write("#until-a", "30");
    expect($<HTMLInputElement>(element, "#until-a").value).to.equal("8");
    expect(await harness.text()).to.contain("没有改");
    expect(await harness.text()).to.contain("40%");
  });

  it("goes on with the running stretch and the own clock after a reload, outside of the timetable too", async () => {
    const began = Date.now() - 7 * 60_000 - 5_000;
    localStorage.setItem(`xb:clock:${id}`, String(began));
    try {
      const { harness, element, draft } = await show(script("lin", written({ segments: [{ id: "s", does: "dialogue", from: 3 }] })));
      await harness.mode("segments");
      expect($(element, ".segment-clock").textContent).to.match(/^4:0[5-9]$/);
      await harness.begin("practice");
      expect(draft().segments!.map(({ from, until }) => [from, until])).to.deep.equal([
        [3, 7],
        [7, undefined],
      ]);
    } finally {
      localStorage.removeItem(`xb:clock:${id}`);
    }
  });

  it("ends with the lesson what was still running when it was over", async () => {
    const { harness, element, draft } = await show(script("lin", written({ segments: [{ id: "s", does: "practice", from: 30 }] })));
    $<HTMLButtonElement>(element, ".end-segment").click();
    await harness.settled();
    expect(draft().segments).to.deep.equal([{ id: "s", does: "practice", from: 30, until: 40 }]);
  });

  it("keeps the own clock that the first entry starts", async () => {
    localStorage.removeItem(`xb:clock:${id}`);
    try {
      const { harness } = await show(script("lin"));
      await harness.note("走进教室");
      expect(Math.abs(Number(localStorage.getItem(`xb:clock:${id}`)) - Date.now())).to.be.below(5_000);
    } finally {
      localStorage.removeItem(`xb:clock:${id}`);
    }
  });

  it("fits a narrow phone, with the buttons large enough for a thumb", async () => {
    const { harness, element } = await show(
      scriptInClass(written({ notes: [{ id: "n", minute: 3, text: "长".repeat(90), tag: "pupils" }], tallies: { motivating: 12 } })),
    );
    element.parentElement!.style.width = "328px";
    for (const mode of ["notes", "segments", "tallies"]) {
      await harness.mode(mode);
      expect(element.scrollWidth, mode).to.be.at.most(element.clientWidth);
      const touch = matchMedia("(pointer: coarse)").matches ? 44 : 36;
      for (const button of all(element, ".class-bar button:not(.link)"))
        expect(button.getBoundingClientRect().height, button.innerText).to.be.at.least(touch);
    }
  });

  it("is accessible in each of its modes", async () => {
    const observation = written({
      notes: [{ id: "n", minute: 3, text: "x", tag: "good" }],
      segments: [
        { id: "a", does: "opening", from: 0, until: 5 },
        { id: "b", does: "dialogue", from: 5 },
      ],
    });
    const { harness, element } = await show(scriptInClass(observation));
    for (const mode of ["segments", "tallies"]) {
      await harness.mode(mode);
      await expect(element).to.be.accessible();
    }
  }).timeout(120_000);

  it("leaves the sections open while it goes on, without a second set of buttons", async () => {
    const { element } = await show(scriptInClass());
    expect($<HTMLDetailsElement>(element, "[part=segments]").open).to.equal(true);
    expect(all(element, "[part=segments] [data-does]")).to.have.length(0);
  });
});
