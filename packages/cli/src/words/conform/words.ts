import type { Outcome } from "@xiaoben/conformance";

/** What `conform` says. What clauses say stands with the clauses. */
export interface ConformWords {
  tokenWanted(names: string): string;
  tokenTwice(name: string): string;
  noFiles: string;
  noSession(url: string): string;
  unknownClause(name: string): string;
  secondsWanted: string;
  fileNotWritten(path: string): string;
  begin(url: string, people: string): string;
  outcomes: Record<Outcome, string>;
  theme: string;
  sent: string;
  nobody: string;
  came: string;
  expected: string;
  found: string;
  places: string;
  mend: string;
  read: string;
  again: string;
  more(count: number): string;
  because(reason: string, clauses: string): string;
  first(clause: string): string;
  left(count: number): string;
  kept(count: number): string;
  broken(count: number, all: number): string;
  wrote(path: string): string;
}
