/** What a line of a clause tells: what is asked, how it is counted, what bounds it, what is open, what follows, what is attached. */
export type LineKind = "rule" | "counting" | "limit" | "question" | "consequence" | "content" | "note";

/** One sentence about a clause. */
export interface ExplainedLine {
  kind: LineKind;
  text: string;
  /** For an open question: every way to read it, and who decides. */
  readings?: string[];
}

/** A clause of a pack, read back in one language. No text holds markup. */
export interface ExplainedClause {
  /** Id of the clause; `pack` for what the pack is, `content` for what it carries, `house` for the author's own conventions. */
  id: string;
  /** As the document names it: `第三条第一款`. */
  label: string;
  /** What the document says there. */
  says?: string;
  /** The author's own conventions, which no document asks for. They stand last. */
  house?: true;
  lines: ExplainedLine[];
}
