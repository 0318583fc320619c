import type { TemplateResult } from "lit";
import { label } from "../core/badge.ts";
import type { LineStatus } from "./figures.model.ts";

const looks = {
  counted: ["met", "check", "counted"],
  part: ["met", "half", "part"],
  waiting: ["waiting", "clock", "waiting"],
  open: ["undetermined", "question", "openLine"],
  not: ["neutral", "dash", "not"],
} as const satisfies Record<LineStatus, readonly [string, string, string]>;

/** What became of a record, as icon, word and colour. */
export function lineLabel(status: LineStatus, say: (message: (typeof looks)[LineStatus][2]) => string): TemplateResult {
  const [look, icon, message] = looks[status];
  return label(look, icon, say(message));
}
