import type { Language, Pack, PackRecord, Session } from "@xiaoben/contract";
import type { ExplainedScheme } from "@xiaoben/policy/words/explain";
import type { OwnDesk } from "../practice/own-pack.desk.ts";
import type { Change } from "./scheme.edit.model.ts";

/** What the parts of the editor work on: what stands there now, and the ways to change it. */
export interface Desk extends OwnDesk {
  session(): Session;
  language(): Language;
  records(): readonly PackRecord[];
  /** A scheme in words; nothing until these are there. */
  explained(pack: Pack): ExplainedScheme | undefined;
  /** What the document is called whose scheme has this name. */
  documentTitle(name: string): string;
  /** Takes a change at once. It gets what stands there when it is taken. */
  change(make: Change): void;
  refresh(): void;
  /** Moves the focus there after the next drawing. */
  focus(selector: string): void;
}
