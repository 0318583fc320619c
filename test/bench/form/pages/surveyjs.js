import { say } from "@xiaoben/contract";
import { Model } from "survey-core";
import "survey-core/survey-core.css";
import "survey-js-ui";
import { controls, enter, marksOf, rubric, texts } from "./common.ts";

/** The same questions as a SurveyJS form. */
const model = new Model({
  showQuestionNumbers: "off",
  elements: [
    ...rubric.sections.map((section) => ({
      type: "panel",
      name: section.id,
      title: say(section.title, "zh-Hans"),
      elements: section.items.map((item) => ({
        type: "radiogroup",
        name: item.id,
        title: say(item.text, "zh-Hans"),
        choices: marksOf(item),
        colCount: 0,
      })),
    })),
    ...texts.map((name) => ({ type: "comment", name, title: name })),
  ],
});
model.textUpdateMode = "onTyping";

enter({
  async render() {
    const host = document.body.appendChild(document.createElement("div"));
    model.render(host);
    while (host.querySelectorAll('input[type="radio"]').length < controls) await new Promise(requestAnimationFrame);
  },
  field: () => document.querySelector("textarea"),
});
