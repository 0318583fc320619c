import type { CampusGateway, Pack, PackRecord, Session } from "@xiaoben/contract";
import { say } from "@xiaoben/contract";
import type { CoreMessages, Format, Words } from "../core/index.ts";
import type { Place } from "../practice/place.ts";
import type { PracticeMessages } from "../practice/practice.strings.ts";
import type { ManageMessages } from "./manage.strings.ts";

/** What the management of packs is drawn with. */
export interface ManageContext {
  campus: CampusGateway;
  core: Words<CoreMessages>;
  practice: Words<PracticeMessages>;
  format: Format;
  place: Place;
  session: Session;
}

/** The same with its own words. */
export interface ManageVoice extends ManageContext {
  words: Words<ManageMessages>;
  records: readonly PackRecord[];
  /** What each kind of finding means; empty until it is there. */
  findingWords: Readonly<Record<string, string>>;
}

/** `《学时办法》 2026.1 版` */
export function versionWords({ words, practice }: Pick<ManageVoice, "words" | "practice">, pack: Pack): string {
  const { title, id, version } = pack as Partial<Pack>;
  const named = typeof title === "string" || typeof title === "object" ? say(title, words.language) : id;
  return words.say("chosen", practice.say("quoted", named ?? ""), version ?? "");
}
