import type { PageId } from "../layout.ts";
import { aboutPages } from "./about.ts";
import type { MakePage } from "./frame.ts";
import { hourPages } from "./hours.ts";
import { lessonPages } from "./lessons.ts";
import { recordPages } from "./records.ts";
import { rulePages } from "./rules.ts";

export { embedCode } from "./about.ts";

/** The pages behind the menu. What a vendor has to write is what stands between the tags of the provider. */
export const pages: Readonly<Record<PageId, MakePage>> = { ...aboutPages, ...lessonPages, ...hourPages, ...recordPages, ...rulePages };
