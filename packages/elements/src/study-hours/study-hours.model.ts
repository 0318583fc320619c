import type { Calendar, Day, Hour, Pack, Ref, Verdict } from "@xiaoben/contract";
import { lengthsOf, longestOf, sharesOf, statusOf, type Lengths, type Line, type LineStatus } from "../figures/figures.model.ts";

/** What one practice pack says about a person. Two packs are two sheets, side by side, never added. */
export interface Sheet {
  pack: Pack;
  /** Requirements of study hours: each total, then what is inside it. */
  bars: Bar[];
  /** All other requirements. */
  rules: Verdict[];
  consequences: Verdict[];
}

/** One requirement drawn as a bar, in shares of the longest bar of the sheet. */
export interface Bar extends Lengths {
  verdict: Verdict;
  /** A part of the bar above it. */
  inside: boolean;
}

/** A study-hour record and what became of it. `outside`: the figure does not look at it (a draft). */
export interface Entry {
  record: Ref;
  hour?: Hour;
  line?: Line;
  status: LineStatus | "outside";
}

/** The sheets in the order people look for them: study hours first. Verdicts whose pack is not there yet are left out. */
export function sheetsOf(verdicts: readonly Verdict[], packOf: (verdict: Verdict) => Pack | undefined): Sheet[] {
  const sheets: Sheet[] = [];
  for (const verdict of verdicts) {
    const pack = packOf(verdict);
    if (!pack || sheets.some((sheet) => sheet.pack === pack)) continue;
    sheets.push(
      sheetOf(
        pack,
        verdicts.filter((other) => packOf(other) === pack),
      ),
    );
  }
  return sheets.sort((a, b) => Number(b.bars.length > 0) - Number(a.bars.length > 0));
}

function sheetOf(pack: Pack, verdicts: Verdict[]): Sheet {
  const consequences = verdicts.filter((verdict) => pack.consequences.some((candidate) => candidate.id === verdict.rule.id));
  const rules = verdicts.filter((verdict) => !consequences.includes(verdict) && verdict.outcome !== "notApplicable");
  const bars = barsOf(rules, pack);
  return { pack, bars, rules: rules.filter((verdict) => !bars.some((bar) => bar.verdict === verdict)), consequences };
}

function barsOf(verdicts: readonly Verdict[], pack: Pack): Bar[] {
  const inside = (verdict: Verdict): string | undefined => {
    const rule = pack.rules.find((candidate) => candidate.id === verdict.rule.id);
    return rule?.kind === "amount" ? rule.inside : undefined;
  };
  const drawn = verdicts.filter((verdict) => verdict.unit === "hour" && (verdict.threshold !== undefined || verdict.outcome === "waived"));
  const ids = new Set(drawn.map((verdict) => verdict.rule.id));
  const tops = drawn.filter((verdict) => !ids.has(inside(verdict) ?? ""));
  const ordered = tops.flatMap((top) => [top, ...drawn.filter((verdict) => inside(verdict) === top.rule.id)]);
  const lengths = ordered.map(lengthsOf);
  const longest = longestOf(lengths);
  return ordered.map((verdict, i) => ({ verdict, inside: !tops.includes(verdict), ...sharesOf(lengths[i]!, longest) }));
}

/** Every record with its reason, newest first: the lines of the sheet's first bar, and the records that it does not look at. */
export function entriesOf(hours: readonly Hour[], sheet: Sheet | undefined): Entry[] {
  const lines = (sheet?.bars[0]?.verdict.lines ?? []).filter((line) => line.record.kind === "hour");
  const listed = hours.map((hour): Entry => {
    const line = lines.find((candidate) => candidate.record.id === hour.id);
    return { record: { kind: "hour", id: hour.id }, hour, status: line ? statusOf(line) : "outside", ...(line ? { line } : {}) };
  });
  const unlisted = lines
    .filter((line) => !hours.some((hour) => hour.id === line.record.id))
    .map((line): Entry => ({ record: line.record, line, status: statusOf(line) }));
  return [...listed, ...unlisted];
}

/** School years to choose from, newest first; none that begins after today. */
export const yearsOf = (calendars: readonly Calendar[], today: Day): string[] =>
  [...new Set(calendars.filter((calendar) => calendar.from <= today).map((calendar) => `schoolYear:${calendar.schoolYear}`))]
    .sort()
    .reverse();

/** The title of a record's category in the pack; what the pack does not know is shown as it is. */
export const categoryOf = (hour: Hour, pack: Pack | undefined): NonNullable<Pack["categories"]>[number] | undefined =>
  pack?.categories?.find((category) => category.id === hour.category || category.maps?.includes(hour.category));
