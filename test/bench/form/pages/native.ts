import { say } from "@xiaoben/contract";
import { enter, marksOf, rubric, texts } from "./common.ts";

/** The floor: the same controls made by hand with the platform alone. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  `fieldset{border:0;padding:8px 0;border-bottom:1px solid #e3e7ec;display:grid;gap:8px}label{display:inline-flex;min-height:36px;align-items:center;gap:4px;margin-right:8px}textarea{width:100%;min-height:72px;font:inherit}`,
);
const values: Record<string, string> = {};
let root: ShadowRoot;
let saved: HTMLElement;

enter({
  render() {
    const host = document.body.appendChild(document.createElement("div"));
    root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const form = document.createElement("form");
    saved = form.appendChild(document.createElement("p"));
    for (const section of rubric.sections) {
      form.appendChild(document.createElement("h3")).textContent = say(section.title, "zh-Hans");
      for (const item of section.items) {
        const set = form.appendChild(document.createElement("fieldset"));
        set.appendChild(document.createElement("legend")).textContent = say(item.text, "zh-Hans");
        const row = set.appendChild(document.createElement("div"));
        for (const mark of marksOf(item)) {
          const label = row.appendChild(document.createElement("label"));
          const input = label.appendChild(document.createElement("input"));
          input.type = "radio";
          input.name = item.id;
          input.value = mark;
          label.append(mark);
        }
      }
    }
    for (const name of texts) {
      const label = form.appendChild(document.createElement("label"));
      label.append(name);
      const area = label.appendChild(document.createElement("textarea"));
      area.name = name;
    }
    form.addEventListener("input", (event) => {
      const field = event.target as HTMLInputElement | HTMLTextAreaElement;
      values[field.name] = field.value;
      saved.textContent = `saved ${field.name}`;
    });
    root.append(form);
  },
  field: () => root.querySelector("textarea")!,
});
