import {
  dec,
  itemWorth,
  units,
  type Dec,
  type Rubric,
  type RubricItem,
  type RubricSheetFault,
  type RubricSheetFinding,
} from "@xiaoben/contract";
import { cellText, letterOf } from "../../files/grid.ts";
import type { Doubts } from "./doubts.ts";
import type { Heading } from "./headings.ts";
import type { Line, Lines } from "./lines.ts";
import { markIn, readMark } from "./marks.ts";

/** A rubric from its lines: whatever is faulty is found, whatever is uncertain is asked. */
export class Builder {
  readonly findings: RubricSheetFinding[] = [];
  readonly #heading: Heading;
  readonly #doubts: Doubts;
  readonly #markColumn: string | undefined;

  constructor(heading: Heading, doubts: Doubts) {
    this.#heading = heading;
    this.#doubts = doubts;
    this.#markColumn = heading.columns.find(({ means }) => means === "mark")?.letter;
  }

  build(found: Lines, title: string, written: { full?: Dec; row: number }): Rubric {
    const lines = this.#together(found.lines);
    this.#duplicates(lines);
    const marks = lines.map((line) => this.#markOf(line));
    const times = this.#timesOf(marks, lines);
    const sections: Rubric["sections"] = [];
    const claims = new Map<number, { weight: Dec; row: number }>();
    let last: string | undefined;
    lines.forEach((line, at) => {
      if (line.section !== last || sections.length === 0) {
        const { text, value } = markIn(line.section);
        if (value) claims.set(sections.length, { weight: value, row: line.row });
        sections.push({ id: `s${sections.length + 1}`, title: text || title, items: [] });
        last = line.section;
      }
      const section = sections.at(-1)!;
      const mark = marks[at];
      const scaled = mark == null ? mark : dec(units(mark) * times);
      section.items.push(this.#itemOf(line, `${section.id}-${section.items.length + 1}`, scaled));
    });
    this.#remarks(found, sections);
    sections.forEach((section, at) => {
      const sum = dec(worth(section.items));
      if (sum !== "0") section.weight = sum;
      const claim = claims.get(at);
      if (claim && claim.weight !== sum) {
        section.weight = claim.weight;
        this.#find("section-differs", claim.row, { more: { sum, total: claim.weight } });
      }
    });
    const rubric: Rubric = { id: "rubric", title, sections };
    this.#sums(rubric, found, written, times);
    this.#bands(rubric, found);
    return rubric;
  }

  #find(code: RubricSheetFault, row: number, more: Omit<RubricSheetFinding, "code" | "row"> = {}): void {
    this.findings.push({ code, row, ...more });
  }

  /** One mark beside several items, by a merged cell or by cells left empty below it. */
  #together(lines: readonly Line[]): Line[] {
    const groups = new Map<number, Line[]>();
    for (const line of lines) groups.set(line.shares, [...(groups.get(line.shares) ?? []), line]);
    const several = [...groups.values()].filter((group) => group.length > 1);
    const halves = several.every((group) => {
      const mark = readMark(cellText(group[0]!.mark));
      return "value" in mark && (units(mark.value) / group.length) % units("0.5") === 0;
    });
    const column = this.#markColumn;
    const answer =
      several.length > 0
        ? this.#doubts.ask("merged-mark", halves ? ["one-item", "evenly"] : ["one-item"], {
            row: several[0]![0]!.row,
            ...(column && { column }),
            found: cellText(several[0]![0]!.mark),
            more: { items: String(several[0]!.length), groups: String(several.length) },
          })
        : undefined;
    const shared = [...groups.values()].flatMap((group): Line[] => {
      if (group.length === 1) return group;
      const mark = readMark(cellText(group[0]!.mark));
      if (answer !== "evenly" || !("value" in mark)) return [merge(group)];
      return group.map((line) => ({ ...line, mark: dec(units(mark.value) / group.length) }));
    });
    return this.#blanks(shared);
  }

  #blanks(lines: readonly Line[]): Line[] {
    if (!this.#markColumn || this.#heading.levels.length > 0) return [...lines];
    const belongs = (line: Line, at: number): boolean =>
      at > 0 &&
      blank(line) &&
      lines[at - 1]!.section === line.section &&
      lines.slice(0, at).some((one) => one.section === line.section && !blank(one));
    const first = lines.find(belongs);
    if (!first) return [...lines];
    const answer = this.#doubts.ask("blank-mark", ["with-above", "own"], {
      row: first.row,
      column: this.#markColumn,
      more: { items: String(lines.filter(belongs).length) },
    });
    if (answer === "own") return [...lines];
    const kept: Line[] = [];
    lines.forEach((line, at) => {
      if (belongs(line, at)) kept.push(merge([kept.pop()!, line]));
      else kept.push(line);
    });
    return kept;
  }

  #duplicates(lines: readonly Line[]): void {
    const seen = new Map<string, number>();
    for (const { text, row } of lines) {
      const plain = text.normalize("NFKC").replace(/[\s。，；、,.;]/g, "");
      const before = seen.get(plain);
      if (before === undefined) seen.set(plain, row);
      else this.#find("duplicate-item", row, { found: text, more: { row: String(before) } });
    }
  }

  /** The mark of a line, in its column or in its words; `null` where it is to have none. A lost or wrong one is found, and counts nothing. */
  #markOf(line: Line): Dec | null | undefined {
    const { mark: cell, row } = line;
    const where = this.#markColumn ? { column: this.#markColumn } : {};
    if (typeof cell === "object" && cell !== null && "lost" in cell) {
      this.#find(cell.lost === "formula" ? "formula-without-value" : "cell-error", row, { ...where, found: cell.text });
      return undefined;
    }
    const text = cellText(cell);
    if (text === "") return markIn(line.text).value;
    const mark = readMark(text);
    if ("value" in mark) return mark.value;
    if ("fault" in mark) {
      this.#find(mark.fault, row, { ...where, found: text });
      return undefined;
    }
    const answer = this.#doubts.ask("mark-range", ["most", "unscored"], { row, ...where, found: text });
    return answer === "unscored" ? null : mark.to;
  }

  /** Weights that are parts of one: of a hundred, where somebody says so. */
  #timesOf(marks: readonly (Dec | null | undefined)[], lines: readonly Line[]): number {
    const numbers = marks.flatMap((mark) => (mark == null ? [] : [units(mark)]));
    const shares = numbers.length > 1 && numbers.reduce((a, b) => a + b, 0) === units("1") && numbers.every((value) => value < units("1"));
    if (!shares) return 1;
    const column = this.#markColumn;
    const answer = this.#doubts.ask("shares", ["of-100", "as-written"], {
      row: lines[0]!.row,
      ...(column && { column }),
      found: marks.join(" + "),
    });
    return answer === "as-written" ? 1 : 100;
  }

  #itemOf(line: Line, id: string, mark: Dec | null | undefined): RubricItem {
    const { text } = markIn(line.text);
    const choices = choicesIn(text);
    if (choices)
      return choices.yesNo
        ? { id, text: choices.text, field: "yesNo" }
        : { id, text: choices.text, field: "choice", choices: choices.choices };
    if (this.#heading.levels.length > 0) return this.#levelsOf(line, id, text, mark ?? undefined);
    if (mark === null) return { id, text, field: "text" };
    if (mark !== undefined) return { id, text, field: "points", max: mark, step: units(mark) % units("1") === 0 ? "1" : "0.5" };
    if (blank(line)) this.#find("mark-missing", line.row, { ...(this.#markColumn && { column: this.#markColumn }), found: text });
    // Counts nothing, and cannot be published before somebody gives it a mark.
    return { id, text, field: "points", max: "0", step: "1" };
  }

  #levelsOf(line: Line, id: string, text: string, mark: Dec | undefined): RubricItem {
    const { levels } = this.#heading;
    const texts = line.levels.map(cellText);
    const read = texts.map((cell) => (cell === "" ? undefined : readMark(cell)));
    const numeric = read.some((one) => one !== undefined && !("fault" in one));
    const column = levels[0] && letterOf(levels[0].column);
    if (read.some((one) => one !== undefined && "from" in one)) {
      const answer = this.#doubts.ask("level-ranges", ["points", "most"], {
        row: line.row,
        ...(column && { column }),
        found: texts.join(" / "),
      });
      if (answer === "points") return { id, text, field: "points", max: mark ?? most(read), step: "1" };
    }
    const values = numeric
      ? read.map((one, at) => {
          if (one === undefined || !("fault" in one)) return one === undefined ? undefined : "value" in one ? one.value : one.to;
          this.#find("level-not-a-number", line.row, { column: letterOf(levels[at]!.column), found: texts[at]! });
          return undefined;
        })
      : levels.map(({ value }) => value);
    const given = values.filter((value) => value !== undefined).map((value) => units(value!));
    const ordered =
      given.every((value, at) => at === 0 || value < given[at - 1]!) || given.every((value, at) => at === 0 || value > given[at - 1]!);
    if (!ordered) this.#find("levels-out-of-order", line.row, { ...(column && { column }), found: values.join(", ") });
    if (numeric && mark !== undefined && given.length > 0 && Math.max(...given) !== units(mark))
      this.#find("mark-differs", line.row, {
        ...(this.#markColumn && { column: this.#markColumn }),
        found: mark,
        more: { most: dec(Math.max(...given)) },
      });
    const worths = given.length > 0 ? values : this.#worths(line, mark);
    return {
      id,
      text,
      field: "level",
      ...(mark !== undefined && worths.some((value) => value !== undefined) && { weight: mark }),
      levels: levels.map(({ label }, at) => {
        const says = numeric ? "" : texts[at]!;
        const value = worths[at];
        return { id: `l${at + 1}`, label, ...(value !== undefined && { value }), ...(says && !/^[□○☐√✓]$/.test(says) && { says }) };
      }),
    };
  }

  /** What levels are worth of which nobody says it. */
  #worths(line: Line, mark: Dec | undefined): (Dec | undefined)[] {
    const { levels } = this.#heading;
    const options = mark === undefined ? ["unscored", "one-less", "to-zero"] : ["one-less", "to-zero"];
    const answer = this.#doubts.ask("level-values", options, {
      row: line.row,
      column: letterOf(levels[0]!.column),
      found: levels.map(({ label }) => label).join(", "),
    });
    if (answer !== "one-less" && answer !== "to-zero") return levels.map(() => undefined);
    return levels.map((_, at) => String(levels.length - at - (answer === "to-zero" ? 1 : 0)));
  }

  #remarks({ remarks }: Lines, sections: Rubric["sections"]): void {
    const texts = remarks.filter(
      ({ row, text }) => this.#doubts.ask("remark", ["text", "leave-out"], { row, found: text }, `remark:${row}`) === "text",
    );
    if (texts.length === 0) return;
    const id = `s${sections.length + 1}`;
    sections.push({
      id,
      title: texts[0]!.text,
      items: texts.map(({ text }, at) => ({ id: `${id}-${at + 1}`, text, field: "text", notApplicable: true })),
    });
  }

  /** What is written below, in the title and in the sections against what the items come to. */
  #sums(rubric: Rubric, { totals, lines }: Lines, written: { full?: Dec; row: number }, times: number): void {
    const sum = dec(worth(rubric.sections.flatMap(({ items }) => items)));
    const column = this.#markColumn ? { column: this.#markColumn } : {};
    for (const { row, mark, section } of totals.filter((one) => one.section !== undefined)) {
      const part = dec(worth(rubric.sections.find(({ title }) => title === markIn(section!).text)?.items ?? []));
      const read = readMark(cellText(mark));
      if ("value" in read && read.value !== part)
        this.#find("subtotal-differs", row, { ...column, found: read.value, more: { sum: part, total: read.value } });
    }
    const total = totals.findLast((one) => one.section === undefined);
    const cell = total?.mark ?? null;
    if (typeof cell === "object" && cell !== null && "lost" in cell)
      this.#find(cell.lost === "formula" ? "formula-without-value" : "cell-error", total!.row, { ...column, found: cell.text });
    const read = total ? readMark(cellText(cell)) : undefined;
    const below =
      read && "value" in read ? dec(units(read.value) === units("1") ? units(read.value) * times : units(read.value)) : undefined;
    if (sum === "0" && below === undefined) return;
    rubric.full = below ?? written.full ?? sum;
    if (below !== undefined && below !== sum)
      this.#find("total-differs", total!.row, { ...column, found: below, more: { sum, total: below } });
    if (written.full !== undefined && written.full !== (below ?? sum))
      this.#find("full-differs", written.row, {
        found: written.full,
        more: { sum: below ?? sum, total: written.full, row: String(total?.row ?? lines.at(-1)?.row ?? written.row) },
      });
  }

  #bands(rubric: Rubric, { bands: read }: Lines): void {
    if (!read || rubric.full === undefined) return;
    const { bands, meets, row } = read;
    for (const { how, found } of meets)
      if (how !== "between") this.#find(how === "overlap" ? "bands-overlap" : "bands-gap", row, { found });
    const between = meets.find(({ how }) => how === "between");
    const answer = between && this.#doubts.ask("band-between", ["lower", "as-written"], { row, found: between.found });
    rubric.bands = bands.map(({ atMost, ...band }, at) => {
      const above = bands[at - 1];
      const close =
        above && atMost !== undefined && units(above.atLeast) - units(atMost) <= units("1") && units(above.atLeast) > units(atMost);
      return atMost === undefined || (close && answer === "lower") ? band : { ...band, atMost };
    });
  }
}

