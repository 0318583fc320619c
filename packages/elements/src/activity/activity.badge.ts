import type { TemplateResult } from "lit";
import type { Activity } from "@xiaoben/contract";
import { label, type IconName, type Tone, type Words } from "../core/index.ts";
import type { ActivityMessages } from "./activity.strings.ts";

const badges: Record<Activity["state"], readonly [Tone, IconName]> = {
  planned: ["waiting", "clock"],
  open: ["neutral", "dash"],
  held: ["neutral", "dash"],
  checked: ["met", "check"],
  cancelled: ["neutral", "dash"],
};

/** The badge of how far an activity has come. */
export const activityBadge = (words: Words<ActivityMessages>, state: Activity["state"]): TemplateResult =>
  label(...badges[state], words.say("state", state));
