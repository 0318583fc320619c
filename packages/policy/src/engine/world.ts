import type { Day, Dec, Fraction, Node, Num, Parameter, Per, Period, Test, Where } from "@xiaoben/contract";
import { addDays, compare, daysBetween, minus } from "@xiaoben/contract";
import type { EvaluationInput } from "../evaluation.ts";
import type { Compiled } from "./parts.ts";
import { parameterNode } from "./decisions.ts";
import { number, show, tooLarge, wholePart, zero } from "./number.ts";
import { containing } from "./periods.ts";
import { spend, type Scene } from "./scene.ts";
import { CannotSay, OpenParameter } from "./signals.ts";

/** A number together with where it came from. */
export interface Known {
  value: Fraction;
  node: Node;
}

/** One way to read everything that is open, over one period. What it has worked out it keeps. */
export interface World {
  readonly scene: Scene;
  readonly period: Period;
  /** Open question → the reading taken. */
  readonly choose: Readonly<Record<string, string>>;
  /** Whether records count in the period that they make up for. */
  readonly makeUp: boolean;
  /** The world in which a question less was answered: what could be worked out there is the same here. */
  readonly wider: World | undefined;
  readonly kept: Map<string, Kept>;
}

/** What came out, and which decisions it rests on. */
type Kept = { used: ReadonlySet<string> | undefined } & ({ value: unknown } | { reason: unknown });

/** The same readings over another period, or with records where they make up for something. */
export function during(world: World, period: Period, makeUp = world.makeUp): World {
  if (period.key === world.period.key && makeUp === world.makeUp) return world;
  return worldOf(world.scene, world.choose, period, world.wider && during(world.wider, period, makeUp), makeUp);
}

/** The world of some readings over a period; there is one of each in a scene. */
export function worldOf(scene: Scene, choose: World["choose"], period: Period, wider?: World, makeUp = false): World {
  const key = `${period.key} ${makeUp ? "original " : ""}${wider ? Object.entries(choose).sort().join(" ") : ""}`;
  let world = scene.worlds.get(key);
  if (!world) scene.worlds.set(key, (world = { scene, period, choose, makeUp, wider, kept: new Map() }));
  return world;
}

/** Works something out once for a world: later calls answer, or fail, from memory. `grows`: it is changed as it is used, and so belongs to one world alone. */
export function remember<T>(world: World, key: string, make: () => T, grows = false): T {
  const { scene } = world;
  let found = grows ? world.kept.get(key) : keptIn(world, key);
  if (!found) {
    const outer = scene.used;
    scene.used = undefined;
    try {
      const value = make();
      found = { used: scene.used, value };
    } catch (reason) {
      found = { used: scene.used, reason };
    }
    scene.used = outer;
    world.kept.set(key, found);
  }
  if (found.used) for (const ambiguity of found.used) uses(scene, ambiguity);
  if ("reason" in found) throw found.reason;
  return found.value as T;
}

const uses = (scene: Scene, ambiguity: string): void => void (scene.used ??= new Set()).add(ambiguity);

/** What was kept here, or where less was answered: it did not ask for the questions that are answered here beside. */
function keptIn(world: World, key: string): Kept | undefined {
  const own = world.kept.get(key);
  if (own || !world.wider) return own;
  const found = keptIn(world.wider, key);
  return found && "value" in found ? found : undefined;
}

/** The text of a parameter: decided, else in the document, else as this world reads it. @throws {OpenParameter} */
export function parameter(world: World, id: string): { value: string; node: Node } {
  const { scene, choose } = world;
  const row = scene.compiled.parameters.get(id);
  const setting = scene.settings.get(id);
  if (setting) uses(scene, setting.ambiguity);
  const value = setting?.value ?? written(world, row) ?? readingOf(scene.compiled, id, choose);
  if (value === undefined) throw openOf(row);
  return { value, node: scene.explain ? parameterNode(id, value, row.clause, setting?.decision) : nothing };
}

/** One signal of each parameter: it is raised once for each person, and never looked into. */
function openOf(row: Parameter): OpenParameter {
  let open = opens.get(row);
  if (!open) opens.set(row, (open = new OpenParameter(row.id)));
  return open;
}

const opens = new WeakMap<Parameter, OpenParameter>();

/** A number of a pack. `measure` is given by the caller: measures rest on numbers and numbers on measures. */
export function num(world: World, value: Num, measure: (id: string) => Known): Known {
  if (typeof value === "string") return { value: number(value) ?? zero, node: world.scene.explain ? constant(value) : nothing };
  if ("measure" in value) return measure(value.measure);
  const found = parameter(world, value.param);
  const read = number(found.value);
  if (!read) throw new CannotSay({ code: "parameter-open", parameter: value.param });
  return { value: read, node: found.node };
}

/** The numbers that books need must not rest on measures: measures rest on them. */
export const plain = (world: World, of: Num): Known => num(world, of, notHere);

/** A number that stands in the document itself: a sum of nothing else. */
export const constant = (value: Dec): Node => ({ op: "sum", of: [], value });

/** Nothing at all; it also stands where nobody looks at the arithmetic. */
export const nothing: Node = Object.freeze(constant("0"));

/**
 * A step of the arithmetic, made only where somebody looks at it. Where more is below it than anybody reads it stands as a number.
 * @throws {CannotSay} where a figure leaves the range of decimals.
 */
