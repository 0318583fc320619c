import type { TemplateResult } from "lit";
import type { Publication } from "@xiaoben/contract";
import { label, type IconName, type Tone, type Words } from "../core/index.ts";
import type { PublicationMessages } from "./publication.strings.ts";

const marks: Record<Publication["state"], readonly [Tone, IconName]> = {
  draft: ["neutral", "pencil"],
  forObjection: ["waiting", "clock"],
  published: ["met", "check"],
  withdrawn: ["neutral", "dash"],
};

/** The badge of how far a publication has come. */
export const publicationBadge = (words: Words<PublicationMessages>, state: Publication["state"]): TemplateResult =>
  label(...marks[state], words.say("state", state));
