import {
  addDays,
  idOf,
  type Calendar,
  type Day,
  type Group,
  type Id,
  type Person,
  type Publication,
  type PublicationItem,
} from "@xiaoben/contract";
import { at } from "./clock.ts";
import { termPlan } from "./packs.ts";
import { base } from "./records.ts";
import type { Member, Orgs, PersonKey } from "./types.ts";

interface PublicationsWish {
  today: Day;
  previous: Calendar;
  current: Calendar;
  orgs: Orgs;
  people: Readonly<Record<PersonKey, Person>>;
  members: readonly Member[];
  groups: readonly Group[];
}

/** What the school makes public: last year's results are published, this year's are open to objection, and a commendation is being drawn up. */
export function publicationsOf(wish: PublicationsWish): Record<"published" | "open" | "draft", Publication> {
  const { today, previous, current, orgs, people, members, groups } = wish;
  const [maths, chinese, arts] = ["数学组", "语文组", "艺术组"].map((name) => groups.find((one) => one.name === name)!) as [
    Group,
    Group,
    Group,
  ];
  const colleague = members.find(({ key, group }) => key === undefined && group?.id === chinese.id)!.person;
  const basis = { pack: termPlan.id, version: termPlan.version, clause: "c2.2" };
  const record = (
    name: string,
    more: Pick<Publication, "state" | "items"> & Partial<Publication>,
    from: Day,
    version: number,
    until: Day,
  ): Publication => ({
    ...base(idOf("publication", orgs.nanhu.id, name), orgs.nanhu.id, at(from, "16:00"), version, at(until, "16:30")),
    by: people.shen.id,
    title: "",
    notice: "results",
    period: `schoolYear:${previous.schoolYear}`,
    named: [...new Set(more.items.flatMap(({ people: about = [] }) => about))],
    objections: [],
    ...more,
  });
  return {
    published: record(
      "published",
      {
        state: "published",
        title: "上一学年教研组考评结果",
        items: [
          ofGroup("1", maths, "研修活动全部举行，记录齐全"),
          ofGroup("2", chinese, "研修活动举行九成，有两次缺记录"),
          ofGroup("3", arts, "有三次研修活动没有举行", "number"),
          ofPerson("4", people.lin.id, "公开课一节，评课记录完整", "initial", basis),
        ],
        list: [
          { id: "1", group: maths.id, name: maths.name, says: "研修活动全部举行，记录齐全" },
          { id: "2", group: chinese.id, name: chinese.name, says: "研修活动举行九成，有两次缺记录" },
          { id: "3", name: "3", says: "有三次研修活动没有举行" },
          { id: "4", name: "林**", says: "公开课一节，评课记录完整", basis },
        ],
        submittedAt: at(addDays(today, -30), "16:10"),
        publishedBy: people.shao.id,
        publishedAt: at(addDays(today, -23), "16:30"),
      },
      addDays(today, -31),
      3,
      addDays(today, -23),
    ),
    open: record(
      "open",
      {
        state: "forObjection",
        title: "本学年研修参加情况（公开前请核对）",
        period: `schoolYear:${current.schoolYear}`,
        items: [
          ofPerson("1", people.su.id, "集中研修全部参加，主讲一次"),
          ofPerson("2", people.lin.id, "集中研修缺席一次，已补培", "initial"),
          ofPerson("3", colleague.id, "集中研修缺席一次", "number"),
        ],
        objections: [{ id: "1", by: colleague.id, at: at(addDays(today, -2), "12:20"), says: "那一次我在县里监考，假条交给组长了。" }],
        submittedAt: at(addDays(today, -3), "16:10"),
      },
      addDays(today, -4),
      3,
      addDays(today, -2),
    ),
    draft: record(
      "draft",
      {
        state: "draft",
        title: "表彰教研组和个人",
        notice: "commendation",
        period: `schoolYear:${current.schoolYear}`,
        items: [ofGroup("1", maths, "带出两位能独立上公开课的新教师"), ofPerson("2", people.gu.id, "面向全县上研讨课一节，手册提前发出")],
      },
      addDays(today, -1),
      1,
      addDays(today, -1),
    ),
  };
}

const ofPerson = (
  id: string,
  person: Id,
  says: string,
  shown: PublicationItem["shown"] = "name",
  basis?: PublicationItem["basis"],
): PublicationItem => ({
  id,
  person,
  says,
  ...(basis && { basis }),
  shown,
  people: [person],
});

const ofGroup = (id: string, group: Group, says: string, shown: PublicationItem["shown"] = "name"): PublicationItem => ({
  id,
  group: group.id,
  says,
  shown,
  people: [...group.members],
});
