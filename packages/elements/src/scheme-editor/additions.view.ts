import { html, nothing, type TemplateResult } from "lit";
import type { Pack } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import { addLine, canAdd } from "./added.model.ts";
import type { Form } from "./form.ts";
import { linesOf, plain, schemeIn, schemesIn, type Beginning, type LineAt } from "./scheme.model.ts";

interface Offered {
  key: string;
  from: Beginning;
  line: LineAt;
  counted: string;
}

/** Lines of published schemes that this one does not have: told apart by what they count, in words. */
export function additionsView(form: Form, pack: Pack, says: ExplainedScheme | undefined): TemplateResult | typeof nothing {
  const all = says ? offeredTo(form, pack, says) : [];
  if (all.length === 0) return nothing;
  const { words, desk } = form;
  const onAdd = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const found = all.find(({ key }) => key === select.value);
    select.value = "";
    if (!found) return;
    const step = addLine(pack, found.from, found.line);
    form.take(words.say("added", found.counted), step);
    desk.focus(`#${CSS.escape(`n-${step.key}-each`)}, #undo`);
  };
  return html`<div class="row no-print">
    <select id="add-line" aria-label=${words.say("addLine")} @change=${onAdd}>
      <option value="" selected>${words.say("addLine")}</option>
      ${all.map(
        ({ key, from, line, counted }) =>
          html`<option value=${key}>
            ${words.say("addFrom", words.say(line.side), counted, plain(from.pack.title, desk.language()))}
          </option>`,
      )}
    </select>
  </div>`;
}

function offeredTo({ desk }: Form, pack: Pack, says: ExplainedScheme): Offered[] {
  const has = new Set((["deduct", "add"] as const).flatMap((side) => says[side].map(({ counted }) => `${side} ${counted}`)));
  return schemesIn(desk.records(), desk.stand().pack).flatMap((from) => {
    const theirs = schemeIn(from.pack) === from.rule ? desk.explained(from.pack) : undefined;
    return theirs
      ? linesOf(from.rule).flatMap((line) => {
          const { counted } = theirs[line.side][line.at]!;
          return has.has(`${line.side} ${counted}`) || !canAdd(pack, from, line)
            ? []
            : [{ key: `${from.key}/${line.key}`, from, line, counted }];
        })
      : [];
  });
}
