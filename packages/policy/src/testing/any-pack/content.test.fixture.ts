import fc from "fast-check";
import { clause, dec, word, name, maybe, few, measures, num } from "./parts.test.fixture.ts";

const points = dec;
export const content = fc.record({
  rubrics: fc.tuple(
    fc.record({
      id: fc.constant("form"),
      title: word,
      clause: maybe(clause),
      full: maybe(points),
      bands: maybe(few(fc.record({ id: name, label: word, atLeast: points, atMost: maybe(points) }))),
      sections: few(
        fc.record({
          id: name,
          title: word,
          weight: maybe(points),
          items: few(
            fc.oneof(
              fc.record({
                id: name,
                text: word,
                field: fc.constant("points"),
                max: points,
                step: points,
                notApplicable: maybe(fc.boolean()),
              }),
              fc.record({
                id: name,
                text: word,
                field: fc.constant("level"),
                weight: maybe(points),
                levels: few(fc.record({ id: name, label: word, value: maybe(points), says: maybe(word) })),
              }),
              fc.record({ id: name, text: word, field: fc.constantFrom("yesNo", "text"), required: maybe(fc.boolean()) }),
              fc.record({ id: name, text: word, field: fc.constant("choice"), choices: few(fc.record({ id: name, label: word })) }),
            ),
          ),
        }),
      ),
    }),
  ),
  planTemplates: few(
    fc.record({
      id: name,
      title: word,
      sections: few(
        fc.record({
          id: name,
          title: word,
          hint: maybe(word),
          required: fc.boolean(),
          items: maybe(fc.record({ atLeast: num, needs: few(fc.constantFrom("owner", "quota", "due")) })),
        }),
      ),
    }),
  ),
  pairTemplates: few(
    fc.record({
      id: name,
      title: word,
      stages: few(
        fc.record({
          id: name,
          title: word,
          tasks: few(fc.record({ id: name, text: word, evidence: maybe(fc.constantFrom("lesson", "poem")), needed: fc.boolean() })),
          gate: word,
        }),
      ),
    }),
  ),
  checklists: fc.tuple(
    fc.record({
      id: fc.constant("list"),
      title: word,
      items: few(fc.record({ id: name, text: word, phase: fc.constantFrom("before", "after"), filled: few(fc.constant("/activity")) })),
    }),
  ),
  quotaSets: few(
    fc.record({
      id: name,
      title: word,
      items: few(fc.record({ id: name, text: word, measure: maybe(fc.constantFrom(...measures)), atLeast: num })),
    }),
  ),
  activityTemplates: few(
    fc.record({
      id: name,
      title: word,
      steps: few(
        fc.record({
          id: name,
          title: word,
          count: maybe(fc.record({ atLeast: num, atMost: maybe(num) })),
          turns: maybe(few(word)),
          outputs: maybe(few(word)),
        }),
      ),
      checklist: maybe(fc.constant("list")),
    }),
  ),
  phraseBanks: few(
    fc.record({
      id: name,
      title: word,
      groups: few(
        fc.record({
          id: name,
          title: word,
          code: maybe(fc.constant("reflecting" as const)),
          phrases: few(fc.record({ id: name, text: word })),
        }),
      ),
    }),
  ),
});
