import assert from "node:assert/strict";
import { test } from "node:test";
import type { Language } from "@xiaoben/contract";
import { formatOf } from "./format.ts";
import { localeOf } from "./language.ts";

test("writes figures as Intl does, in every language", () => {
  const figures = [
    "0",
    "7",
    "-7",
    "0.5",
    "-0.5",
    "007",
    "21.50",
    "999",
    "1000",
    "-1000",
    "12345.6789",
    "999999999.9999",
    "0.0001",
    "1000.1000",
  ];
  for (const language of ["zh-Hans", "zh-Hant", "en"] satisfies Language[]) {
    const intl = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 4 });
    const { figure } = formatOf(language);
    assert.deepEqual(
      figures.map((value) => figure(value)),
      figures.map((value) => intl.format(Number(value))),
      language,
    );
  }
});
