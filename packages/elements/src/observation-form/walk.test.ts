import { expect } from "@open-wc/testing";
import { tabStops, type Stop } from "../testing/tab-stops.test.fixture.ts";
import { $, focused, rubric, script, scriptInClass, show, written } from "./observation-form.test.fixture.ts";
import type { XbObservationFormElement } from "./observation-form.element.ts";

const codes = [
  "Appreciating",
  "Motivating",
  "Reflecting",
  "Delaying",
  "Many-sided",
  "Quick-witted",
  "Heartfelt",
  "Negative",
  "Bare praise",
];
const counted: Readonly<Record<string, number>> = { Motivating: 2, "Bare praise": 1 };
const tags = ["Teacher speaks", "Pupils speak", "Question", "Answer", "Good", "Problem"];
const buttons = (names: readonly string[], group = ""): string[] => names.map((name) => `${group}button ${name}`);
const noteStops = (minute: number): string[] => [
  "textbox Minute",
  `combobox What the note of minute ${minute} is about`,
  `textbox Note at minute ${minute}`,
  `button Remove the note at minute ${minute}`,
];

/** A form in which every part has something to fill in. */
const begun = written({
  points: [
    { id: "p1", text: "Who speaks" },
    { id: "own", text: "Waiting time" },
  ],
  notes: [
    { id: "n1", minute: 3, text: "a", tag: "question" },
    { id: "n2", minute: 12, text: "b" },
  ],
  segments: [{ id: "s", does: "opening", from: 2, until: 12 }],
  tallies: { motivating: 2, bare: 1 },
  quotes: [{ id: "q", text: "Well argued", codes: ["motivating"], minute: 4 }],
  ratings: { aims: { value: "4" } },
});

const spoken = ({ role, name, group }: Stop): string => `${group ? `${group}: ` : ""}${role} ${name}`;

/** Unfolds what is folded. */
async function unfold(element: XbObservationFormElement): Promise<void> {
  for (const folded of element.renderRoot.querySelectorAll("details")) folded.open = true;
  await element.updateComplete;
}

/** Whether the person who sees the one stop finds the next one further on: beside it, or below. */
const isAfter = (next: Stop, { element }: Stop): boolean =>
  next.element.getBoundingClientRect().bottom > element.getBoundingClientRect().top;

// No keys are pressed here, so that it runs in every engine, also where a driver cannot press any.
/** What is shown only where a finger is used, as some engines say of themselves without a screen. */
const forTouch = /^button Take a photo$|Clear the rating of “Clear aims”$/;

