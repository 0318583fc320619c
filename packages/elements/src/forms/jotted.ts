import type { RescueReport } from "@xiaoben/contract";

/** What stands in a form that has no draft: kept on this device alone, until it is handed in. */
export interface Jotted {
  /** Name of the form, e.g. `decision`. */
  form: string;
  /** Which of these forms. */
  key: string;
  value: unknown;
}

/** What the browser did not take, by name: it lives as long as the page. */
export const unkept = new Map<string, unknown>();

let cleared = 0;
/** How often something was cleared on this page: open forms then forget it too. */
export const clearedTimes = (): number => cleared;

export const nameOf = (form: string, person: string, key: string): string => `xb:form:${form}:${person}:${key}`;

/** What a person has begun to write and not handed in. */
export const jottedBy = (person: string): Jotted[] =>
  namesOf(person).flatMap(({ name, form, key }) => {
    const value = read(name);
    return value === undefined ? [] : [{ form, key, value }];
  });

/** Whether some of it is in this page alone, and goes with it. */
export const losesJotted = (person: string): boolean => namesOf(person).some(({ name }) => unkept.has(name));

/** Clears it from this device. */
export function forgetJotted(person: string): void {
  cleared += 1;
  for (const { name } of namesOf(person)) {
    unkept.delete(name);
    attempt(() => localStorage.removeItem(name));
  }
}

/** A rescue file with it. */
export async function withJotted(file: Blob, jotted: readonly Jotted[]): Promise<Blob> {
  const content = JSON.parse(await file.text()) as object;
  return new Blob([JSON.stringify({ ...content, jotted }, null, 2)], { type: file.type });
}

/** Takes it back from a rescue file that was found to be one. What stands here already stays as it is. */
export async function takeJotted(file: Blob, person: string): Promise<RescueReport> {
  const { jotted = [], person: whose } = JSON.parse(await file.text()) as { jotted?: unknown; person?: unknown };
  const report: RescueReport = { taken: 0, known: 0, left: [] };
  if (!Array.isArray(jotted)) return { ...report, left: [{ what: "jotted", why: "unreadable" }] };
  jotted.forEach((row: unknown, i) => {
    if (!isJotted(row)) return report.left.push({ what: `jotted[${i}]`, why: "unreadable" });
    if (whose !== person) return report.left.push({ what: row.form, why: "not-this-person" });
    const name = nameOf(row.form, person, row.key);
    if (read(name) !== undefined) return (report.known += 1);
    if (!attempt(() => (localStorage.setItem(name, JSON.stringify(row.value)), true))) unkept.set(name, row.value);
    return (report.taken += 1);
  });
  return report;
}

/** Does what a browser without storage, or with a full one, does not let us do. */
export function attempt<V>(work: () => V): V | undefined {
  try {
    return work();
  } catch {
    // No storage here, it is full, or what it holds is not ours: the page remembers.
    return undefined;
  }
}

function namesOf(person: string): { name: string; form: string; key: string }[] {
  const names = new Set([...(attempt(() => Object.keys(localStorage)) ?? []), ...unkept.keys()]);
  return [...names].flatMap((name) => {
    const [, form, whose, key] = /^xb:form:([^:]+):([^:]+):(.*)$/s.exec(name) ?? [];
    return whose === person ? [{ name, form: form!, key: key! }] : [];
  });
}

const read = (name: string): unknown => attempt(() => JSON.parse(localStorage.getItem(name) ?? "") as unknown) ?? unkept.get(name);

/** What a form keeps: a text, or texts and what holds more of them, by name. */
function isJotted(row: unknown): row is Jotted {
  const { form, key, value } = (row ?? {}) as Partial<Jotted>;
  return (
    typeof form === "string" &&
    /^[^:]+$/.test(form) &&
    typeof key === "string" &&
    (isText(value) || (holds(value) && !Array.isArray(value) && Object.values(value).every((one) => isText(one) || holds(one))))
  );
}

const isText = (value: unknown): value is string => typeof value === "string";
const holds = (value: unknown): value is object => typeof value === "object" && value !== null;
