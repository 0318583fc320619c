import { idOf } from "@xiaoben/contract";
import type { XbObservationFormElement } from "@xiaoben/elements/observation-form";
import { scriptedGateway } from "@xiaoben/elements/testing";
import { controls, enter, rubric } from "./common.ts";

/** The built element that a page gets from the script tag, over a gateway that answers at once. */
const module = "/web/elements/observation-form.js";
await import(module);

const person = idOf("bench", "observer");
const [lesson, teacher, org] = [idOf("bench", "lesson"), idOf("bench", "teacher"), idOf("bench", "org")];
const at = "2026-11-20T01:00:00.000Z";
const base = { version: 1, org, createdAt: at, updatedAt: at };
const form = { pack: "nanhu.term-plan", version: "2026.1", id: rubric.id };
const gateway = scriptedGateway({
  session: { person, org, roles: [{ role: "teacher", org }], timeZone: "Asia/Shanghai", locale: "zh-Hans", today: "2026-11-20" },
  records: {
    person: [
      { ...base, id: person, displayName: "林知远", externalIds: {}, onPost: true },
      { ...base, id: teacher, displayName: "苏禾", externalIds: {}, onPost: true },
    ],
    lesson: [
      {
        ...base,
        id: lesson,
        state: "held",
        teacher,
        className: "三（2）班",
        subject: "maths",
        subjectName: "数学",
        topic: "分数的初步认识",
        kind: "open",
        on: "2026-11-20",
        slot: { period: 2, from: "08:50", to: "09:30" },
        lessons: "1",
        mode: "live",
        observers: [person],
        points: [],
        form,
      },
    ],
  },
  definitions: { [`${form.pack}/${form.version}/${form.id}`]: rubric },
});

let element: XbObservationFormElement;

enter({
  async render() {
    element = document.createElement("xb-observation-form");
    element.gateway = gateway;
    element.lesson = lesson;
    document.body.append(element);
    while ((element.shadowRoot?.querySelectorAll('input[type="radio"]').length ?? 0) < controls) await new Promise(requestAnimationFrame);
  },
  field: () => element.shadowRoot!.querySelector("#strengths") as HTMLTextAreaElement,
});
