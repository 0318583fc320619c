type Say<A extends unknown[]> = (...args: A) => string;

/** Parts of sentences that may be there or not: empty ones are left out. */
export type Parts = readonly (string | undefined)[];

/** The sentences in which a pack is read back, in one language. A missing one does not compile. */
export interface Phrases {
  /** Several things: all of them, one of them, one after another. */
  list: Say<[parts: readonly string[]]>;
  or: Say<[parts: readonly string[]]>;
  and: Say<[parts: readonly string[]]>;
  join: Say<[parts: Parts]>;
  quote: Say<[text: string]>;
  /** `学时：每学年至少 40 学时` */
  headed: Say<[head: string, text: string]>;
  bracket: Say<[text: string, more: string]>;
  day: Say<[year: string, month: string, day: string]>;
  amount: Say<[value: string, unit: string]>;
  percent: Say<[value: string]>;

  pack: {
    identity: Say<[id: string, version: string, level: string]>;
    source: Say<[title: string, date: string | undefined]>;
    span: Say<[from: string | undefined, to: string | undefined]>;
    inForce: Say<[span: string]>;
    parent: Say<[id: string, version: string]>;
    drop: Say<[ids: string]>;
    cycle: Say<[id: string, years: string, start: string]>;
    cycleFrom: Say<[day: string]>;
    cycleFact: Say<[fact: string]>;
    category: Say<[title: string, parent: string | undefined, codes: string | undefined]>;
    approval: Say<[levels: string, categories: string | undefined]>;
    house: string;
    content: string;
    unusedNumber: Say<[id: string, number: string]>;
    unusedMeasure: Say<[id: string, measure: string]>;
    lent: Say<[clauses: string]>;
    nothing: string;
  };

  number: {
    open: Say<[question: string | undefined]>;
    elsewhere: Say<[number: string, clause: string]>;
    cases: Say<[parts: readonly string[]]>;
    entry: Say<[condition: string, value: string]>;
    otherwise: string;
  };

  test: {
    is: Say<[fact: string, value: string]>;
    in: Say<[fact: string, values: string]>;
    notIn: Say<[fact: string, values: string]>;
    under: Say<[fact: string, category: string]>;
    atLeast: Say<[fact: string, limit: string]>;
    atMost: Say<[fact: string, limit: string]>;
    span: Say<[fact: string, span: string]>;
    present: Say<[fact: string]>;
    absent: Say<[fact: string]>;
    /** Where nothing is asked. */
    always: string;
  };

  measure: {
    sum: Say<[book: string]>;
    count: Say<[book: string]>;
    distinct: Say<[book: string, fact: string]>;
    only: Say<[measure: string, where: string]>;
    times: Say<[a: string, b: string]>;
    plus: Say<[parts: readonly string[]]>;
    over: Say<[a: string, b: string]>;
    gap: Say<[rule: string]>;
    given: Say<[fact: string]>;
    members: Record<"share" | "mean" | "count", Say<[rule: string]>>;
  };

  book: {
    selection: Say<[unit: string, source: string, where: string | undefined]>;
    admit: Say<[test: string, otherwise: "waiting" | "refused", grace: string | undefined]>;
    listed: Say<[checklist: string]>;
    /** A way to count: for which records, and after which others. */
    way: Say<[where: string | undefined, isFirst: boolean, amount: string]>;
    fixed: Say<[amount: string]>;
    fact: Say<[fact: string]>;
    per: Say<[fact: string, of: string, gives: string]>;
    within: Say<[per: string | undefined, by: string | undefined, text: string]>;
    tier: Say<[at: "first" | "next" | "rest", upTo: string | undefined, each: string]>;
    noMore: string;
    threshold: Say<[of: string | undefined, atLeast: string, gives: string | undefined]>;
    table: Say<[rows: string, columns: string | undefined, cells: string]>;
    cell: Say<[name: string, value: string]>;
    range: Say<[min: string, max: string]>;
    times: Say<[where: string, by: string]>;
    max: Say<[amount: string]>;
    round: Say<[step: string, mode: "down" | "halfUp" | "up", at: "record" | "sum"]>;
    once: Say<[facts: string, keep: "best" | "first"]>;
    cliff: Say<[per: string | undefined, by: string | undefined, measure: string, atLeast: string | undefined, below: string | undefined]>;
    cap: Say<[where: string | undefined, per: string, by: string | undefined, limit: string]>;
    share: Say<[share: string, of: string]>;
  };

