import type { Issue, Ref } from "@xiaoben/contract";
import type { Said } from "./said.ts";
import type { PersonName } from "./run/world.ts";

/** What became of a clause. `notOffered`: the capabilities leave out what it speaks of; `notTried`: something that it needs was not given. */
export type Outcome = "kept" | "broken" | "notOffered" | "notTried";

/** What a run found. Plain JSON; tokens and what is personal are taken out of the exchanges. */
export interface Report {
  format: "xiaoben.conformance/1";
  /** Base URL of the back end. */
  url: string;
  level: 1;
  readOnly: boolean;
  /** When the run began (UTC), and how long it took. */
  at: string;
  ms: number;
  /** For whom tokens were given, and the roles that the session told of them. */
  people: { name: PersonName; roles: string[] }[];
  summary: Record<Outcome, number>;
  clauses: ClauseSaid[];
  results: Result[];
  /** Records of the run that could not be taken away again. */
  left: Ref[];
}

/** A clause as the report repeats it. */
export interface ClauseSaid {
  id: string;
  theme: string;
  level: 1;
  says: Said;
  hint: Said;
  /** Page of the contract that says more, below the root of the project. */
  page: string;
}

export interface Result {
  clause: string;
  outcome: Outcome;
  /** Why it was not tried, or what is not offered. */
  reason?: Said;
  failures: Failure[];
  exchanges: Exchange[];
  ms: number;
}

/** One thing that is not as the clause says. */
export interface Failure {
  expected: Said;
  /** What came instead. */
  got: string;
  /** Where in the answer, if it is about a record or another answer that has a schema. */
  issues?: Issue[];
  /** Place of the exchange among those of the result. */
  exchange?: number;
}

/** A request and its answer, as they went over the wire; long lists are cut. */
export interface Exchange {
  as: PersonName | "nobody" | "badToken";
  method: string;
  /** Path and query below the base URL. */
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  /** 0: no answer came. */
  status: number;
  answerHeaders: Record<string, string>;
  answer?: unknown;
  ms: number;
}
