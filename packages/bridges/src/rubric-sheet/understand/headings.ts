import type { RubricColumn } from "@xiaoben/contract";
import { cellText, letterOf, type Cell } from "../../files/grid.ts";
import { limits } from "../../files/limits.ts";
import { readMark } from "./marks.ts";

/** A level that has a column of its own. */
export interface LevelColumn {
  column: number;
  label: string;
  /** What it is worth, where the heading says it: `A(10)`. */
  value?: string;
}

/** The heading of a rubric, and what its columns mean. */
export interface Heading {
  /** Index of its last row, from 0: some have two. */
  row: number;
  first: number;
  columns: { letter: string; heading: string; means?: RubricColumn }[];
  levels: LevelColumn[];
}

/** How many of the texts are headings of a rubric. */
export const knownHeadings = (texts: readonly string[]): number => texts.filter((text) => kindOf(text) !== undefined).length;

/** The heading: among the first rows the one that names most, with at least one column of words and one way to rate. */
export function findHeading(rows: readonly Cell[][]): Heading | undefined {
  const found = rows.slice(0, limits.headingWithin).flatMap((cells, row) => headingAt(rows, cells, row) ?? []);
  return found.toSorted((a, b) => knownIn(b) - knownIn(a))[0];
}

const knownIn = ({ columns }: Heading): number => columns.filter(({ means }) => means).length;

function headingAt(rows: readonly Cell[][], cells: readonly Cell[], row: number): Heading | undefined {
  const upper = cells.map(cellText);
  if (!upper.some((text) => kindOf(text) === "words")) return undefined;
  const lower = (rows[row + 1] ?? []).map(cellText);
  const second =
    lower.filter((text) => levelOf(text)).length > 1 && lower.every((text, at) => text === "" || levelOf(text) || text === upper[at]);
  const texts = Array.from({ length: Math.max(upper.length, second ? lower.length : 0) }, (_, at) =>
    second && levelOf(lower[at] ?? "") ? lower[at]! : (upper[at] ?? ""),
  );
  const levels = levelsIn(texts);
  const columns = meaningsOf(texts, levels);
  const rated = columns.some(({ means }) => means === "mark" || means === "level" || means === "given");
  const words = columns.filter(({ means }) => means === "section" || means === "text").length;
  return rated || words > 1 ? { row: second ? row + 1 : row, first: row, columns, levels } : undefined;
}

/** Of the columns of words the first is what the others belong to, the next the item, and what follows says what is looked at. */
function meaningsOf(texts: readonly string[], levels: readonly LevelColumn[]): Heading["columns"] {
  const kinds = texts.map(kindOf);
  const wordy = kinds.flatMap((kind, at) => (kind === "words" ? [at] : []));
  const meaningOf = (at: number): RubricColumn | undefined => {
    if (levels.some(({ column }) => column === at)) return "level";
    const kind = kinds[at];
    if (kind !== "words") return kind === "level" ? undefined : kind;
    const place = wordy.indexOf(at);
    return wordy.length === 1 ? "text" : place === 0 ? "section" : place === 1 ? "text" : "says";
  };
  const first = texts.findIndex((_, at) => kinds[at] === "mark");
  return texts.map((heading, at) => {
    const means = meaningOf(at);
    const plain = { letter: letterOf(at), heading };
    // Of two columns of marks the first is the full mark; what follows is filled in by the observer.
    return means === undefined ? plain : { ...plain, means: means === "mark" && at !== first ? "given" : means };
  });
}

function levelsIn(texts: readonly string[]): LevelColumn[] {
  const levels = texts.flatMap((text, column): LevelColumn[] => {
    const level = levelOf(text);
    return level ? [{ column, ...level }] : [];
  });
  return levels.length > 1 ? levels : [];
}

const levelNames =
  "[A-F]|[一二三四五]|[ⅠⅡⅢⅣⅤ]|I{1,3}|IV|优|優|良|中|差|优秀|優秀|良好|中等|一般|较好|較好|较差|較差|很好|好|合格|不合格|及格|不及格|达标|達標|未达标|未達標|待改进|待改進|待提高|完全符合|基本符合|不符合|excellent|good|fair|poor|weak";
const levelPattern = new RegExp(`^(${levelNames})(?:级|級|等|档|檔)?(?:[(]?([\\d.]+(?:[-~—–至][\\d.]+)?%?)(?:分)?[)]?)?$`, "i");

/** The level that a heading names, such as `A`, `优秀(10分)`, `B级`. */
export function levelOf(text: string): { label: string; value?: string } | undefined {
  if (text.length > 20) return undefined;
  const [, label, value] = levelPattern.exec(text.normalize("NFKC").replace(/\s/g, "")) ?? [];
  if (label === undefined) return undefined;
  const mark = value === undefined ? undefined : readMark(value);
  return mark && "value" in mark ? { label, value: mark.value } : { label };
}

type Kind = "words" | "mark" | "given" | "number" | "note" | "level";

function kindOf(heading: string): Kind | undefined {
  if (heading === "" || heading.length > 30) return undefined;
  const whole = normal(heading);
  return kinds.get(whole) ?? kinds.get(whole.replace(/\(.*?\)/g, "")) ?? (levelOf(heading) ? "level" : undefined);
}

const normal = (heading: string): string =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*:_·、/\\.-]/g, "");

const words: Record<Exclude<Kind, "level">, string> = {
  words:
    "维度 评价维度 观察维度 项目 评价项目 评分项目 考核项目 指标 评价指标 一级指标 二级指标 三级指标 类别 板块 方面 环节 要素 评价要素 内容 评价内容 考核内容 观察内容 要点 评价要点 观察点 观察要点 考察点 观测点 看什么 标准 评价标准 评分标准 细则 评价细则 评分细则 具体要求 要求 说明 内涵 指标内涵 維度 評價維度 觀察維度 項目 評價項目 評分項目 指標 評價指標 一級指標 二級指標 三級指標 類別 環節 內容 評價內容 觀察內容 要點 評價要點 觀察點 觀察要點 評價標準 評分標準 標準 細則 評分細則 具體要求 說明 dimension section area item criterion criteria indicator whattolookfor looksat description standard",
  mark: "分值 满分 权重 标准分 配分 分数 分 满分值 权重分 滿分 權重 標準分 配分 分數 points fullmark full weight max maximum marks",
  given: "得分 评分 打分 实得分 自评 互评 他评 评分栏 评价得分 評分 得分 打分 實得分 自評 互評 score given result",
  number: "序号 编号 号 序 序號 編號 no number",
  note: "备注 说明备注 備註 note notes remark remarks",
};

const kinds = new Map<string, Kind>(
  Object.entries(words).flatMap(([kind, names]) => names.split(" ").map((name): [string, Kind] => [normal(name), kind as Kind])),
);