const blank = (line: Line): boolean => cellText(line.mark) === "" && line.mark === null;

const merge = (lines: readonly Line[]): Line => ({ ...lines[0]!, text: lines.map(({ text }) => text).join("；") });

const worth = (items: readonly RubricItem[]): number => items.reduce((sum, item) => sum + itemWorth(item), 0);

const most = (read: readonly (ReturnType<typeof readMark> | undefined)[]): Dec =>
  dec(Math.max(0, ...read.map((one) => (one === undefined || "fault" in one ? 0 : units("to" in one ? one.to : one.value)))));

/** Boxes to tick in one cell: `□较好 □一般 □较差`. */
function choicesIn(text: string): { text: string; yesNo: boolean; choices: { id: string; label: string }[] } | undefined {
  const [what = "", ...boxes] = text.split(/[□☐○]|\[\s*\]|（\s*）|\(\s*\)/);
  const labels = boxes.map((label) => label.replace(/[\s;；,，、/]+$/, "").trim()).filter(Boolean);
  if (labels.length < 2) return undefined;
  const words = what.replace(/[:：\s]+$/, "").trim();
  const yesNo = labels.length === 2 && /^(?:是否|有无|有無|yesno)$/i.test(labels.join(""));
  return { text: words || labels.join(" / "), yesNo, choices: labels.map((label, at) => ({ id: `c${at + 1}`, label })) };
}
