import type { Dec, Fraction, Node, Num, Parameter, Per, Period, Test, Where } from "@xiaoben/contract";
import { compare, daysBetween } from "@xiaoben/contract";
import type { Compiled } from "./compile.ts";
import { parameterNode } from "./decisions.ts";
import type { Facts } from "./facts.ts";
import { number, show, zero } from "./number.ts";
import { containing, type Clock } from "./periods.ts";
import type { Row } from "./row.ts";
import type { Scene } from "./scene.ts";
import { CannotSay, OpenParameter } from "./signals.ts";

/** A number together with where it came from. */
export interface Known {
  value: Fraction;
  node: Node;
}

/** One way to read everything that is open, over one period. What it has worked out it keeps. */
export interface World {
  readonly scene: Scene;
  readonly clock: Clock;
  readonly period: Period;
  /** Open question → the reading taken. */
  readonly choose: Readonly<Record<string, string>>;
  /** Decisions that were used on the way: ambiguity ids. */
  readonly decided: Set<string>;
  readonly rows: Map<string, readonly Row[]>;
}

/** The same readings over another period. */
export const during = (world: World, period: Period): World => ({ ...world, period, rows: new Map() });

/** The text of a parameter: decided, else in the document, else as this world reads it. @throws {OpenParameter} */
export function parameter(world: World, id: string): { value: string; node: Node } {
  const { scene, choose } = world;
  const row = scene.compiled.parameters.get(id);
  const setting = scene.settings.get(id);
  if (setting) world.decided.add(setting.ambiguity);
  const value = setting?.value ?? written(world, row) ?? readingOf(scene.compiled, id, choose);
  if (value === undefined) throw new OpenParameter(id);
  return { value, node: parameterNode(id, value, row.clause, setting?.decision) };
}

/** A number of a pack. `measure` is given by the caller: measures rest on numbers and numbers on measures. */
export function num(world: World, value: Num, measure: (id: string) => Known): Known {
  if (typeof value === "string") return { value: number(value) ?? zero, node: constant(value) };
  if ("measure" in value) return measure(value.measure);
  const found = parameter(world, value.param);
  const read = number(found.value);
  if (!read) throw new CannotSay({ code: "parameter-open", parameter: value.param });
  return { value: read, node: found.node };
}

/** A number that stands in the document itself: a sum of nothing else. */
export const constant = (value: Dec): Node => ({ op: "sum", of: [], value });

export const shown = (op: Exclude<Node["op"], "fact" | "parameter">, of: Node[], value: Fraction, clause?: string): Node => ({
  op,
  of,
  value: show(value),
  ...(clause !== undefined && { clause }),
});

/** Whether facts fit: all of `all`, and one of `any` where that is given. */
export const fits = (world: World, where: Where | undefined, facts: Facts): boolean =>
  (where?.all ?? []).every((test) => passes(world, test, facts)) && (!where?.any || where.any.some((test) => passes(world, test, facts)));

/** Whether one test holds. A fact that is absent fits no value, and is in no list. */
export function passes(world: World, test: Test, facts: Facts): boolean {
  const value = facts(test.fact);
  const bound = (side: "atLeast" | "atMost"): boolean => {
    const limit = test[side];
    if (limit === undefined) return true;
    const found = number(value);
    if (!found) return false;
    const compared = compare(found, num(world, limit, notHere).value);
    return side === "atLeast" ? compared >= 0 : compared <= 0;
  };
  return (
    (test.present === undefined || test.present === (value !== undefined)) &&
    (test.is === undefined || value === String(test.is)) &&
    (test.in === undefined || (value !== undefined && test.in.includes(value))) &&
    (test.notIn === undefined || value === undefined || !test.notIn.includes(value)) &&
    (test.under === undefined || (value !== undefined && world.scene.compiled.under.get(value)?.has(test.under) === true)) &&
    bound("atLeast") &&
    bound("atMost")
  );
}

/** The period of a kind around a day. @throws {CannotSay} where no calendar covers it. */
export function around(world: World, per: Per, day: string): Period {
  const found = containing(world.clock, per, day);
  if (!found) throw new CannotSay({ code: "calendar-missing" });
  return found;
}

/** Facts of the subject that rules and parameters may ask for. */
export const subjectFacts =
  (scene: Scene): Facts =>
  (name) =>
    scene.input.subjectFacts[name];

/** Length of a stretch of days, both ends included. */
export const lengthOf = (from: string, to: string): number => daysBetween(from, to) + 1;

function written(world: World, row: Parameter): string | undefined {
  const day = world.period.to < world.scene.asOf ? world.period.to : world.scene.asOf;
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
