import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language, Pack, Verdict } from "@xiaoben/contract";
import { loadWords } from "@xiaoben/policy/words";
import { generateCounty, type PersonKey } from "./county/index.ts";
import { memoryCampus } from "./memory.ts";

const county = generateCounty({ today: "2026-11-22" });
const campus = memoryCampus(county);

/** The sentences of a person's verdicts by the county's pack, as the widgets show them. */
async function sentences(key: PersonKey, language: Language, ask: { period?: string; close?: boolean }): Promise<Record<string, string>> {
  const gateway = campus.gateway(key);
  const live = gateway.evaluate({ subject: { kind: "person", id: county.people[key].id }, ...ask });
  await live.refresh();
  const pack = county.packs.studyHours;
  const own = (live.current.data ?? []).filter(({ rule }: Verdict) => rule.pack === pack.id);
  const read = await gateway.definition<Pack>({ pack: pack.id, version: own[0]!.rule.version, id: "pack" });
  const words = await loadWords(language);
  return Object.fromEntries(own.map((verdict) => [verdict.rule.id, words.verdict(verdict, read).sentence]));
}

const cases: [string, PersonKey, Language, { period?: string; close?: boolean }, Record<string, string>][] = [
  [
    "in November: what is there, what is missing, what waits",
    "lin",
    "zh-Hans",
    {},
    {
      total: "学年总学时 29.5 / 40，还差 10.5 学时，另有 1.5 学时等确认",
      "school-based": "其中校本学时 21.5 / 24，还差 2.5 学时，另有 1.5 学时等确认",
      "no-top-rating": "年度考核、高级教师履职考核最高评到良好：时间没到，还没有定",
    },
  ],
  ["if the year ended now", "lin", "zh-Hans", { close: true }, { "no-top-rating": "按现在的记录，年度考核、高级教师履职考核最高评到良好" }],
  [
    "half an hour short last year: what follows depends on a reading",
    "su",
    "zh-Hant",
    { period: "schoolYear:2025-2026" },
    {
      total: "學年總學時 39.5 / 40，差 0.5 學時，沒有達到",
      "no-top-rating":
        "年度考核、高級教師履職考核最高評到良好：要看怎麼理解——如按「有一項不夠」，則會有影響；如按「兩項都不夠」，則沒有影響",
    },
  ],
  [
    "the same in English",
    "su",
    "en",
    { period: "schoolYear:2025-2026" },
    {
      total: "Hours this school year: 39.5 / 40, 0.5 h short",
      "no-top-rating":
        'annual rating, senior teacher review: rated good at most: depends on the reading — Read as "short of either": has consequences; Read as "short of both": no consequence',
    },
  ],
];

for (const [name, key, language, ask, expected] of cases)
  test(`[R001] [R005] the county's sentences: ${name}`, async () => {
    const said = await sentences(key, language, ask);
    assert.deepEqual(Object.fromEntries(Object.keys(expected).map((rule) => [rule, said[rule]])), expected);
  });
