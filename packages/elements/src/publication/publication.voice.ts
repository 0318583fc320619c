import {
  say,
  type ActionOf,
  type Basis,
  type CampusGateway,
  type Day,
  type GatewayError,
  type Id,
  type Instant,
  type Org,
  type Pack,
  type Pending,
  type PublicationItem,
  type Session,
} from "@xiaoben/contract";
import type { Words as PolicyWords } from "@xiaoben/policy/words";
import type { CoreMessages, Format, RecordsController, Words } from "../core/index.ts";
import type { ListsController } from "../practice/lists.ts";
import type { Known, PublicationAction } from "./publication.model.ts";
import type { PublicationMessages } from "./publication.strings.ts";

/** What the parts of the element speak with, read from, and act by. */
export interface Voice {
  campus: CampusGateway;
  session: Session;
  core: Words<CoreMessages>;
  words: Words<PublicationMessages>;
  policy: PolicyWords;
  format: Format;
  records: RecordsController;
  lists: ListsController;
  pending: readonly Pending[];
  /** Why the last action was refused, and of what. */
  refused: { on: Id; error: GatewayError } | undefined;
  /** The time by the server's clock, in milliseconds. */
  now(): number;
  /** The day of a moment, where the reader is. */
  day(at: Instant): Day;
  offers(operation: string): boolean;
  org(id: Id): Org | null | undefined;
  /** Of whom or which group an item is: what she is called, and her number. */
  known(item: Pick<PublicationItem, "person" | "group">): Known;
  /** A pack that an item rests on; nothing while it is loaded, or where it is not offered. */
  pack(of: Pick<Basis, "pack" | "version">): Pack | undefined;
  /** Goes there once it is drawn. */
  focus(selector: string): void;
  /** Tells it to who does not see it. */
  tell(text: string): void;
  /** Answers whether it went, or waits to go. */
  act<A extends PublicationAction>(action: A, input: ActionOf[A]): Promise<boolean>;
}

/** What an item rests on, in the pack's words; nothing where the pack cannot be read. */
export function basisWords(voice: Voice, basis: Basis | undefined): string {
  const pack = basis && voice.pack(basis);
  if (!pack) return "";
  const { policy, words } = voice;
  const rule = pack.rules.some(({ id }) => id === basis.rule) ? policy.title(basis.rule!, pack) : "";
  const clause = pack.source.clauses.some(({ id }) => id === basis.clause) ? policy.clause(basis.clause!, pack) : "";
  return [words.say("quoted", say(pack.title, policy.language)), clause, rule].filter(Boolean).join(" · ");
}
