import { idOf, type Id, type RosterSet } from "@xiaoben/contract";
import type { Draft, Planning } from "./draft.ts";

/** Plans the school years of the organisation that the roster is of. Holidays and make-up days that somebody entered stay: rosters have none. */
export function planYears(set: RosterSet, draft: Draft, { known, system }: Planning, home: Id | undefined): void {
  const org = home === undefined ? undefined : known.orgs.get(home);
  for (const year of set.years) {
    if (!org) {
      draft.fault(year.at, "org-missing");
      continue;
    }
    const before = known.calendars.find((calendar) => calendar.org === org.id && calendar.schoolYear === year.schoolYear);
    draft.plan(year.at, "calendar", year.schoolYear, {
      before,
      id: before?.id ?? idOf("roster", system, "calendar", org.id, year.schoolYear),
      path: org.path,
      set: {
        org: org.id,
        schoolYear: year.schoolYear,
        from: year.from,
        to: year.to,
        terms: year.terms,
        ...(!before && {
          breaks: [],
          workDays: [],
          weekStart: 1 as const,
          provenance: { system, id: `calendar/${org.id}/${year.schoolYear}` },
        }),
      },
    });
  }
}
