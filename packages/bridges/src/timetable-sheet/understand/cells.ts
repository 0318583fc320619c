import type { TimetableCell } from "@xiaoben/contract";
import { classIn } from "./labels.ts";
import type { People } from "./people.ts";

/** One lesson of a cell: what is taught, and by whom or in which class. */
export interface Taught {
  subjectName: string;
  teacher?: { name: string; staffNumber?: string };
  className?: string;
  weeks?: NonNullable<TimetableCell["weeks"]>;
}

export type CellRead = Taught[] | "subject-missing" | "cell-unclear";

/** What a cell says: `语文 顾明岚`, the subject above the name, `书法（单周） 苏禾`, or two that take turns (`音乐（单）/美术（双）`). */
export const readCell = (text: string, people: People): CellRead => each(text, (words) => taughtBy(words, people));

/** What a cell in the week of a teacher says: `三（2）班 语文`. */
export const readCellOfTeacher = (text: string): CellRead =>
  each(text, (words) => {
    const found = classIn(words);
    if (!found || classIn(found.rest)) return "cell-unclear";
    const subjectName = found.rest.replace(/^[\s/()、,，]+|[\s/()、,，]+$/g, "");
    if (subjectName === "") return "subject-missing";
    return /[\s/]/.test(subjectName) ? "cell-unclear" : { subjectName, className: found.className };
  });

function each(written: string, read: (words: string) => Taught | Exclude<CellRead, Taught[]>): CellRead {
  const parts = turns(written.normalize("NFKC").trim());
  if (!parts) return "cell-unclear";
  const taught: Taught[] = [];
  for (const { words, weeks } of parts) {
    const one = read(words);
    if (typeof one === "string") return one;
    taught.push({ ...one, ...(weeks && { weeks }) });
  }
  return taught;
}

/** A surname may be 单: weeks are marked in brackets, by 周, or by the word alone. */
const marker = /\(\s*([单單双雙])\s*[周週]?\s*\)|([单單双雙])[周週][:]?|(?<=^|[\s/])([单單双雙])(?=$|[\s/:])[:]?/g;

/** The lessons of a cell that take turns week by week; `undefined` where it cannot be said which is which. */
function turns(text: string): { words: string; weeks?: "odd" | "even" }[] | undefined {
  const marks = [...text.matchAll(marker)];
  if (marks.length === 0) return [{ words: text }];
  const weeks = marks.map(([, a, b, c]) => (/[单單]/.test((a ?? b ?? c)!) ? ("odd" as const) : ("even" as const)));
  const bare = (words: string): string => words.replace(marker, " ").replace(/\s+/g, " ").trim();
  if (marks.length === 1) return [{ words: bare(text), weeks: weeks[0]! }];
  if (marks.length > 2 || weeks[0] === weeks[1]) return undefined;
  const parts = piecesOf(text, marks);
  return parts?.map((words, at) => ({ words: bare(words), weeks: weeks[at]! }));
}

/** Cut at a line or a stroke where that leaves one mark on each side, else before or behind the marks. */
function piecesOf(text: string, [first, second]: RegExpExecArray[]): string[] | undefined {
  const [one, two] = [first!.index, second!.index];
  const cuts = [...text.matchAll(/[\n/;|]/g)].map(({ index }) => index).filter((at) => at > one && at < two);
  const lines = cuts.filter((at) => text[at] === "\n");
  const cut = lines.length === 1 ? lines[0]! : cuts.length === 1 ? cuts[0]! : undefined;
  if (cut !== undefined) return [text.slice(0, cut), text.slice(cut + 1)];
  if (one === 0) return [text.slice(0, two), text.slice(two)];
  const end = one + first![0].length;
  return two + second![0].length === text.length ? [text.slice(0, end), text.slice(end)] : undefined;
}

function taughtBy(words: string, people: People): Taught | Exclude<CellRead, Taught[]> {
  const [all, staffNumber] = numberIn(words);
  const tokens = all.split(/[\s/、,，()[\]:|]+/).filter(Boolean);
  const [only, ...more] = tokens;
  if (only === undefined) return "subject-missing";
  const by = (subjectName: string, name: string): Taught => ({
    subjectName,
    teacher: { name, ...(staffNumber !== undefined && { staffNumber }) },
  });
  if (more.length === 0) {
    if (people.knows(only)) return "subject-missing";
    const name = people.endOf(only);
    if (name !== undefined) return by(only.slice(0, -name.length), name);
    return staffNumber === undefined ? { subjectName: only } : "cell-unclear";
  }
  if (more.length === 1) return people.knows(only) && !people.knows(more[0]!) ? by(more[0]!, only) : by(only, more[0]!);
  return people.knows(more.join("")) ? by(only, more.join(" ")) : "cell-unclear";
}

/** A staff number behind a name: `李静（NH0417）`, `李静 NH0417`. */
function numberIn(words: string): [rest: string, staffNumber?: string] {
  const found = /\(?\s*([A-Z]{0,4}-?\d{2,12})\s*\)?\s*$/i.exec(words);
  return found && found.index > 0 ? [words.slice(0, found.index), found[1]!] : [words];
}