  rule: {
    /** Who it speaks of, and how often. */
    scope: Say<[who: string, per: string, text: string]>;
    who: Record<"person" | "pair" | "group" | "school" | "county", Say<[where: string | undefined]>>;
    atLeast: Say<[measure: string, limit: string]>;
    atMost: Say<[measure: string, limit: string]>;
    below: Say<[measure: string, limit: string]>;
    shown: Say<[measure: string]>;
    inside: Say<[rule: string]>;
    effective: Say<[span: string]>;
    waived: Say<[waiver: string, minDays: string | undefined, effect: string]>;
    drop: string;
    reduce: Say<[limit: string]>;
    part: Say<[by: "months" | "days", round: string]>;
    depends: Say<[choice: string]>;
    prorata: Say<[by: "months" | "days", round: string]>;
    carry: Say<[max: string, where: string | undefined]>;
    makeUp: Record<"original" | "own", string>;
    frequency: Say<[each: string, measure: string, atLeast: string]>;
    mayMiss: Say<[count: string]>;
    skip: string;
    coverage: Say<[circle: string, by: string, measure: string, atLeast: string]>;
    share: Say<[share: string]>;
    checklist: Say<[book: string, checklist: string, items: string | undefined]>;
    by: Say<[event: string, day: string]>;
    looksAt: Say<[event: string, where: string]>;
    monthDay: Say<[month: string, day: string]>;
    nth: Say<[nth: string, weekday: number, month: string]>;
    before: Say<[event: string, moment: string, days: string, count: string]>;
    after: Say<[event: string, moment: string, days: string, count: string]>;
    bundle: Say<[need: "all" | "any" | { count: string }, rules: string]>;
    score: Say<[full: string, floor: string, ceiling: string | undefined, atLeast: string | undefined]>;
    deduct: Say<[measure: string, unit: string, each: string, max: string | undefined]>;
    add: Say<[measure: string, unit: string, each: string, max: string | undefined]>;
    wipe: Say<[measure: string, atLeast: string]>;
    manual: Say<[by: string, question: string]>;
  };

  per: Record<"record" | "week" | "fortnight" | "month" | "term" | "schoolYear" | "calendarYear", string>;
  cycle: Say<[id: string, years: string | undefined]>;

  consequence: {
    says: Say<[condition: string, effect: string]>;
    combine: Record<"any" | "all", Say<[parts: string]>> & { open: Say<[parts: string, choice: string]> };
    part: Record<"met" | "notMet", Say<[rule: string]>>;
    cap: Say<[purposes: string, grade: string]>;
    bar: Say<[purposes: string]>;
    deduct: Say<[measure: string, unit: string, each: string]>;
    notice: Record<"internal" | "public", string>;
    reply: Say<[days: string]>;
    proposed: string;
  };

  question: {
    kind: Record<"unclear" | "undefined" | "conflict" | "fault", string>;
    asks: Say<[kind: string, question: string]>;
    decide: Say<[level: string, role: string]>;
    presumed: Say<[reading: string]>;
    free: string;
    reading: Say<[says: string, sets: string]>;
    sets: Say<[value: string]>;
  };

  content: {
    rubric: Say<[title: string, full: string | undefined]>;
    inspection: string;
    band: Say<[label: string, atLeast: string, atMost: string | undefined]>;
    /** A part of a form or template: `评分表 · 目标（22 分）：…` */
    part: Say<[title: string, part: string, text: string]>;
    points: Say<[max: string, step: string]>;
    weight: Say<[points: string]>;
    level: Say<[label: string, value: string | undefined, says: string | undefined]>;
    yesNo: string;
    text: string;
    notApplicable: string;
    required: string;
    plan: Say<[title: string]>;
    items: Say<[atLeast: string, needs: string | undefined]>;
    needs: Record<"owner" | "quota" | "due", string>;
    pair: Say<[title: string]>;
    task: Say<[text: string, evidence: string | undefined, needed: boolean]>;
    gate: Say<[text: string]>;
    checklist: Say<[title: string]>;
    phase: Record<"before" | "after", string>;
    filled: Say<[facts: string]>;
    quotas: Say<[title: string]>;
    quota: Say<[text: string, atLeast: string, measure: string | undefined]>;
    activity: Say<[title: string, checklist: string | undefined]>;
    turns: Say<[list: string]>;
    outputs: Say<[list: string]>;
    phrases: Say<[title: string]>;
  };
}

/** Names of codes, by the fact or list that they belong to. A code without a name is shown as it is, in quotes. */
export interface Names {
  units: Readonly<Record<string, string | readonly [one: string, many: string]>>;
  facts: Readonly<Record<string, string>>;
  /** Values of facts: by the fact, else alike everywhere. */
  codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  sources: Readonly<Record<string, string>>;
  /** Moments that deadlines look at. */
  moments: Readonly<Record<string, string>>;
  moment(source: string, fact: string): string;
  levels: Readonly<Record<string, string>>;
  roles: Readonly<Record<string, string>>;
  circles: Readonly<Record<string, string>>;
  waivers: Readonly<Record<string, string>>;
  purposes: Readonly<Record<string, string>>;
  grades: Readonly<Record<string, string>>;
  choices: Readonly<Record<string, string>>;
  evidence: Readonly<Record<string, string>>;
}
