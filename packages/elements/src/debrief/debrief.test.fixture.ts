import { fixture, html } from "@open-wc/testing";
import { observation } from "../after-lesson/after-lesson.test.fixture.ts";
import { scriptedGateway, type Script, type ScriptedGateway } from "../testing/index.ts";
import { DebriefHarness } from "./debrief.harness.ts";
import "./debrief.ts";
import type { XbDebriefElement } from "./debrief.element.ts";

/** Observations of the lesson that were handed in. */
export const handed = [observation("lin"), observation("gu")];

export interface Shown {
  harness: DebriefHarness;
  gateway: ScriptedGateway;
  element: XbDebriefElement;
}

export async function show(given: Script, { lang = "zh-Hans", by = "lesson" as "lesson" | "debrief", id = "" } = {}): Promise<Shown> {
  const gateway = scriptedGateway(given);
  const element = await fixture<XbDebriefElement>(html`<xb-debrief lang=${lang} .gateway=${gateway}></xb-debrief>`);
  element[by] = id || (by === "lesson" ? "l1" : "d1");
  const harness = new DebriefHarness(element);
  for (let i = 0; i < 4; i++) await harness.settled();
  return { harness, gateway, element };
}
