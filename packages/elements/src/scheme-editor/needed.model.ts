import type { Ambiguity, Example, Measure, Pack, PackId, Rule } from "@xiaoben/contract";

/**
 * A pack reduced to one rule and all that this rule rests on, one after the other: measures, books, the rules whose gap is measured,
 * numbers, questions that these numbers wait for, checklists, categories, cycles, and the clauses that any of them cites.
 * Consequences and the rules for who approves are not taken along: a rule does not rest on them.
 * Examples stay where they say what the rule comes to, with what they say of it alone.
 */
export function neededBy(pack: Pack, rule: PackId): Pack {
  const taken = new Taken(pack);
  taken.rule(rule);
  return taken.pack(rule);
}

/** Names of what a pack is made of, as they are found on the way. */
class Taken {
  readonly #from: Pack;
  readonly #rules = new Set<PackId>();
  readonly #measures = new Set<PackId>();
  readonly #books = new Set<PackId>();
  readonly #parameters = new Set<PackId>();
  readonly #checklists = new Set<PackId>();
  readonly #cycles = new Set<PackId>();
  readonly #clauses = new Set<PackId>();
  #categories = false;

  constructor(from: Pack) {
    this.#from = from;
  }

  rule(id: PackId): void {
    const rule = this.#first(this.#rules, this.#from.rules, id);
    if (!rule) return;
    this.#read(rule);
    if (rule.kind === "bundle") rule.of.forEach((one) => this.rule(one));
    if (rule.kind === "amount" && rule.inside !== undefined) this.rule(rule.inside);
    if (rule.kind === "checklist") this.#book(rule.book);
  }

  pack(rule: PackId): Pack {
    const { parameters, books, measures, rules, source, content, categories, cycles, examples } = this.#from;
    const ambiguities = this.#questions();
    for (const { clause } of ambiguities) this.#clauses.add(clause);
    const whole: Pack = {
      ...this.#from,
      source: { ...source, clauses: source.clauses.filter(({ id }) => this.#clauses.has(id)) },
      parameters: parameters.filter(({ id }) => this.#parameters.has(id)),
      ambiguities,
      books: books.filter(({ id }) => this.#books.has(id)),
      measures: measures.filter(({ id }) => this.#measures.has(id)),
      rules: rules.filter(({ id }) => this.#rules.has(id)),
      consequences: [],
      examples: examples.flatMap((example) => reduced(example, rule, new Set(ambiguities.map(({ id }) => id)))),
    };
    const checklists = content?.checklists?.filter(({ id }) => this.#checklists.has(id)) ?? [];
    return optional(whole, {
      content: checklists.length > 0 ? { checklists } : undefined,
      categories: this.#categories ? categories : undefined,
      cycles: this.#cycles.size > 0 ? cycles?.filter(({ id }) => this.#cycles.has(id)) : undefined,
      approvals: undefined,
    });
  }

  #measure(id: PackId): void {
    const measure = this.#first(this.#measures, this.#from.measures, id);
    if (!measure) return;
    this.#read(measure);
    for (const below of measuresOf(measure)) this.#measure(below);
    if ("sum" in measure) this.#book(measure.sum);
    if ("count" in measure) this.#book(measure.count);
    if ("gap" in measure) this.rule(measure.gap);
    if ("members" in measure) this.rule(measure.of);
  }

  #book(id: PackId): void {
    const book = this.#first(this.#books, this.#from.books, id);
    if (book) this.#read(book);
  }

  /** What a part names by the names that mean the same wherever they stand. */
  #read(part: object): void {
    for (const [key, value] of entriesBelow(part)) {
      if (key === "under" || value === "category") this.#categories = true;
      if (typeof value !== "string") continue;
      if (key === "measure") this.#measure(value);
      if (key === "clause") this.#clauses.add(value);
      if (key === "cycle") this.#cycles.add(value);
      if (key === "param") {
        const parameter = this.#first(this.#parameters, this.#from.parameters, value);
        if (parameter) this.#read(parameter);
      }
      if (key === "checklist") {
        const checklist = this.#first(this.#checklists, this.#from.content?.checklists ?? [], value);
        if (checklist) this.#read(checklist);
      }
    }
  }

  /** Questions that a number waits for, and those that put a fault of a clause on record. */
  #questions(): Ambiguity[] {
    return this.#from.ambiguities.flatMap((ambiguity) => {
      const sets = [
        ...new Set([...ambiguity.readings.flatMap((reading) => Object.keys(reading.sets)), ...(ambiguity.asks ? [ambiguity.asks] : [])]),
      ];
      if (sets.length === 0) return this.#clauses.has(ambiguity.clause) ? [ambiguity] : [];
      if (!sets.some((id) => this.#parameters.has(id))) return [];
      const readings = ambiguity.readings.map((reading) => ({
        ...reading,
        sets: Object.fromEntries(Object.entries(reading.sets).filter(([id]) => this.#parameters.has(id))),
      }));
      const asks = ambiguity.asks !== undefined && this.#parameters.has(ambiguity.asks) ? ambiguity.asks : undefined;
      return [optional({ ...ambiguity, readings }, { asks })];
    });
  }

  /** Something of a list, the first time that it is named. */
  #first<T extends { id: PackId }>(seen: Set<PackId>, list: readonly T[], id: PackId): T | undefined {
    if (seen.has(id)) return undefined;
    seen.add(id);
    return list.find((one) => one.id === id);
  }
}

const measuresOf = (measure: Measure): PackId[] =>
  "linear" in measure
    ? measure.linear.map(({ of }) => of)
    : "product" in measure
      ? measure.product
      : "ratio" in measure
        ? measure.ratio
        : [];

/** What an example says of one rule; nothing where it says nothing of it. */
function reduced(example: Example, rule: PackId, questions: ReadonlySet<PackId>): Example[] {
  const said = example.expect[rule];
  if (said === undefined) return [];
  const decisions = Object.entries(example.decisions ?? {}).filter(([id]) => questions.has(id));
  return [
    optional({ ...example, expect: { [rule]: said } }, { decisions: decisions.length > 0 ? Object.fromEntries(decisions) : undefined }),
  ];
}

/** Every name and value of a part, however deep. */
function* entriesBelow(part: object): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(part)) {
    yield [key, value];
    if (typeof value === "object" && value !== null) yield* entriesBelow(value as object);
  }
}

/** Sets what may be left out; what is undefined is left out. */
export function optional<T extends object, M extends Partial<T>>(whole: T, more: { [K in keyof M]: M[K] | undefined }): T {
  const next = { ...whole, ...more } as Record<string, unknown>;
  for (const key of Object.keys(more)) if (next[key] === undefined) delete next[key];
  return next as T;
}

export type Score = Extract<Rule, { kind: "score" }>;
