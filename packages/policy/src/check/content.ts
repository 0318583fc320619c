import { emptyFaults, isDec, numberFaults, units, type Num, type Pack, type PackContent } from "@xiaoben/contract";
import { asFindings } from "./parts/rubrics.ts";
import { below } from "./parts/tree.ts";
import type { Finding } from "./finding.ts";

/** Forms, templates and lists have parts, and numbers that can be meant. Sums and bands of forms: `document/`. */
export function findContent(pack: Pack): Finding[] {
  const content: PackContent = pack.content ?? {};
  return [
    ...emptyOnes(content),
    ...(content.rubrics ?? []).flatMap((rubric, at) => asFindings(numberFaults(rubric), below("/content/rubrics", at))),
    ...ofQuotas(pack),
    ...ofCounts(pack),
    ...ofCodes(content),
  ];
}

/** The lists that a definition cannot be without. */
function emptyOnes(content: PackContent): Finding[] {
  const empty = (list: readonly unknown[], path: string): Finding[] =>
    list.length > 0
      ? []
      : [{ code: "template-empty", path, message: "Nothing stands here; add at least one entry, or remove what it belongs to" }];
  const each = <T>(
    items: readonly T[] | undefined,
    list: keyof PackContent,
    parts: (item: T) => [key: string, value: readonly unknown[]][],
  ): Finding[] =>
    (items ?? []).flatMap((item, at) =>
      parts(item).flatMap(([key, value]) => empty(value, below("/content", list, at, ...key.split("/")))),
    );
  return [
    ...(content.rubrics ?? []).flatMap((rubric, at) => asFindings(emptyFaults(rubric), below("/content/rubrics", at))),
    ...each(content.planTemplates, "planTemplates", ({ sections }) => [["sections", sections]]),
    ...each(content.pairTemplates, "pairTemplates", ({ stages }) => [["stages", stages]]),
    ...each(content.checklists, "checklists", ({ items }) => [["items", items]]),
    ...each(content.quotaSets, "quotaSets", ({ items }) => [["items", items]]),
    ...each(content.activityTemplates, "activityTemplates", ({ steps }) => [["steps", steps]]),
    ...each(content.phraseBanks, "phraseBanks", ({ groups }) => [
      ["groups", groups],
      ...groups.map((group, g): [string, readonly unknown[]] => [`groups/${g}/phrases`, group.phrases]),
    ]),
  ];
}

const ofQuotas = (pack: Pack): Finding[] =>
  (pack.content?.quotaSets ?? []).flatMap((set, at) =>
    set.items.flatMap(({ atLeast }, i) => negative(atLeast, below("/content/quotaSets", at, "items", i, "atLeast"))),
  );

const ofCounts = (pack: Pack): Finding[] => [
  ...(pack.content?.planTemplates ?? []).flatMap((template, at) =>
    template.sections.flatMap(({ items }, s) =>
      items ? negative(items.atLeast, below("/content/planTemplates", at, "sections", s, "items", "atLeast")) : [],
    ),
  ),
  ...(pack.content?.activityTemplates ?? []).flatMap((template, at) =>
    template.steps.flatMap(({ count }, s): Finding[] => {
      if (!count) return [];
      const path = below("/content/activityTemplates", at, "steps", s, "count");
      const [low, high] = [count.atLeast, count.atMost ?? ""];
      return [
        ...negative(count.atLeast, below(path, "atLeast")),
        ...(isDec(low) && isDec(high) && units(low) > units(high)
          ? [{ code: "contradiction", path, message: `At least ${low} and at most ${high} exclude each other; mend one` } as const]
          : []),
      ];
    }),
  ),
];

const negative = (num: Num, path: string): Finding[] =>
  isDec(num) && units(num) < 0
    ? [{ code: "number-out-of-range", path, message: "Less than none cannot be asked for; write a number from 0" }]
    : [];

/** A tally counts each code of a phrase bank once. */
const ofCodes = (content: PackContent): Finding[] =>
  (content.phraseBanks ?? []).flatMap((bank, at) =>
    bank.groups.flatMap(({ code }, g): Finding[] =>
      code !== undefined && bank.groups.slice(0, g).some((other) => other.code === code)
        ? [
            {
              code: "duplicate-id",
              path: below("/content/phraseBanks", at, "groups", g, "code"),
              message: `A tally counts "${code}" already; take another code`,
            },
          ]
        : [],
    ),
  );
