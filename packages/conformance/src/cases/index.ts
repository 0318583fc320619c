import type { ClauseId } from "../clauses/index.ts";
import { actCases, removeCases } from "./acting.ts";
import { askCases } from "./asking.ts";
import type { Case } from "./case.ts";
import { feedCases } from "./feed.ts";
import { decideCases } from "./deciding.ts";
import { fileCases } from "./files.ts";
import { liveCases } from "./live.ts";
import { pageCases } from "./pages.ts";
import { permissionCases } from "./permission.ts";
import { problemCases } from "./problems.ts";
import { profileCases } from "./profile.ts";
import { readCases } from "./reading.ts";
import { refusedCases } from "./refused.ts";
import { repeatCases } from "./repeats.ts";
import { capabilityCases, sessionCases } from "./session.ts";
import { valueCases } from "./values.ts";
import { changeCases, createCases } from "./writing.ts";

/** How each clause is tried: a clause without its case does not compile. */
export const cases: Readonly<Record<ClauseId, Case>> = {
  ...sessionCases,
  ...capabilityCases,
  ...readCases,
  ...pageCases,
  ...createCases,
  ...changeCases,
  ...repeatCases,
  ...refusedCases,
  ...removeCases,
  ...actCases,
  ...decideCases,
  ...feedCases,
  ...liveCases,
  ...valueCases,
  ...problemCases,
  ...fileCases,
  ...permissionCases,
  ...askCases,
  ...profileCases,
};
