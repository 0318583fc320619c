import type { Publication } from "../../kinds/index.ts";
import { base, exampleId, exampleOf, orgs, people } from "./campus.ts";
import { packId } from "./pack.ts";

const publication = exampleOf("publication");

export const publicationIds = {
  draft: exampleId(28, 1),
  forObjection: exampleId(28, 2),
  published: exampleId(28, 3),
  withdrawn: exampleId(28, 4),
} as const;

/** A publication of the school, as its state needs it. */
const drawnUp = (state: Publication["state"], version: number, more: Partial<Publication> = {}): Publication => ({
  ...base(publicationIds[state], orgs.school, version, `2026-11-${String(version + 12).padStart(2, "0")}T05:00:00.000Z`),
  state,
  by: people.schoolAdmin,
  title: "学年中期学时情况",
  notice: "results",
  period: "schoolYear:2026-2027",
  items: [],
  named: [],
  objections: [],
  ...more,
});

const basis = { pack: packId, version: "2", rule: "total", outcome: "notYet" };

export const publicationExamples = [
  publication(
    "draft",
    "Drawn up: nobody but who did so, and those above, reads it.",
    drawnUp("draft", 1, {
      title: "表彰备课组",
      notice: "commendation",
      items: [{ id: "1", person: people.mentor, says: "带出一位能独立上公开课的新教师", shown: "name", people: [people.mentor] }],
      named: [people.mentor],
    }),
  ),
  publication(
    "for-objection",
    "Those who are named see what is said of them, and object with words.",
    drawnUp("forObjection", 4, {
      title: "学时未到的教师",
      notice: "criticism",
      items: [
        { id: "1", person: people.teacher, says: "学年学时还没有到", basis, shown: "initial", people: [people.teacher] },
        { id: "2", person: people.mentor, says: "学年学时还没有到", basis, shown: "number", people: [people.mentor] },
      ],
      named: [people.teacher, people.mentor],
      submittedAt: "2026-11-13T05:00:00.000Z",
      objections: [{ id: "1", by: people.teacher, at: "2026-11-14T01:00:00.000Z", says: "县级研讨会的三学时还在审核。" }],
    }),
  ),
  publication(
    "published",
    "What is read in the school: of nobody more than her item says.",
    drawnUp("published", 5, {
      items: [
        {
          id: "1",
          person: people.teacher,
          says: "41.5 学时",
          basis: { ...basis, outcome: "met" },
          shown: "name",
          people: [people.teacher],
        },
        { id: "2", person: people.mentor, says: "44 学时", basis: { ...basis, outcome: "met" }, shown: "initial", people: [people.mentor] },
        { id: "3", person: people.groupLead, says: "36 学时", basis, shown: "omitted", people: [people.groupLead] },
      ],
      named: [people.teacher, people.mentor, people.groupLead],
      submittedAt: "2026-11-10T05:00:00.000Z",
      list: [
        { id: "1", person: people.teacher, name: "许知言", says: "41.5 学时", basis: { ...basis, outcome: "met" } },
        { id: "2", name: "江**", says: "44 学时", basis: { ...basis, outcome: "met" } },
      ],
      publishedBy: people.principal,
      publishedAt: "2026-11-17T05:00:00.000Z",
    }),
  ),
  publication("withdrawn", "Taken back, and why.", drawnUp("withdrawn", 2, { reason: "学期末再一起公布" })),
];
