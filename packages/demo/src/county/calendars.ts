import { addDays, idOf, weekday, type Calendar, type Day, type Id, type Instant } from "@xiaoben/contract";
import { at } from "./clock.ts";

/** Three school years: the one before the year of `today`, that year, and the next. */
export function calendarsAround(today: Day, org: Id): [Calendar, Calendar, Calendar] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < "09-01" ? 1 : 0);
  const made = at(`${year - 1}-06-20`, "09:00");
  return [calendar(year - 1, org, made), calendar(year, org, made), calendar(year + 1, org, made)];
}

function calendar(year: number, org: Id, made: Instant): Calendar {
  const next = year + 1;
  return {
    id: idOf("calendar", org, String(year)),
    version: 1,
    org,
    createdAt: made,
    updatedAt: made,
    schoolYear: `${year}-${next}`,
    from: `${year}-09-01`,
    to: `${next}-08-31`,
    terms: [
      { key: "1", from: `${year}-09-01`, to: fridayBefore(`${next}-01-24`) },
      { key: "2", from: mondayAfter(`${next}-02-19`), to: fridayBefore(`${next}-07-06`) },
    ],
    breaks: [
      { from: `${year}-10-01`, to: `${year}-10-07`, name: "国庆假期" },
      { from: `${next}-01-01`, to: `${next}-01-01`, name: "元旦" },
      { from: `${next}-04-04`, to: `${next}-04-05`, name: "清明" },
      { from: `${next}-05-01`, to: `${next}-05-05`, name: "劳动节假期" },
    ],
    workDays: [saturdayAfter(`${year}-10-08`), saturdayAfter(`${next}-05-06`)],
    weekStart: 1,
  };
}

const fridayBefore = (day: Day): Day => addDays(day, -((weekday(day) + 2) % 7));
const mondayAfter = (day: Day): Day => addDays(day, (8 - weekday(day)) % 7);
const saturdayAfter = (day: Day): Day => addDays(day, (13 - weekday(day)) % 7);
