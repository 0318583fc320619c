import { dec, units, type Dec, type Rubric } from "@xiaoben/contract";

type Band = NonNullable<Rubric["bands"]>[number];
interface Stretch {
  label: string;
  from: Dec;
  to?: Dec;
}

/** How bands meet: one begins in another, marks between two have no name, or only broken marks have none. */
export interface BandsRead {
  bands: Band[];
  meets: { how: "overlap" | "gap" | "between"; found: string }[];
}

const number = "(\\d{1,3}(?:\\.\\d)?)\\s*分?";
const ranges = `(?:${number}\\s*(?:[-~—–至到]+|≤\\s*x\\s*<)\\s*${number}|(?:≥|>=)\\s*${number}|${number}\\s*(?:及以上|以上)|(?:<|低于|低於|不足)\\s*${number}|${number}\\s*(?:及以下|以下))`;
const name = "([\\p{Script=Han}A-Za-z]{1,8}?)\\s*(?:级|級|等|档|檔)?";
const labelFirst = new RegExp(`${name}\\s*[:(]?\\s*${ranges}`, "gu");
const rangeFirst = new RegExp(`${ranges}\\s*(?:为|為|是|=|:)\\s*([\\p{Script=Han}A-Za-z]{1,4})`, "gu");

/** Reads `优秀：90—100 良好：75—89 …`; `undefined` where fewer than two bands stand there. */
export function readBands(line: string): BandsRead | undefined {
  const text = line.normalize("NFKC");
  const found = [...text.matchAll(rangeFirst)].map((match) => stretchOf(match.at(-1)!, match.slice(1, -1)));
  const stretches = found.length > 1 ? found : [...text.matchAll(labelFirst)].map((match) => stretchOf(match[1]!, match.slice(2)));
  return stretches.length > 1 ? meet(stretches.toSorted((a, b) => units(b.from) - units(a.from))) : undefined;
}

function stretchOf(label: string, [low, high, from, least, below, under]: readonly (string | undefined)[]): Stretch {
  const plain = (value: string): Dec => dec(units(value));
  if (low !== undefined && high !== undefined) {
    const [a, b] = [units(low), units(high)].sort((x, y) => x - y);
    return { label, from: dec(a!), to: dec(b!) };
  }
  if (below !== undefined || under !== undefined) return { label, from: "0" };
  return { label, from: plain((from ?? least)!) };
}

/** Two bands that are a whole mark apart leave the half marks between them without a name. */
const apart = units("1");
const finest = units("0.1");

function meet(stretches: readonly Stretch[]): BandsRead {
  const meets: BandsRead["meets"] = [];
  const bands = stretches.map(({ label, from, to }, at): Band => {
    const band: Band = { id: `b${at + 1}`, label, atLeast: from };
    const above = stretches[at - 1];
    if (to === undefined || !above) return band;
    const space = units(above.from) - units(to);
    if (space === finest) return band;
    meets.push({ how: space <= 0 ? "overlap" : space > apart ? "gap" : "between", found: `${from}-${to}, ${above.from}` });
    return { ...band, atMost: to };
  });
  if (units(bands.at(-1)!.atLeast) > 0) meets.push({ how: "gap", found: `0-${bands.at(-1)!.atLeast}` });
  return { bands, meets };
}
