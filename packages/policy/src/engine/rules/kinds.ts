import type { Kinds } from "../scene.ts";
import { bundle } from "./bundle.ts";
import { checklist } from "./checklist.ts";
import { coverage } from "./coverage.ts";
import { deadline } from "./deadline.ts";
import { frequency } from "./frequency.ts";
import { manual } from "./manual.ts";
import { score } from "./score.ts";

/** The kinds of rules beside amounts. A device loads them with the first pack that has one. */
export const kinds: Kinds = { bundle, checklist, coverage, deadline, frequency, manual, score };
