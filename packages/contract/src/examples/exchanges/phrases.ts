import type { Phrase } from "../../kinds/index.ts";
import { people } from "../records/campus.ts";
import { phraseIds, phrases } from "../records/phrases.ts";
import { born, change, content, create, created, found, get, list, next, page, refuse, story, written } from "./build.ts";

const grows = story("a-bank-of-phrases-that-grows");

const begun: Phrase = {
  ...born(phraseIds.new, phrases.slot.org),
  author: people.teacher,
  text: "你听出了××话里的关键",
  skill: "listening",
  situation: "right",
  codes: ["appreciating"],
};

export const phraseExchanges = [
  grows(
    "phrase.list",
    "groupLead",
    "of-a-skill",
    "What the school has added for a skill.",
    list("phrase", { skill: "speaking" }),
    page(phrases.slot),
  ),
  grows("phrase.get", "groupLead", "one", "With its slot.", get("phrase", phrases.slot.id), found(phrases.slot)),
  grows(
    "phrase.create",
    "teacher",
    "added",
    "A teacher adds a sentence of her own.",
    create("phrase", begun.id, content(begun)),
    created("phrase", begun),
  ),
  grows(
    "phrase.change",
    "schoolAdmin",
    "retired",
    "The school takes a sentence out of use.",
    change("phrase", begun.id, 1, { retired: true }),
    written("phrase", next<Phrase>(begun, { retired: true })),
  ),
  grows(
    "phrase.change",
    "groupLead",
    "of-somebody-else",
    "Nobody else changes it.",
    change("phrase", begun.id, 2, { text: "很好" }),
    refuse("not-permitted"),
  ),
];
