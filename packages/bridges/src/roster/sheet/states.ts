/** What a word in the column 状态 says: at work, away and coming back, or gone. */
export type PostState = "onPost" | "away" | "gone";

/** The meaning of a word, or `undefined` where it is not known. Whoever is away keeps her roles; whoever is gone does not. */
export const stateOf = (word: string): PostState | undefined => states[word.normalize("NFKC").replace(/\s/g, "").toLowerCase()];

const states: Readonly<Record<string, PostState>> = {
  在岗: "onPost",
  在崗: "onPost",
  在职: "onPost",
  在職: "onPost",
  在编在岗: "onPost",
  是: "onPost",
  yes: "onPost",
  true: "onPost",
  active: "onPost",
  否: "away",
  离岗: "away",
  離崗: "away",
  不在岗: "away",
  病假: "away",
  长病假: "away",
  產假: "away",
  产假: "away",
  借调: "away",
  借調: "away",
  外派: "away",
  进修: "away",
  no: "away",
  false: "away",
  离职: "gone",
  離職: "gone",
  辞职: "gone",
  辭職: "gone",
  退休: "gone",
  调出: "gone",
  調出: "gone",
  left: "gone",
  retired: "gone",
};

/** The words that are known, for whoever used another. */
export const knownStates = "在岗, 离岗, 病假, 产假, 借调, 外派, 进修, 离职, 辞职, 退休, 调出";
