import {
  say,
  type EvaluationCode,
  type Language,
  type Phrase,
  type PhraseBank,
  type PhraseSituation,
  type PhraseSkill,
} from "@xiaoben/contract";

export const phraseSkills = ["method", "listening", "speaking", "reading", "asking", "writing"] as const satisfies readonly PhraseSkill[];

export const phraseSituations = [
  "right",
  "partlyRight",
  "wrong",
  "silent",
  "knowsButCannotSay",
] as const satisfies readonly PhraseSituation[];

/** A sentence as it is offered: from a bank of the pack, or of the school's own. */
export interface ShownPhrase {
  id: string;
  text: string;
  skill?: PhraseSkill | undefined;
  situation: PhraseSituation;
  codes: readonly EvaluationCode[];
  /** The school's record of it. */
  record?: Phrase;
}

/** What is looked for: words in the sentence or in the words of its tags, and tags. Empty: everything. */
export interface PhraseSearch {
  words: string;
  skill: string;
  situation: string;
  code: string;
}

export const everything: PhraseSearch = { words: "", skill: "", situation: "", code: "" };

/** The school's own sentences first: those that are offered no longer are left out. */
export function phrasesOf(banks: readonly PhraseBank[], records: readonly Phrase[], language: Language): ShownPhrase[] {
  const own = records
    .filter(({ retired }) => !retired)
    .map((record) => ({
      id: record.id,
      text: record.text,
      skill: record.skill,
      situation: record.situation,
      codes: record.codes,
      record,
    }));
  const given = banks.flatMap((bank) =>
    bank.groups.flatMap(({ skill, code, phrases }) =>
      phrases.map(({ id, text, situation = "any" as const, codes = code ? [code] : [] }) => ({
        id: `${bank.id}/${id}`,
        text: say(text, language),
        skill,
        situation,
        codes,
      })),
    ),
  );
  return [...own, ...given];
}

/** The sentences that fit. `tags` says the tags of one in the reader's words, so that these can be looked for too. */
export function found(phrases: readonly ShownPhrase[], search: PhraseSearch, tags: (phrase: ShownPhrase) => string): ShownPhrase[] {
  const words = search.words.toLowerCase().split(/\s+/).filter(Boolean);
  return phrases.filter((phrase) => {
    if (search.skill && phrase.skill !== search.skill) return false;
    if (search.situation && phrase.situation !== search.situation && phrase.situation !== "any") return false;
    if (search.code && !(phrase.codes as readonly string[]).includes(search.code)) return false;
    const whole = `${phrase.text} ${tags(phrase)}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}

const slot = "××";

/** A text with a sentence put in, and what of it is to be selected: the first slot, else the place behind the sentence. */
export function inserted(text: string, at: { start: number; end: number }, sentence: string): { put: string; select: [number, number] } {
  const before = text.slice(0, at.start);
  const put = /[^\s“「『（(]$/u.test(before) ? `\n${sentence}` : sentence;
  const from = put.indexOf(slot);
  return { put, select: from < 0 ? [at.start + put.length, at.start + put.length] : [at.start + from, at.start + from + slot.length] };
}
