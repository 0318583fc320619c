import { addDays, type Calendar, type Day } from "@xiaoben/contract";
import { phrases } from "./phrases.ts";
import { planFolder, type PlanFolder } from "./plans.ts";
import type { Member } from "./types.ts";

export interface PlanFolders {
  all: PlanFolder[];
  approved: PlanFolder;
  approving: PlanFolder;
  draft: PlanFolder;
}

/** The plans of the county: one approved each term, one that waits for the principal, and those that are being written. */
export function planFolders(seed: number, members: readonly Member[], previous: Calendar, current: Calendar, today: Day): PlanFolders {
  const by = (key: string): Member => members.find((member) => member.key === key)!;
  const [lin, su, gu, shen, shao, lu] = ["lin", "su", "gu", "shen", "shao", "lu"].map(by) as [
    Member,
    Member,
    Member,
    Member,
    Member,
    Member,
  ];
  const owners = [lin, gu, shen, su, lin, gu, shen, su];
  const school = { author: shen, level: "school", approver: shao, owners } as const;
  const yesterday = addDays(today, -1);
  const theme = (i: number): string => phrases.planThemes[i]!;
  const due = `${current.from.slice(0, 4)}-09-05`;
  const autumn = addDays(current.from, 2) < today ? addDays(current.from, 2) : yesterday;
  const approved = planFolder(seed, {
    ...school,
    name: `school/${previous.schoolYear}/2`,
    title: "南湖小学第二学期研修计划",
    calendar: previous,
    term: 1,
    state: "approved",
    on: addDays(previous.terms[1]!.from, 6),
    theme: theme(0),
  });
  const approving = planFolder(seed, {
    author: gu,
    level: "group",
    name: `maths/${current.schoolYear}`,
    title: "数学组本学期研修计划",
    calendar: current,
    term: 0,
    state: "approving",
    on: yesterday,
    theme: theme(1),
    owners,
  });
  const draft = planFolder(seed, {
    ...school,
    name: `school/${current.schoolYear}/2`,
    title: "南湖小学下学期研修计划",
    calendar: current,
    term: 1,
    state: "draft",
    on: yesterday,
    due: addDays(current.terms[1]!.from, 5),
    theme: theme(3),
    written: 5,
    owners: [lin, gu],
  });
  const all = [
    planFolder(seed, {
      ...school,
      name: `school/${previous.schoolYear}/1`,
      title: "南湖小学第一学期研修计划",
      calendar: previous,
      term: 0,
      state: "approved",
      on: addDays(previous.from, 3),
      due: `${previous.from.slice(0, 4)}-09-05`,
      theme: theme(2),
    }),
    approved,
    planFolder(seed, {
      ...school,
      name: `school/${current.schoolYear}/1`,
      title: "南湖小学本学期研修计划",
      calendar: current,
      term: 0,
      state: "approved",
      on: autumn,
      due,
      theme: theme(1),
    }),
    approving,
    draft,
    planFolder(seed, {
      author: su,
      level: "personal",
      name: `su/${current.schoolYear}`,
      title: "苏禾个人研修计划",
      calendar: current,
      term: 0,
      state: "returned",
      on: yesterday,
      theme: theme(0),
      owners: [su, su, su],
      reason: "“研修内容”里有一项没有写由谁来做。",
    }),
    planFolder(seed, {
      author: lin,
      level: "personal",
      name: `lin/${current.schoolYear}`,
      title: "林知远个人研修计划",
      calendar: current,
      term: 0,
      state: "approved",
      on: autumn,
      due,
      approver: shao,
      theme: theme(1),
      owners: [lin, lin, lin, lin, lin, lin, lin, lin],
    }),
    planFolder(seed, {
      author: lu,
      level: "county",
      name: `county/${current.schoolYear}`,
      title: "青禾县研修工作安排",
      calendar: current,
      term: 1,
      state: "draft",
      on: yesterday,
      theme: theme(2),
      written: 3,
      owners: [],
    }),
  ];
  return { all, approved, approving, draft };
}
