import type { Ambiguity, Calendar, Day, Dec, Hour, Pack, Ref, Verdict } from "@xiaoben/contract";

type Line = NonNullable<Verdict["lines"]>[number];

/** What one practice pack says about a person. Two packs are two sheets, side by side, never added. */
export interface Sheet {
  pack: Pack;
  /** Requirements of study hours: each total, then what is inside it. */
  bars: Bar[];
  /** All other requirements. */
  rules: Verdict[];
  consequences: Verdict[];
}

/** One requirement drawn as a bar. Shares are of the longest bar of the sheet, for drawing only: figures come from the verdict. */
export interface Bar {
  verdict: Verdict;
  /** A part of the bar above it. */
  inside: boolean;
  track: number;
  counted: number;
  waiting: number;
  /** How far an open reading could reach beyond what counts under every reading. */
  open: number;
}

/** A study-hour record and what became of it. `outside`: the figure does not look at it (a draft). */
export interface Entry {
  record: Ref;
  hour?: Hour;
  line?: Line;
  status: "counted" | "part" | "waiting" | "open" | "not" | "outside";
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
  const longest = Math.max(1, ...lengths.map(({ counted, waiting, open, track }) => Math.max(counted + waiting + open, track)));
  return ordered.map((verdict, i) => {
    const { counted, waiting, open, track } = lengths[i]!;
    return {
      verdict,
      inside: !tops.includes(verdict),
      track: track / longest,
      counted: counted / longest,
      waiting: waiting / longest,
      open: open / longest,
    };
  });
}

function lengthsOf(verdict: Verdict): Omit<Bar, "verdict" | "inside"> {
  const values =
    verdict.value === undefined ? (verdict.readings ?? []).map((reading) => lengthOf(reading.value)) : [lengthOf(verdict.value)];
  const counted = values.length ? Math.min(...values) : 0;
  return { counted, open: Math.max(counted, ...values) - counted, waiting: lengthOf(verdict.waiting), track: lengthOf(verdict.threshold) };
}

const lengthOf = (value: Dec | undefined): number => Math.max(0, Number(value ?? 0));

/** The figure; where readings differ, the least and the most of theirs. */
export function figuresOf(verdict: Verdict): Dec[] {
  if (verdict.value !== undefined) return [verdict.value];
  const values = (verdict.readings ?? []).flatMap((reading) => reading.value ?? []).sort((a, b) => lengthOf(a) - lengthOf(b));
  return [...new Set([...values.slice(0, 1), ...values.slice(-1)])];
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

function statusOf(line: Line): Entry["status"] {
  if (line.why === "waiting" || line.why === "open") return line.why;
  if (line.counted === "0") return line.why === "counted" || line.why === "assumed" ? "counted" : "not";
  return line.counted === line.amount ? "counted" : "part";
}

/** Verdicts that hang on the same open questions. */
export interface Question {
  asked: Ambiguity[];
  verdicts: Verdict[];
}

/** The open questions, each once, with the verdicts that hang on them. */
export function questionsOf(verdicts: readonly Verdict[], pack: Pack): Question[] {
  const questions = new Map<string, Question>();
  for (const verdict of verdicts) {
    if (!verdict.readings?.length) continue;
    const ids = new Set(verdict.readings.flatMap((reading) => Object.keys(reading.choose)));
    const asked = pack.ambiguities.filter((ambiguity) => ids.has(ambiguity.id));
    const key = asked.map((ambiguity) => ambiguity.id).join(" ");
    if (!questions.has(key)) questions.set(key, { asked, verdicts: [] });
    questions.get(key)!.verdicts.push(verdict);
  }
  return [...questions.values()];
}

/** Questions that are still open and change nothing as things stand, each once. */
export function idleQuestionsOf(verdicts: readonly Verdict[], pack: Pack): Ambiguity[] {
  const telling = new Set(verdicts.flatMap(({ readings }) => (readings ?? []).flatMap(({ choose }) => Object.keys(choose))));
  const idle = new Set(
    verdicts.flatMap(({ because }) => because.map(({ code, ambiguity }) => (code === "either-way" ? ambiguity : undefined))),
  );
  return pack.ambiguities.filter(({ id }) => idle.has(id) && !telling.has(id));
}

/** School years to choose from, newest first; none that begins after today. */
export const yearsOf = (calendars: readonly Calendar[], today: Day): string[] =>
  [...new Set(calendars.filter((calendar) => calendar.from <= today).map((calendar) => `schoolYear:${calendar.schoolYear}`))]
    .sort()
    .reverse();

/** The title of a record's category in the pack; what the pack does not know is shown as it is. */
export const categoryOf = (hour: Hour, pack: Pack | undefined): NonNullable<Pack["categories"]>[number] | undefined =>
  pack?.categories?.find((category) => category.id === hour.category || category.maps?.includes(hour.category));