export function shown(
  { scene }: Pick<World, "scene">,
  op: Exclude<Node["op"], "fact" | "parameter">,
  of: () => Node[],
  value: Fraction,
  clause?: string,
): Node {
  demandRange(value);
  if (!scene.explain) return nothing;
  const parts = of();
  const size = parts.reduce((sum, part) => sum + (sizes.get(part) ?? 1), 1);
  if (size > mostNodes) return constant(show(value));
  const node: Node = { op, of: parts, value: show(value), ...(clause !== undefined && { clause }) };
  sizes.set(node, size);
  return node;
}

/** Nodes of each calculation, those that stand in it more than once counted each time. */
const sizes = new WeakMap<Node, number>();
const mostNodes = 50_000;

/** What is left of one number when another is taken off it. */
export const less = (world: World, from: Node, off: Known, value: Fraction): Node =>
  shown(world, "sum", () => [from, shown(world, "times", () => [off.node, constant("-1")], minus(zero, off.value))], value);

/** @throws {CannotSay} where a figure cannot be written as a decimal any more. */
export function demandRange(value: Fraction): void {
  if (tooLarge(value)) throw new CannotSay({ code: "figure-too-large" });
}

/** Facts that tests look at: of a record one value each, of a subject there may be several. */
export type Tested = (name: string) => string | readonly string[] | undefined;

/** Whether facts fit: all of `all`, and one of `any` where that is given. */
export function fits(world: World, where: Where | undefined, facts: Tested): boolean {
  if (!where) return true;
  if (where.all) for (const test of where.all) if (!passes(world, test, facts)) return false;
  return !where.any || where.any.some((test) => passes(world, test, facts));
}

/** Whether one test holds. A fact that is absent fits no value, and is in no list; of several values one that fits is enough. */
export function passes(world: World, test: Test, facts: Tested): boolean {
  spend(world.scene, 1);
  const value = facts(test.fact);
  if (typeof value !== "object") return holds(world, test, value);
  return value.length === 0 ? holds(world, test, undefined) : value.some((one) => holds(world, test, one));
}

function holds(world: World, test: Test, value: string | undefined): boolean {
  if (test.present !== undefined && test.present !== (value !== undefined)) return false;
  if (test.notIn !== undefined && value !== undefined && test.notIn.includes(value)) return false;
  if (test.is !== undefined && value !== (typeof test.is === "string" ? test.is : String(test.is))) return false;
  if (test.in !== undefined && (value === undefined || !test.in.includes(value))) return false;
  if (test.under !== undefined && (value === undefined || !world.scene.compiled.under.get(value)?.has(test.under))) return false;
  if (test.from !== undefined && !(value !== undefined && value >= test.from)) return false;
  if (test.to !== undefined && !(value !== undefined && value <= test.to)) return false;
  if (test.atLeast === undefined && test.atMost === undefined) return true;
  const found = number(value);
  return (
    found !== undefined &&
    (test.atLeast === undefined || compare(found, plain(world, test.atLeast).value) >= 0) &&
    (test.atMost === undefined || compare(found, plain(world, test.atMost).value) <= 0)
  );
}

/** The period of a kind around a day. @throws {CannotSay} where no calendar covers it. */
export function around({ scene }: World, per: Per, day: string): Period {
  const before = scene.around.get(per);
  if (before && before.from <= day && day <= before.to) return before;
  const found = containing(scene.clock, per, day);
  if (!found) throw new CannotSay({ code: "calendar-missing" });
  // A week may lie in two calendars, which may begin their weeks on different days.
  if (per !== "week" && per !== "fortnight") scene.around.set(per, found);
  return found;
}

/** Facts of the subject that rules and parameters may ask for. */
export const subjectFacts =
  ({ input }: { input: EvaluationInput }): Tested =>
  (name) =>
    input.subjectFacts[name];

/** Length of a stretch of days, both ends included. */
export const lengthOf = (from: string, to: string): number => daysBetween(from, to) + 1;

/** The day so many days later. @throws {CannotSay} where that is no day that anybody lives to see. */
export function later(day: Day, days: Fraction, sign: 1 | -1 = 1): Day {
  const count = wholePart(days);
  if (Math.abs(count) > farthest) throw new CannotSay({ code: "figure-too-large" });
  return addDays(day, sign * count);
}

/** A hundred years of days. */
const farthest = 36_525;

/** The day whose text holds: the last of the period, or the one that is judged as of. */
export const judgedDay = ({ scene, period }: World): Day => (period.to < scene.asOf ? period.to : scene.asOf);

function written(world: World, row: Parameter): string | undefined {
  const day = judgedDay(world);
  const fitting = row.values.find(
    ({ periods, when }) => (periods?.from ?? day) <= day && day <= (periods?.to ?? day) && fits(world, when, subjectFacts(world.scene)),
  );
  return fitting?.value;
}

const readingOf = (compiled: Compiled, id: string, choose: Readonly<Record<string, string>>): string | undefined =>
  compiled.ambiguities
    .get(id)
    ?.map((ambiguity) => ambiguity.readings.find((reading) => reading.id === choose[ambiguity.id])?.sets[id])
    .find((value) => value !== undefined);

function notHere(id: string): never {
  throw new CannotSay({ code: "fact-absent", parameter: id });
}