describe("xb-observation-form: walked by script", () => {
  // Some drivers give all files one store: another one's clock of this lesson may still run in it.
  beforeEach(() => localStorage.clear());

  it("names every stop of the Tab key, in the order in which the form is read", async () => {
    const definitions = { "p/1/r": rubric, "p/1/pack": { id: "p", version: "1", parameters: [], content: { phraseBanks: [] } } };
    const { element, harness } = await show(script("lin", begun, { definitions }), { lang: "en" });
    await unfold(element);
    $(element, "#phrases-measures").click();
    await harness.settled();
    await harness.settled();
    const stops = tabStops(element);
    expect(stops.map(spoken).filter((one) => !forTouch.test(one))).to.deep.equal([
      "textbox What you saw of “Who speaks”",
      "textbox Point to watch",
      "button Remove the point “Waiting time”",
      "textbox What you saw of “Waiting time”",
      "textbox Add a point",
      ...buttons(["All 2", "Question 1"], "Show: "),
      ...noteStops(3),
      ...noteStops(12),
      ...buttons([...tags, "Take a note"]),
      "button Stages of the lesson",
      ...buttons(["Opening", "Explaining", "Dialogue", "Group work", "Practice", "Presentation", "Summing up", "Other"]),
      "textbox Opening: from minute",
      "textbox Opening: to minute",
      "button Remove Opening from minute 2",
      "button Evaluation language",
      ...codes.flatMap((code) => buttons([`${code} ${counted[code] ?? 0}, add one`, `${code} ${counted[code] ?? 0}, take one off`])),
      "textbox What was said in minute 4",
      "button Remove “Well argued”; the counts stay",
      ...buttons(codes, "It is (several may fit; each is counted once): "),
      "button Choose from the phrase bank",
      "button Write down what was said",
      "button Choose a picture",
      "Clear aims Required: radio 4",
      "小组合作: radio 0",
      "做了实验: radio Yes",
      "形式: radio 讲授",
      "其他: textbox 百分",
      "其他: textbox 一句话",
      ...buttons(["小组合作", "做了实验", "形式"]),
      "textbox Strengths",
      "textbox Problems",
      "textbox Suggestions",
      "button Close the phrase bank",
      "Phrase bank: searchbox Find a sentence",
      ...["Practising", "The pupil", "Kind"].map((name) => `Phrase bank: combobox ${name}`),
      "Phrase bank: button Add one of your own",
      "textbox One next step",
      ...buttons(["Void this record", "Send to the teacher"]),
    ]);
    for (const [at, stop] of stops.entries()) {
      stop.element.focus();
      expect(focused(element), `${spoken(stop)} takes the focus`).to.equal(stop.element);
      const before = stops[at - 1];
      if (before) expect(isAfter(stop, before), `${spoken(stop)} stands after ${spoken(before)}`).to.equal(true);
    }
  });

  it("comes to the bar of the lesson after the fields, and before the main action", async () => {
    const { element } = await show(scriptInClass(), { lang: "en" });
    const stops = tabStops(element).map(spoken);
    expect(stops.slice(stops.indexOf("textbox One next step"))).to.deep.equal([
      "textbox One next step",
      ...buttons(["Notes", "Stages", "Language"], "What to record: "),
      ...buttons([...tags, "Take a note"], "In class: "),
      "button Send to the teacher",
    ]);
  });

  it("is filled in and sent by clicks and input alone", async () => {
    const { harness, gateway, element, draft } = await show(script("lin"));
    await unfold(element);
    await harness.write("point-p1", "两次");
    await harness.noteOf("question", "为什么要通分");
    await harness.begin("groupWork");
    await harness.count("motivating");
    await harness.rate("aims", "4");
    await harness.rate("group", "不评");
    await harness.rate("lab", "是");
    await harness.rate("way", "练习");
    const mark = $<HTMLInputElement>(element, '[data-item="mark"] input');
    mark.value = "８５";
    mark.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await harness.write("item-line", "清楚");
    for (const name of ["strengths", "problems", "measures", "nextStep"]) await harness.write(name, `写了 ${name}`);
    const { points, notes, segments, tallies, ratings, ...rest } = draft();
    expect(points).to.deep.equal([{ id: "p1", text: "学困生是否有机会开口", note: "两次" }]);
    expect(notes.map(({ tag, text }) => [tag, text])).to.deep.equal([["question", "为什么要通分"]]);
    expect(segments!.map(({ does }) => does)).to.deep.equal(["groupWork"]);
    expect(tallies).to.deep.equal({ motivating: 1 });
    expect(ratings).to.deep.equal({
      aims: { value: "4" },
      group: { notApplicable: true },
      lab: { level: "yes" },
      way: { level: "alone" },
      mark: { value: "85" },
      line: { text: "清楚" },
    });
    expect(rest).to.deep.include({ strengths: "写了 strengths", nextStep: "写了 nextStep" });
    await harness.move("submit");
    await harness.settled();
    expect(gateway.calls.map(({ action }) => action)).to.deep.equal(["observation.submit"]);
    expect(focused(element)?.id).to.equal("status");
    expect(rubric.sections.flatMap(({ items }) => items.map((item) => item.id))).to.have.members(Object.keys(ratings));
  });
});
