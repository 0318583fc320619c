import type { CampusGateway, Day, Id, Org, Pack, Rollup, Session, Verdict } from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { CoreMessages } from "../core/core.strings.ts";
import type { Format } from "../core/format.ts";
import type { Words } from "../core/words.ts";
import type { ProgressMessages } from "./progress.strings.ts";

/** Everything that turns what is kept into words of one language. */
export interface Voice {
  core: Words<CoreMessages>;
  words: Words<ProgressMessages>;
  policy: PolicyWords;
  format: Format;
  /** The pack that a rule stands in. */
  packOf(rule: Rollup["rule"]): Pack;
}

/** What is looked at: an organisation or a group in it, over a stretch of days. */
export interface Scene {
  campus: CampusGateway;
  session: Session;
  org: Org;
  /** Empty for the whole organisation. */
  group: Id;
  /** What people call it. */
  name: string;
  /** The period that was chosen, or the one that runs; `undefined` where no calendar knows it. */
  span: Span | undefined;
  /** How its people stand with each duty. */
  duties: readonly Rollup[];
  /** What the rules ask of the place itself, and how it stands with that; empty where nobody may ask. */
  own: readonly Verdict[];
}

/** A stretch of days that has a name. */
export interface Span {
  /** Key of the period, as `term:2026-2027/1`. */
  key: string;
  from: Day;
  to: Day;
}
