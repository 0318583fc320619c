import { addDays, idOf, type Calendar, type Day, type Id, type Lesson, type Observation, type Pair } from "@xiaoben/contract";
import { at } from "./clock.ts";
import { pairTemplate, termPlan } from "./packs.ts";
import { random } from "./random.ts";
import { base, signatureOn } from "./records.ts";
import { subjects } from "./subjects.ts";
import type { Member } from "./types.ts";

/** Tasks of the template that the mentee shows by observing; all others the mentor observes. */
const menteeObserves = new Set(["mentor-shows"]);

/** Who leads whom, since when, and how far they have come. */
export interface Pairing {
  mentor: Member;
  mentee: Member;
  from: Day;
  to?: Day;
  state: Pair["state"];
  /** Stages whose gate was passed. */
  passed: number;
  /** How many of the needed tasks of the present stage are shown; `all`: the gate can be signed. */
  shown: "all" | number;
}

/** Lin Zhiyuan and Su He first; then pairs at every point of the way. */
export function pairings(teachers: readonly Member[], previous: Calendar, current: Calendar, today: Day): Pairing[] {
  const by = (key: string): Member => teachers.find((member) => member.key === key)!;
  const [m1, m2, m3, m4, m5, m6, m7, m8] = ["chinese", "english", "science", "music"].flatMap((code) =>
    teachers.filter((member) => member.subject === code && !member.key).slice(0, 2),
  ) as [Member, Member, Member, Member, Member, Member, Member, Member];
  const since = earlier(addDays(current.from, 9), addDays(today, -1));
  const lastYear = addDays(previous.from, 14);
  return [
    { mentor: by("lin"), mentee: by("su"), from: since, state: "active", passed: 1, shown: "all" },
    { mentor: m1, mentee: m2, from: since, state: "active", passed: 0, shown: 1 },
    { mentor: m3, mentee: m4, from: lastYear, state: "active", passed: 2, shown: 1 },
    { mentor: m5, mentee: m6, from: lastYear, to: addDays(previous.to, -50), state: "completed", passed: 3, shown: 0 },
    { mentor: m7, mentee: m8, from: lastYear, to: addDays(previous.from, 120), state: "ended", passed: 1, shown: 0 },
  ];
}

export const pairId = (pairing: Pairing): Id => idOf("pair", pairing.mentor.person.id, pairing.mentee.person.id);

/** The pair that an observation belongs to: mentor and mentee observing each other while it lasts. */
export const pairOf = (all: readonly Pairing[], author: Id, observed: Id, on: Day): Id | undefined => {
  const found = all.find(
    (one) =>
      [one.mentor.person.id, one.mentee.person.id].includes(author) &&
      [one.mentor.person.id, one.mentee.person.id].includes(observed) &&
      one.from <= on &&
      on <= (one.to ?? on),
  );
  return found && pairId(found);
};

/** The pair as a record, with evidence taken from what both really did. */
export function pairRecord(
  seed: number,
  pairing: Pairing,
  today: Day,
  observations: readonly Observation[],
  lessons: readonly Lesson[],
): Pair {
  const id = pairId(pairing);
  const template = pairTemplate();
  const draw = random(seed, `pair/${id}`);
  const { mentor, mentee, from, to, state } = pairing;
  const last = earlier(to ?? today, addDays(today, -1));
  const share = (part: number): Day => dayBetween(from, last, part);
  const stages = template.stages.slice(0, Math.min(pairing.passed + 1, template.stages.length));
  const own = observations.filter((one) => one.pair === id && one.state === "locked");
  const evidence: Pair["evidence"] = stages.flatMap((stage, s) => {
    const [begin, end] = [share(s / stages.length), share((s + 1) / stages.length)];
    const within = (day: Day): boolean => begin <= day && day <= end;
    const needed = stage.tasks.filter((task) => task.needed);
    const shown = s < pairing.passed || pairing.shown === "all" ? needed : needed.slice(0, pairing.shown);
    return shown.map((task, t): Pair["evidence"][number] => {
      const author = menteeObserves.has(task.id) ? mentee.person.id : mentor.person.id;
      const seen = task.evidence === "observation" ? own.find((one) => one.author === author && within(one.on)) : undefined;
      const taught =
        task.evidence === "lesson"
          ? lessons.find((lesson) => lesson.teacher === mentee.person.id && lesson.state === "held" && within(lesson.on))
          : undefined;
      const about = lessons.find((lesson) => lesson.id === seen?.lesson) ?? taught;
      return {
        stage: stage.id,
        task: task.id,
        ...(seen ? { record: { kind: "observation", id: seen.id } } : taught ? { record: { kind: "lesson", id: taught.id } } : {}),
        title: about
          ? `${about.className} ${about.subjectName}《${about.topic}》`
          : draw.pick(["第三单元教学设计，改了三稿", "单元起始课设计与说明", "一节课的学生反应记录", "说课稿与修改记录"]),
        on: about?.on ?? dayBetween(begin, end, (t + 1) / (shown.length + 1)),
        by: seen?.author ?? mentee.person.id,
      };
    });
  });
  const pair: Pair = {
    ...base(id, mentor.person.org, at(from, "15:00"), 1 + evidence.length + pairing.passed * 2 + (to ? 1 : 0), at(last, "16:30")),
    state,
    mentor: mentor.person.id,
    mentee: mentee.person.id,
    from,
    ...(to && { to }),
    subjectName: subjects.find((subject) => subject.code === mentor.subject)!.name,
    topics: [
      { topic: "教材解读与课堂提问", leads: "mentor", goal: "每节课说得清关键的一问" },
      { topic: "课件与互动白板", leads: "mentee", goal: "师傅能自己做出三种互动" },
    ],
    template: { pack: termPlan.id, version: termPlan.version, id: template.id },
    stage: (template.stages[pairing.passed] ?? template.stages.at(-1)!).id,
    evidence,
    signatures: [],
    gates: [],
  };
  pair.gates = template.stages.slice(0, pairing.passed).map((stage, s) => {
    const signed = at(share((s + 1) / stages.length), "16:30");
    const atGate = {
      ...pair,
      stage: stage.id,
      evidence: evidence.filter((one) => stages.findIndex((other) => other.id === one.stage) <= s),
      gates: pair.gates,
    };
    const signatures = (["mentor", "mentee"] as const).map((party) => signatureOn(atGate, party, pair[party], signed, 2 + s * 2));
    return { stage: stage.id, at: signed, signatures };
  });
  return pair;
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

const dayBetween = (from: Day, to: Day, share: number): Day => {
  const length = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
  return addDays(from, Math.floor(length * share));
};
