import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findEngines } from "../browser/engines.ts";
import { openCampus, type Campus } from "./campus.ts";
import { handsIn } from "./keyboard/hands.ts";
import { deepFocus, type Hands, type Told } from "./keyboard/keyboard.ts";
import { planLesson, recordWhen } from "./unsent/writing.ts";

const patience = 30_000;
const written = {
  strengths: "Five seconds of waiting.",
  problems: "Groups without roles.",
  measures: "A card for each role.",
  nextStep: "Write first, then say.",
};
const noted = "Why, she asked twice.";
/** Parts of the form, in the order in which they are filled in. */
const parts = ["notes", "segments", "tallies", "rubric", "texts", "actions"];

const { have } = await findEngines({ install: true, webkit: true, say: () => {} });

for (const engine of have)
  describe(`the whole form with the keyboard alone, in ${engine.name}`, { timeout: 300_000 }, () => {
    let campus: Campus;
    let hands: Hands;
    before(async () => {
      campus = await openCampus();
      hands = await handsIn(engine);
    });
    after(async () => {
      await hands?.close();
      await campus?.close();
    });

    test("[R043] every control is come to in order, has a name and can be seen, and what was filled in is handed in", async () => {
      const lesson = await planLesson(campus);
      await signIn(hands, campus.url, "林知远");
      await hands.goTo(`${campus.url}observations?lesson=${lesson}`);
      await until(
        hands,
        `(${form}?.querySelectorAll("[part=rubric] input[type=radio]").length ?? 0) > 6 && !!${form}.querySelector("[data-move=submit]")`,
      );

      const stops: Stop[] = [];
      let note = false;
      for (let presses = 0; presses < 250; presses++) {
        await hands.press("Tab");
        const stop = await hands.ask<Stop>(where);
        if (stop.host !== "xb-observation-form") {
          if (stops.length > 0) break;
          continue;
        }
        stops.push({ ...stop, told: await hands.focused() });
        if (stop.type === "radio") {
          await hands.press("Space");
          await hands.press("ArrowRight");
        }
        if (stop.id in written) await hands.type(written[stop.id as keyof typeof written]);
        if (stop.id === "add-note" && !note) {
          note = true;
          await hands.press("Enter");
          await until(hands, `${deepFocus}.localName === "textarea" && !!${deepFocus}.closest(".note")`);
          await hands.type(noted);
        }
        if (stop.move === "submit") {
          await hands.press("Enter");
          break;
        }
      }

      for (const stop of stops) {
        assert.ok(stop.name, `without a name: ${JSON.stringify(stop)}`);
        assert.ok(stop.seen, `not to be seen: ${JSON.stringify(stop)}`);
        assert.ok(stop.told?.name !== "" && stop.told?.role !== "generic", `not told: ${JSON.stringify(stop)}`);
      }
      const drawn = stops.map(({ part }) => part).filter((part) => parts.includes(part));
      const order = drawn.filter((part, i) => part !== drawn[i - 1]);
      assert.deepEqual(order, parts);

      const record = await recordWhen(campus, "林知远", lesson, ({ state }) => state === "submitted");
      assert.deepEqual(Object.fromEntries(Object.keys(written).map((name) => [name, record[name as "strengths"]])), written);
      assert.deepEqual(
        record.notes.map(({ text }) => text),
        [noted],
      );
      const groups = new Set(stops.filter(({ type }) => type === "radio").map(({ group }) => group));
      assert.equal(Object.keys(record.ratings).length, groups.size);
      assert.ok(groups.size > 2);
      // What became of it is where the focus is now, and so what is read out.
      await until(hands, `${deepFocus}.id === "status" && ${deepFocus}.textContent.includes("已提交")`);
    });
  });

const form = `document.querySelector("xb-observation-form")?.shadowRoot`;

interface Stop {
  /** The element in whose shadow it stands. */
  host: string;
  id: string;
  type: string;
  group: string;
  move: string;
  part: string;
  name: string;
  /** Whether its middle lies where somebody sees it, covered by nothing. */
  seen: boolean;
  told?: Told | undefined;
}

/** What has the focus. */
const where = `(() => {
  const at = ${deepFocus};
  const root = at.getRootNode();
  const text = (elements) => elements.map((one) => one?.textContent ?? "").join(" ").replace(/\\s+/g, " ").trim();
  const labels = at.getAttribute("aria-labelledby")?.split(" ").map((id) => root.getElementById(id)) ?? [...(at.labels ?? [])];
  const box = at.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const top = root.elementFromPoint?.(x, y);
  return {
    host: root.host?.localName ?? "",
    id: at.id,
    type: at.type ?? "",
    group: at.name ?? "",
    move: at.dataset.move ?? "",
    part: at.closest("[part]")?.getAttribute("part") ?? "",
    name: at.getAttribute("aria-label") || text(labels) || text([at]),
    seen: !!top && (top === at || at.contains(top) || top.contains(at) || (at.labels && [...at.labels].some((label) => label.contains(top)))),
  };
})()`;

async function until(hands: Hands, expression: string): Promise<void> {
  // A page that is being left answers nothing.
  for (const end = Date.now() + patience; !(await hands.ask<boolean>(expression).catch(() => false));) {
    assert.ok(Date.now() < end, `never so: ${expression}`);
    await new Promise((again) => setTimeout(again, 100));
  }
}

async function signIn(hands: Hands, url: string, name: string): Promise<void> {
  await hands.goTo(`${url}sign-in`);
  await hands.ask(`void [...document.querySelectorAll("button")].find((button) => button.textContent.includes("${name}")).click()`);
  await until(hands, `location.pathname === "/desk" && document.readyState === "complete"`);
}
