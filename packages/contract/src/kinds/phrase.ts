import type { Id } from "../ids/id.ts";
import type { EvaluationCode } from "./observation.ts";
import type { RecordBase } from "./record.ts";

/** What pupils are practising when the sentence is said (R264). Open list: hosts may add `ext:` codes. */
export type PhraseSkill = "method" | "listening" | "speaking" | "reading" | "asking" | "writing";

/** What it answers (R267, R268). Open list: hosts may add `ext:` codes. */
export type PhraseSituation = "right" | "partlyRight" | "wrong" | "silent" | "knowsButCannotSay" | "any";

/** A sentence of evaluation language that a school adds to its bank (R264). A slot is written `××` (R265): never the name of a pupil. */
export interface Phrase extends RecordBase {
  /** Who added it. */
  author: Id;
  /** The sentence. */
  text: string;
  /** What pupils are practising. */
  skill: PhraseSkill;
  /** What it answers. */
  situation: PhraseSituation;
  /** The kinds of evaluation language that it is an example of. */
  codes: EvaluationCode[];
  /** It is offered no longer. */
  retired?: boolean;
}
