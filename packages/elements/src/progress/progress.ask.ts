import type { Id, RollupAsk } from "@xiaoben/contract";

/** What is asked of the back end for a place: an organisation, or a group in it. */
export const askOf = (org: Id, group: Id, period: string): RollupAsk => ({ org, ...(group && { group }), ...(period && { period }) });
