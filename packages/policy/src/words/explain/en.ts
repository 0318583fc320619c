import { joined } from "./joined.ts";
import type { Phrases } from "./phrases.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const month = (text: string): string => months[Number(text) - 1] ?? text;
const there = (parts: readonly (string | undefined)[]): string[] => parts.filter((part) => part !== undefined && part !== "") as string[];
const of = (what: string, where: string | undefined): string => (where === undefined ? what : `${what} where ${where}`);
const apart = (by: string | undefined): string => (by === undefined ? "" : `, each ${by} by itself`);
const most = (max: string | undefined, what: string): string => (max === undefined ? "" : `, at most ${max} ${what}`);

export const phrases: Phrases = {
  list: (parts) => parts.join(", "),
  or: (parts) => parts.join(", or "),
  and: (parts) => parts.join(" and "),
  join: (parts) => there(parts).join("; "),
  quote: (text) => `"${text}"`,
  headed: (head, text) => `${head}: ${text}`,
  bracket: (text, more) => `${text} (${more})`,
  day: (year, number, day) => `${day} ${month(number)} ${year}`,
  amount: (value, unit) => `${value} ${unit}`,
  percent: (value) => `${value}%`,

  pack: {
    identity: (id, version, level) => `Practice pack ${id}, version ${version}, for the ${level}`,
    source: (title, date) => `After: ${title}${date === undefined ? "" : ` (${date})`}`,
    span: (from, to) => there([from && `from ${from}`, to && `until ${to}`]).join(" "),
    inForce: (span) => `In force ${span}`,
    parent: (id, version) => `Built on ${id}, version ${version}: what has the same name here takes its place, the rest stands`,
    drop: (ids) => `No longer taken over from there: ${ids}`,
    cycle: (id, years, start) => `Cycle ${id}: ${years} years each, counted ${start}`,
    cycleFrom: (day) => `from ${day}`,
    cycleFact: (fact) => `from each person's ${fact}`,
    category: (title, parent, codes) =>
      `Category "${title}"${parent === undefined ? "" : `, part of "${parent}"`}${codes === undefined ? "" : `, takes in ${codes}`}`,
    approval: (levels, categories) =>
      `Declared hours${categories === undefined ? "" : ` of ${categories}`} are decided on by ${levels}, in this order`,
    house: "Our own conventions (no document says so; the author does)",
    content: "Forms, templates and lists that come with it",
    unusedNumber: (id, number) => `Number ${id}, which nothing uses: ${number}`,
    unusedMeasure: (id, measure) => `Figure ${id}, which nothing uses: ${measure}`,
    lent: (clauses) => `The numbers of this clause are used in: ${clauses}`,
    nothing: "No rule is made of this clause",
  },

  number: {
    open: (question) => (question === undefined ? "(the document does not say)" : `(not decided; see the question: ${question})`),
    elsewhere: (number, clause) => `${number} (the number stands in ${clause})`,
    cases: (parts) => `(the first that fits: ${parts.join("; ")})`,
    entry: (condition, value) => `${condition}: ${value}`,
    otherwise: "otherwise",
  },

  test: {
    is: (fact, value) => `${fact} is ${value}`,
    in: (fact, values) => `${fact} is one of ${values}`,
    notIn: (fact, values) => `${fact} is none of ${values}`,
    under: (fact, category) => `${fact} belongs to ${category}`,
    atLeast: (fact, limit) => `${fact} is at least ${limit}`,
    atMost: (fact, limit) => `${fact} is at most ${limit}`,
    span: (fact, span) => `${fact} falls in the time ${span}`,
    present: (fact) => `there is an entry for ${fact}`,
    absent: (fact) => `there is no entry for ${fact}`,
    always: "in every case",
  },

  measure: {
    sum: (book) => `the sum of ${book}`,
    count: (book) => `the number of records of ${book}`,
    distinct: (book, fact) => `the number of different values of ${fact} in ${book}`,
    only: (measure, where) => `${measure} (only where ${where})`,
    times: (a, b) => `${a} × ${b}`,
    plus: (parts) => joined(parts, "+", "−"),
    over: (a, b) => `${a} ÷ ${b}`,
    gap: (rule) => `what is missing from ${rule}`,
    given: (fact) => `the ${fact} as given`,
    members: {
      share: (rule) => `the share of those asked who reach ${rule}`,
      mean: (rule) => `the average of the figure of ${rule}`,
      count: (rule) => `the number of people who reach ${rule}`,
    },
  },

  book: {
    selection: (unit, source, where) => `kept in ${unit}, taken from ${source}${where === undefined ? "" : `, only where ${where}`}`,
    admit: (test, otherwise, grace) =>
      `counts where ${test}; otherwise it ${otherwise === "waiting" ? "waits" : "does not count"}${grace === undefined ? "" : `; within ${grace} afterwards it waits`}`,
    listed: (checklist) => `everything of ${checklist} is there`,
    way: (where, isFirst, amount) =>
      `${there([isFirst ? undefined : "where no earlier way fits", where && `where ${where}`, amount]).join(", ")}`,
    fixed: (amount) => `each record counts ${amount}`,
    fact: (fact) => `each record counts its ${fact}`,
    per: (fact, per, gives) => `by ${fact}: every ${per} counts ${gives}`,
    within: (per, by, text) => `${there([per, by && `each ${by} by itself`]).join(", ")}${per || by ? ": " : ""}${text}`,
    tier: (at, upTo, each) =>
      upTo === undefined
        ? `${at === "first" ? "each record" : "each one after that"} counts ${each}`
        : `${at === "first" ? "the records up to number" : "after that up to number"} ${upTo} count ${each} each`,
    noMore: "those after that count nothing",
    threshold: (what, atLeast, gives) =>
      `only if ${what === undefined ? "the number of records" : `the sum of ${what}`} is at least ${atLeast}, ${gives === undefined ? "what was done counts" : `${gives} counts in all`}; below that nothing does`,
    table: (rows, columns, cells) => `by a table of ${rows}${columns === undefined ? "" : ` and ${columns}`}: ${cells}`,
    cell: (name, value) => `${name} ${value}`,
    range: (min, max) => `each record counts from ${min} to ${max}, as whoever approves it says`,
    times: (where, by) => `multiplied by ${by} where ${where}`,
    max: (amount) => `at most ${amount} for a record`,
    round: (step, mode, at) =>
      `${at === "sum" ? "the sum" : "each record"} is rounded ${{ down: "down", halfUp: "to the nearest", up: "up" }[mode]}, in steps of ${step}`,
    once: (facts, keep) => `records with the same ${facts} count once: the ${keep === "best" ? "one that counts most" : "earliest one"}`,
    cliff: (per, by, measure, atLeast, below) =>
      `${there([per, by && `grouped by ${by}`]).join(", ")}: all counts only where ${there([measure, atLeast && `is at least ${atLeast}`, atLeast && below && "and", below && `is less than ${below}`]).join(" ")}, and else nothing does`,
    cap: (where, per, by, limit) => `${there([where && `where ${where}`, `${per}${apart(by)}`]).join(", ")}: at most ${limit} counts`,
    share: (share, whole) => `${share} of ${whole}`,
  },

  rule: {
    scope: (who, per, text) => `${who}, ${per}: ${text}`,
    who: {
      person: (where) => of("everybody", where),
      pair: (where) => of("every mentor pair", where),
      group: (where) => of("every teaching-research group", where),
      school: (where) => of("every school", where),
      county: (where) => of("the county", where),
    },
    atLeast: (measure, limit) => `${measure} is at least ${limit}`,
    atMost: (measure, limit) => `${measure} is at most ${limit}`,
    below: (measure, limit) => `${measure} is less than ${limit}`,
    shown: (measure) => `${measure} is shown for information`,
    inside: (rule) => `it lies inside ${rule}`,
    effective: (span) => `this holds ${span}`,
    waived: (waiver, minDays, effect) => `for those with ${waiver}${minDays === undefined ? "" : ` of at least ${minDays}`}, ${effect}`,
    drop: "it is not asked",
    reduce: (limit) => `${limit} is asked instead`,
    part: (by, round) => `only ${by === "months" ? "the months of which no day is missing" : "the other days"} are asked for; ${round}`,
    depends: (choice) => `what is waived: ${choice}`,
    prorata: (by, round) => `a part of a period counts by ${by}; ${round}`,
    carry: (max, where) =>
      `what was beyond it last time is carried over${where === undefined ? "" : ` (only where ${where})`}, at most ${max}`,
    makeUp: {
      original: "what is made up counts for the period that lacked it",
      own: "what is made up counts for the period it is done in",
    },
    frequency: (each, measure, atLeast) => `${each}, ${measure} is at least ${atLeast}`,
    mayMiss: (count) => `${count} may be missed`,
    skip: "those without lessons are left out",
    coverage: (circle, by, measure, atLeast) => `for every person of ${circle} (by ${by}), ${measure} is at least ${atLeast}`,
    share: (share) => `${share} of them are enough`,
    checklist: (book, checklist, items) => `every record of ${book} has all of ${checklist}${items === undefined ? "" : `: ${items}`}`,
    by: (event, day) => `${event} by ${day}`,
    looksAt: (event, where) => `${event} (only where ${where})`,
    monthDay: (number, day) => `${day} ${month(number)}`,
    nth: (nth, weekday, number) => `${weekdays[weekday - 1] ?? `weekday ${weekday}`} no. ${nth} of ${month(number)}`,
    before: (event, moment, days, count) => `${event} at least ${days} (${count}) before ${moment}`,
    after: (event, moment, days, count) => `${event} within ${days} (${count}) after ${moment}`,
    bundle: (need, rules) =>
      `${need === "all" ? "all of these are reached" : need === "any" ? "any of these is reached" : `at least ${need.count} of these are reached`}: ${rules}`,
    score: (full, floor, ceiling, atLeast) =>
      `full mark ${full}, never below ${floor}${ceiling === undefined ? "" : `, never above ${ceiling}`}${atLeast === undefined ? "" : `, at least ${atLeast} is asked`}`,
    deduct: (measure, unit, each, max) => `by ${measure}: ${each} off for every ${unit}${most(max, "off")}`,
    add: (measure, unit, each, max) => `by ${measure}: ${each} more for every ${unit}${most(max, "more")}`,
    wipe: (measure, atLeast) => `where ${measure} comes to ${atLeast}, the lowest mark is given`,
    manual: (by, question) => `the ${by} answers, and says on what basis: ${question}`,
  },

  per: {
    record: "each time",
    week: "every week",
    fortnight: "every fortnight",
    month: "every month",
    term: "every term",
    schoolYear: "every school year",
    calendarYear: "every calendar year",
  },
  cycle: (id, years) => `every cycle (${id}${years === undefined ? "" : `, ${years} years`})`,

  consequence: {
    says: (condition, effect) => `${condition}: ${effect}`,
    combine: {
      any: (parts) => `if any of this is so (${parts})`,
      all: (parts) => `if all of this is so (${parts})`,
      open: (parts, choice) => `${parts}, ${choice}`,
    },
    part: { met: (rule) => `${rule} is reached`, notMet: (rule) => `${rule} is not reached` },
    cap: (purposes, grade) => `${purposes}: rated ${grade} at most`,
    bar: (purposes) => `not proposed for ${purposes}`,
    deduct: (measure, unit, each) => `by ${measure}: ${each} deducted for every ${unit}`,
    notice: { internal: "a note within the school", public: "a public note" },
    reply: (days) => `whoever it concerns may object within ${days}`,
    proposed: "it is proposed only; people decide",
  },

  question: {
    kind: {
      unclear: "The document can be read in several ways",
      undefined: "The document does not say",
      conflict: "The document contradicts itself",
      fault: "The document has a fault",
    },
    asks: (kind, question) => `${kind}: ${question}`,
    decide: (level, role) => `decided by the ${role} of the ${level}`,
    presumed: (reading) => `until then read as: ${reading}`,
    free: "a number of its own may be set as well",
    reading: (says, sets) => `${says} (${sets})`,
    sets: (value) => `sets ${value}`,
  },

  content: {
    rubric: (title, full) => `Form ${title}${full === undefined ? "" : `, full mark ${full}`}`,
    inspection: "for inspection",
    band: (label, atLeast, atMost) => `${label}: from ${atLeast}${atMost === undefined ? "" : ` to ${atMost}`}`,
    part: (title, part, text) => `${title} · ${part}${text === "" ? "" : `: ${text}`}`,
    points: (max, step) => `up to ${max} in steps of ${step}`,
    weight: (points) => `${points} in all`,
    level: (label, value, says) => `${label}${value === undefined ? "" : ` ${value}`}${says === undefined ? "" : ` (${says})`}`,
    yesNo: "yes or no",
    text: "in words",
    notApplicable: "may be left out",
    required: "required",
    plan: (title) => `Plan template ${title}`,
    items: (atLeast, needs) => `at least ${atLeast} items${needs === undefined ? "" : `, each with ${needs}`}`,
    needs: { owner: "who does it", quota: "how many", due: "by when" },
    pair: (title) => `Template of mentor pairs ${title}`,
    task: (text, evidence, needed) =>
      `${text} (${needed ? "needed" : "by choice"}${evidence === undefined ? "" : `, shown by ${evidence}`})`,
    gate: (text) => `gate: ${text}`,
    checklist: (title) => `Checklist ${title}`,
    phase: { before: "before", after: "afterwards" },
    filled: (facts) => `looks at: ${facts}`,
    quotas: (title) => `Targets ${title}`,
    quota: (text, atLeast, measure) =>
      `${text}, at least ${atLeast} (${measure === undefined ? "ticked by hand" : `counted by ${measure}`})`,
    activity: (title, checklist) => `Activity template ${title}${checklist === undefined ? "" : `, held by checklist ${checklist}`}`,
    turns: (list) => `order of speakers: ${list}`,
    outputs: (list) => `leaves behind: ${list}`,
    phrases: (title) => `Phrase bank ${title}`,
  },
};
