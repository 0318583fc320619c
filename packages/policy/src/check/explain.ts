import { say, type Ambiguity, type Language, type Num, type Pack, type Rule, type Text } from "@xiaoben/contract";

/** Words of the author's print-out. */
interface Labels {
  minimum: string;
  maximum: string;
  below: string;
  open: string;
  by: string;
  readings: string;
  house: string;
  consequence: string;
}

const labels: Record<Language, Labels> = {
  "zh-Hans": {
    minimum: "至少",
    maximum: "最多",
    below: "少于",
    open: "未定",
    by: "由谁定",
    readings: "读法",
    house: "本地约定",
    consequence: "后果",
  },
  "zh-Hant": {
    minimum: "至少",
    maximum: "最多",
    below: "少於",
    open: "未定",
    by: "由誰定",
    readings: "讀法",
    house: "本地約定",
    consequence: "後果",
  },
  en: {
    minimum: "at least",
    maximum: "at most",
    below: "below",
    open: "open",
    by: "decided by",
    readings: "readings",
    house: "own convention",
    consequence: "consequence",
  },
};

/** The pack as numbered clauses: what each says, the rules that rest on it, what it leaves open; the author's own conventions stand apart, last. */
export function explainPack(pack: Pack, language: Language): string[] {
  const words = labels[language];
  const text = (of: Text): string => say(of, language);
  const under = (clause: string): string[] => [
    ...pack.rules.filter((rule) => rule.clause === clause).map((rule) => `   · ${text(rule.title)}${limits(pack, rule, words)}`),
    ...pack.consequences
      .filter((consequence) => consequence.clause === clause)
      .map((consequence) => `   · ${words.consequence}: ${consequence.id}`),
    ...pack.ambiguities.filter((ambiguity) => ambiguity.clause === clause).map((ambiguity) => question(ambiguity, words, text)),
  ];
  const own = pack.books.flatMap((book) =>
    (["admit", "value", "once", "cliffs", "caps"] as const).flatMap((stage) =>
      (book[stage] ?? []).flatMap((item, at) =>
        item.clause === "house" ? [`   · ${text(book.title)}: ${stage} ${"id" in item ? item.id : at + 1}`] : [],
      ),
    ),
  );
  const house = [...own, ...under("house")];
  const clauses = pack.source.clauses.flatMap((clause, at) => [
    `${at + 1}. ${text(clause.label)}${clause.says === undefined ? "" : `: ${text(clause.says)}`}`,
    ...under(clause.id),
  ]);
  return [...clauses, ...(house.length > 0 ? [`${pack.source.clauses.length + 1}. ${words.house}`, ...house] : [])];
}

function limits(pack: Pack, rule: Rule, words: Labels): string {
  if (rule.kind !== "amount") return "";
  const parts = (
    [
      ["minimum", rule.atLeast],
      ["maximum", rule.atMost],
      ["below", rule.below],
    ] as const
  ).flatMap(([name, value]) => (value === undefined ? [] : [`${words[name]} ${number(pack, value, words)}`]));
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}

function number(pack: Pack, value: Num, words: Labels): string {
  if (typeof value === "string") return value;
  if ("measure" in value) return value.measure;
  const values = pack.parameters.find((parameter) => parameter.id === value.param)?.values ?? [];
  return values.length === 0 ? `(${words.open})` : values.map((one) => one.value).join(" / ");
}

const question = ({ question: asked, readings, decide }: Ambiguity, words: Labels, text: (of: Text) => string): string =>
  `   ? ${text(asked)}${readings.length > 0 ? ` ${words.readings}: ${readings.map((reading) => text(reading.says)).join(" / ")}.` : ""} ${words.by}: ${decide.level} ${decide.role}`;
