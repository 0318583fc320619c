import type { Ref } from "@xiaoben/contract";
import type { Case } from "../cases/case.ts";
import type { Clause } from "../clauses/clause.ts";
import type { Exchange, Failure, Outcome, Result } from "../report.ts";
import { said, type Said } from "../said.ts";
import { type BrokenError, NotOfferedError, NotTriedError } from "./broken.ts";
import { cleanUp } from "./cleanup.ts";
import { withoutSecrets } from "./redact.ts";
import { NoAnswerError } from "./send.ts";
import { Trial } from "./trial.ts";
import type { World } from "./world.ts";

/** Most exchanges of one clause that a report keeps; those of its failures are always among them. */
const mostExchanges = 40;

/** Tries one clause and says what became of it. */
export async function judge(id: string, clause: Clause, run: Case, world: World): Promise<{ result: Result; left: Ref[] }> {
  const began = performance.now();
  const trial = new Trial(world, id);
  const ended = (outcome: Outcome, reason?: Said): Result => ({
    clause: id,
    outcome,
    ...(reason && { reason }),
    ...told(trial),
    ms: Math.round(performance.now() - began),
  });
  let result: Result;
  try {
    demand(trial, clause);
    await trial.attempt(() => run(trial));
    result = ended(trial.tried.broken.length > 0 ? "broken" : "kept");
  } catch (error) {
    if (error instanceof NotOfferedError) result = ended("notOffered", said(`没有提供 ${error.what}`, `${error.what} is not offered`));
    else if (error instanceof NotTriedError) result = ended(trial.tried.broken.length > 0 ? "broken" : "notTried", error.reason);
    else throw error;
  }
  return { result, left: await cleanUp(trial) };
}

/** What a clause needs before it can be tried at all. */
function demand(trial: Trial, { needs = {} }: Clause): void {
  for (const name of needs.people ?? []) trial.person(name);
  for (const operation of needs.operations ?? []) trial.needs(operation);
  const { capabilities, readOnly, approve } = trial.world;
  if (needs.profile && capabilities && !capabilities.profiles.includes(needs.profile))
    throw new NotOfferedError(`profile ${needs.profile}`);
  if (needs.decides && !approve)
    throw new NotTriedError(said("没有 --approve，什么也不通过、不驳回", "nothing is approved or rejected without --approve"));
  if (needs.writes && readOnly) throw new NotTriedError(said("只读运行（--read-only）", "this run is read-only (--read-only)"));
}

function told({ tried, world }: Trial): { failures: Failure[]; exchanges: Exchange[] } {
  const all = tried.answers.map(({ exchange }) => exchange);
  const wanted = tried.broken.flatMap((error) => exchangeOf(error) ?? []);
  const others = all.filter((exchange) => !wanted.includes(exchange)).slice(0, mostExchanges);
  const exchanges = all.filter((exchange) => wanted.includes(exchange) || others.includes(exchange));
  exchanges.push(...wanted.filter((exchange) => !exchanges.includes(exchange)));
  return { failures: tried.broken.map((error) => failureOf(error, exchanges, world.secrets)), exchanges };
}

function failureOf(error: BrokenError | NoAnswerError, exchanges: readonly Exchange[], secrets: readonly string[]): Failure {
  const place = exchanges.indexOf(exchangeOf(error)!);
  const at = place < 0 ? {} : { exchange: place };
  if (error instanceof NoAnswerError)
    return { expected: said("一个回答", "an answer"), got: withoutSecrets(error.message, secrets), ...at };
  const { expected, issues } = error;
  return { expected, got: withoutSecrets(error.got, secrets), ...(issues.length > 0 && { issues: [...issues] }), ...at };
}

const exchangeOf = (error: BrokenError | NoAnswerError): Exchange | undefined =>
  error instanceof NoAnswerError ? error.exchange : error.answer?.exchange;
