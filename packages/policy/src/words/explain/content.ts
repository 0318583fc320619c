import type {
  ActivityTemplate,
  Checklist,
  PairTemplate,
  PhraseBank,
  PlanTemplate,
  QuotaSet,
  Rubric,
  RubricItem,
  Text,
} from "@xiaoben/contract";
import { checklist } from "./books.ts";
import { code, fact, named, text, type Context, type Placed } from "./context.ts";
import { amount, measure, num, unitOf } from "./figures.ts";

/** What a pack carries: forms, templates, lists, one line for each part. A form that cites a clause stands under it. */
export function contentLines(context: Context): Placed[] {
  const { content = {} } = context.pack;
  const place = (lines: readonly string[], clause = "content"): Placed[] =>
    lines.map((said) => ({ clause, line: { kind: "content", text: said } }));
  return [
    ...(content.rubrics ?? []).flatMap((one) => place(rubric(context, one), one.clause)),
    ...place([
      ...(content.planTemplates ?? []).flatMap((one) => plan(context, one)),
      ...(content.pairTemplates ?? []).flatMap((one) => pair(context, one)),
      ...(content.checklists ?? []).flatMap((one) => list(context, one)),
      ...(content.quotaSets ?? []).flatMap((one) => quotas(context, one)),
      ...(content.activityTemplates ?? []).flatMap((one) => activity(context, one)),
      ...(content.phraseBanks ?? []).flatMap((one) => bank(context, one)),
    ]),
  ];
}

const quoted = (context: Context, title: Text): string => context.phrases.quote(text(context, title));

/** A text with remarks behind it, where there are any. */
function noted({ phrases }: Context, of: string, notes: readonly (string | undefined)[]): string {
  const said = notes.filter((note) => note !== undefined);
  return said.length > 0 ? phrases.bracket(of, phrases.list(said)) : of;
}

function rubric(context: Context, { title, aim, full, bands = [], sections }: Rubric): string[] {
  const { phrases } = context;
  const say = phrases.content;
  const point = (value: string): string => amount(context, value, "point");
  const head = say.rubric(quoted(context, title), full === undefined ? undefined : point(full));
  return [
    phrases.join([
      head,
      ...(aim === "inspection" ? [say.inspection] : []),
      ...bands.map((band) =>
        say.band(text(context, band.label), point(band.atLeast), band.atMost === undefined ? undefined : point(band.atMost)),
      ),
    ]),
    ...sections.map((section) =>
      say.part(
        quoted(context, title),
        noted(context, text(context, section.title), [section.weight === undefined ? undefined : say.weight(point(section.weight))]),
        phrases.join(section.items.map((item) => rubricItem(context, item))),
      ),
    ),
  ];
}

function rubricItem(context: Context, item: RubricItem): string {
  const say = context.phrases.content;
  const point = (value: string | undefined): string | undefined => (value === undefined ? undefined : amount(context, value, "point"));
  const field = (): (string | undefined)[] => {
    switch (item.field) {
      case "points":
        return [say.points(amount(context, item.max, "point"), amount(context, item.step, "point"))];
      case "level":
        return [
          item.weight === undefined ? undefined : say.weight(point(item.weight)!),
          ...item.levels.map(({ label, value, says }) =>
            say.level(text(context, label), point(value), says === undefined ? undefined : text(context, says)),
          ),
        ];
      case "choice":
        return item.choices.map(({ label }) => text(context, label));
      case "yesNo":
        return [say.yesNo];
      case "text":
        return [say.text];
    }
  };
  return noted(context, text(context, item.text), [
    ...field(),
    item.notApplicable === true ? say.notApplicable : undefined,
    item.required === true ? say.required : undefined,
  ]);
}

function plan(context: Context, { title, sections }: PlanTemplate): string[] {
  const { phrases } = context;
  const say = phrases.content;
  const items = ({ atLeast, needs }: NonNullable<PlanTemplate["sections"][number]["items"]>): string =>
    say.items(num(context, atLeast, ""), needs.length > 0 ? phrases.list(needs.map((need) => say.needs[need])) : undefined);
  return sections.map((section) =>
    say.part(
      say.plan(quoted(context, title)),
      noted(context, text(context, section.title), [section.required ? say.required : undefined]),
      phrases.join([section.hint === undefined ? undefined : text(context, section.hint), section.items && items(section.items)]),
    ),
  );
}

function pair(context: Context, { title, stages }: PairTemplate): string[] {
  const { phrases, names } = context;
  const say = phrases.content;
  return stages.map((stage) =>
    say.part(
      say.pair(quoted(context, title)),
      text(context, stage.title),
      phrases.join([
        stage.says === undefined ? undefined : text(context, stage.says),
        ...stage.tasks.map((task) =>
          say.task(
            text(context, task.text),
            task.evidence === undefined ? undefined : named(context, names.evidence, task.evidence),
            task.needed,
          ),
        ),
        say.gate(text(context, stage.gate)),
      ]),
    ),
  );
}

function list(context: Context, { title, items }: Checklist): string[] {
  const { phrases } = context;
  const say = phrases.content;
  const filled = (pointers: readonly string[]): string | undefined =>
    pointers.length > 0
      ? say.filled(phrases.list(pointers.map((pointer) => fact(context, pointer.replace(/^\/(facts\/)?/, "")))))
      : undefined;
  return [
    phrases.headed(
      say.checklist(quoted(context, title)),
      phrases.join(items.map((item) => noted(context, text(context, item.text), [say.phase[item.phase], filled(item.filled)]))),
    ),
  ];
}

function quotas(context: Context, { title, items }: QuotaSet): string[] {
  const { phrases, pack } = context;
  const say = phrases.content;
  const counted = items.map((item) =>
    say.quota(
      text(context, item.text),
      num(context, item.atLeast, item.measure === undefined ? "" : unitOf(pack, item.measure)),
      item.measure === undefined ? undefined : measure(context, item.measure),
    ),
  );
  return [phrases.headed(say.quotas(quoted(context, title)), phrases.join(counted))];
}

function activity(context: Context, { title, steps, checklist: held }: ActivityTemplate): string[] {
  const { phrases } = context;
  const say = phrases.content;
  const head = say.activity(quoted(context, title), held === undefined ? undefined : checklist(context, held));
  return steps.map((step) =>
    say.part(
      head,
      text(context, step.title),
      phrases.join([
        step.says === undefined ? undefined : text(context, step.says),
        step.count && phrases.rule.atLeast("", num(context, step.count.atLeast, "item")).trim(),
        step.count?.atMost === undefined ? undefined : phrases.rule.atMost("", num(context, step.count.atMost, "item")).trim(),
        step.turns && say.turns(phrases.list(step.turns.map((turn) => text(context, turn)))),
        step.outputs && say.outputs(phrases.list(step.outputs.map((output) => code(context, "type", output)))),
      ]),
    ),
  );
}

function bank(context: Context, { title, groups }: PhraseBank): string[] {
  const { phrases } = context;
  return groups.map((group) =>
    phrases.content.part(
      phrases.content.phrases(quoted(context, title)),
      noted(context, text(context, group.title), [group.code]),
      phrases.list(group.phrases.map((phrase) => text(context, phrase.text))),
    ),
  );
}
