import { dec, units, type Dec, type Kind, type Outcome, type Pack, type Units, type Verdict } from "@xiaoben/contract";
import { rowOf, textAt } from "../records/body.ts";
import type { Figures } from "../store/kept.ts";
import type { Records } from "./collect.ts";

/** What of a value no record accounts for: rounding, or what is carried over. */
export const ofNoRecord = "*";

/** The figures of a verdict that was explained; `ahead` is how it would come out if the period ended today. */
export function figuresOf(verdict: Verdict, pack: Pack, records: Records, ahead: Outcome | undefined): Figures {
  const { unit, waiting, threshold, gap, outcome } = verdict;
  const isAmount = pack.rules.some(({ id, kind }) => id === verdict.rule.id && kind === "amount");
  return {
    unit,
    ...(waiting !== undefined && { waiting }),
    ...(threshold !== undefined && { threshold }),
    ...(gap !== undefined && { gap }),
    ...(ahead !== undefined && ahead !== outcome && { ahead }),
    ...(isAmount && splitOf(verdict, pack, records)),
  };
}

/** What of the value comes from which category and month, by what the engine counted of each record. */
function splitOf({ value, lines = [] }: Verdict, pack: Pack, records: Records): Pick<Figures, "category" | "month"> {
  if (value === undefined) return {};
  const counted = lines.filter((line) => line.counted !== "0");
  const bodies = new Map(
    (Object.entries(records) as [Kind, readonly { id: string }[]][]).flatMap(([kind, all]) =>
      all.map((one) => [`${kind}/${one.id}`, one] as const),
    ),
  );
  const by = (keyOf: (kind: Kind, body: object) => string): Record<string, Dec> => {
    const sums = new Map<string, Units>();
    const add = (key: string, amount: Units): void => void sums.set(key, (sums.get(key) ?? 0) + amount);
    let rest = units(value);
    for (const { record, counted: amount } of counted) {
      const body = bodies.get(`${record.kind}/${record.id}`);
      add(body ? keyOf(record.kind, body) : "", units(amount));
      rest -= units(amount);
    }
    if (rest !== 0) add(ofNoRecord, rest);
    return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).map(([key, sum]) => [key, dec(sum)]));
  };
  return {
    category: by((_kind, body) => categoryIn(pack, textAt(body, "category"))),
    month: by((kind, body) => monthOf(kind, body)),
  };
}

/** The category of the pack that a record's own belongs to; a name that the pack does not know stays as it is. */
const categoryIn = ({ categories = [] }: Pack, name: string | undefined): string =>
  name === undefined ? "" : (categories.find(({ id, maps }) => id === name || maps?.includes(name))?.id ?? name);

function monthOf(kind: Kind, body: object): string {
  const day = rowOf(kind)
    .day?.map((property) => textAt(body, property))
    .find((one) => one !== undefined);
  return day === undefined ? "" : `month:${day.slice(0, 7)}`;
}
