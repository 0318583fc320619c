import type { Instant } from "../days/day.ts";
import type { Id } from "../ids/id.ts";
import type { PackId } from "../packs/pack.ts";
import type { RecordBase } from "./record.ts";

/** How far a publication has come. */
export type PublicationState = "draft" | "forObjection" | "published" | "withdrawn";

/**
 * Results of persons or groups that are made public within one organisation (R014, R020): commended, criticised, or how they came out. Nobody else ever reads
 * it. Whoever is named sees beforehand what is said of her, and may object; what others read is `list`, which is made when it is published.
 */
export interface Publication extends RecordBase {
  /** How far it has come. */
  state: PublicationState;
  /** Who drew it up. */
  by: Id;
  /** What people call it. */
  title: string;
  /** What it does: commend (表彰), criticise (通报批评), or make results known (公开结果). */
  notice: "commendation" | "criticism" | "results";
  /** Key of the period that it is about. */
  period: string;
  /** What it says, of whom. Somebody who is named sees what is said of her, and nothing else of it. */
  items: PublicationItem[];
  /** Everybody whom an item is about. The back end keeps it. */
  named: Id[];
  /** What those who are named say against it, and the answers. Each sees her own. */
  objections: Objection[];
  /** What somebody says against it: taken in by `object`, and then one of the objections. */
  objection?: string;
  /** The objection that is answered: taken in by `answer`. */
  answerTo?: string;
  /** What is answered: taken in by `answer`. */
  answer?: string;
  /** Since when those who are named may object. */
  submittedAt?: Instant;
  /** What is read in the organisation: made when it was published, with no more of anybody than her item says. */
  list?: PublishedItem[];
  /** Who approved it and made it public. */
  publishedBy?: Id;
  /** When. */
  publishedAt?: Instant;
  /** Why it was withdrawn. */
  reason?: string;
}

/** How somebody stands in what is read: by name, by the first character of it, by a number alone, or not at all. */
export type Shown = "name" | "initial" | "number" | "omitted";

/** What an item rests on. */
export interface Basis {
  pack: string;
  version: string;
  rule?: PackId;
  clause?: PackId;
  /** How the rule came out. */
  outcome?: string;
}

/** What a publication says of one person or one group. */
export interface PublicationItem {
  /** Its name in the publication; never used twice. */
  id: string;
  /** Of whom; or of which group. */
  person?: Id;
  /** Of which group (教研组、备课组). */
  group?: Id;
  /** What it says. */
  says: string;
  /** What it rests on: a rule or a clause of a pack, and the outcome that was found. */
  basis?: Basis;
  /** How she stands in what is read. */
  shown: Shown;
  /** Whom it is about: the person, or the people of the group. The back end keeps it. */
  people?: Id[];
}

/** What somebody who is named says against it. */
export interface Objection {
  /** Its name in the publication. */
  id: string;
  /** Who says so. */
  by: Id;
  /** When. */
  at: Instant;
  /** In her words. */
  says: string;
  /** What she was answered. */
  answer?: string;
  /** Who answered. */
  answeredBy?: Id;
  /** When. */
  answeredAt?: Instant;
}

/** One item as it is read. Ids stand in it only where the name does. */
export interface PublishedItem {
  /** The item that it is of. */
  id: string;
  /** Of whom, where she is shown by name. */
  person?: Id;
  /** Of which group, where it is shown by name. */
  group?: Id;
  /** What stands for her: name, first character, or number. */
  name: string;
  /** What it says. */
  says: string;
  /** What it rests on. */
  basis?: Basis;
}
