import type { Id } from "@xiaoben/contract";
import { label, stateBadge, type Tone } from "../core/badge.ts";
import type { CoreMessages } from "../core/core.strings.ts";
import type { Format } from "../core/format.ts";
import type { IconName } from "../core/icons.ts";
import type { Words } from "../core/words.ts";
import type { TemplateResult } from "lit";
import type { Entry } from "./filing.model.ts";
import type { PortfolioMessages } from "./portfolio.strings.ts";

/** What turns entries into words of one language. */
export interface Voice {
  core: Words<CoreMessages>;
  words: Words<PortfolioMessages>;
  format: Format;
  nameOf(person: Id): string;
}

/** What an entry is called. */
export function nameOf({ words, format }: Voice, { title, lesson, amount, source, drawer }: Entry): string {
  if (title) return title;
  if (lesson) return words.say("lessonName", lesson.className, lesson.subjectName, lesson.topic);
  if (amount) return words.say("amount", format.figure(amount.value), amount.unit);
  if (source) return words.say("source", source);
  return drawer === "given" || drawer === "received" || drawer === "debriefs" ? words.say("unseenLesson") : words.say("aRecord");
}

/** Who an entry is about beside the owner. */
export const peopleOf = ({ words, nameOf: name }: Voice, { people }: Entry): string => words.say("join", people.map(name));

/** What shows that it was so. */
export const proofsOf = ({ words }: Voice, { proofs }: Entry): string =>
  words.say(
    "join",
    proofs.map((proof) => words.say("proof", proof)),
  );

/** How far an entry has come. */
export function stateOf({ core, words }: Voice, { ref, state }: Entry): string {
  if (state === undefined) return "";
  return (ownWords.has(ref.kind) && words.say("stateWord", state)) || core.say("state", ref.kind, state);
}

export function badgeOf(voice: Voice, entry: Entry): TemplateResult | undefined {
  const { ref, state } = entry;
  if (state === undefined) return undefined;
  const own = ownWords.has(ref.kind) && voice.words.say("stateWord", state);
  return own ? label(...(tones[state] ?? (["neutral", "dash"] as const)), own) : stateBadge(voice.core, ref.kind, state);
}

const ownWords: ReadonlySet<string> = new Set(["activity", "participation", "credit"]);
const tones: Record<string, readonly [Tone, IconName]> = {
  planned: ["waiting", "clock"],
  expected: ["waiting", "clock"],
  asked: ["waiting", "clock"],
  recorded: ["met", "check"],
  checked: ["met", "check"],
};
