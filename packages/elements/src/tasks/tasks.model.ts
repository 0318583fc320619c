import {
  dayOf,
  daysBetween,
  type Day,
  type Id,
  type Kind,
  type Kinds,
  type Lesson,
  type Ref,
  type Session,
  type Task,
} from "@xiaoben/contract";

/** Until when, seen from today: negative days are past. */
export interface Due {
  day: Day;
  days: number;
}

/** Tasks that belong together: those that press, those with a later date, those without. */
export interface TaskGroup {
  id: "now" | "later" | "open";
  tasks: Task[];
}

/** What a task is about, as far as its record is there. */
export interface About {
  lesson?: Lesson;
  /** Title of a plan or a study-hour record. */
  title?: string;
  /** It is an inspection. */
  inspection?: true;
  /** The other person. */
  who?: Id;
  /** There is no such record, or it may not be seen. */
  gone?: true;
  loading?: true;
}

/** Reads a record: `null` none, `undefined` not there yet. */
export type Look = <K extends Kind>(ref: Ref<K>) => Kinds[K] | null | undefined;

/** In groups by how much they press, each by date. Tasks without a date keep the order they came in. */
export function groupTasks(tasks: readonly Task[], session: Pick<Session, "today" | "timeZone">): TaskGroup[] {
  const groups: TaskGroup[] = [
    { id: "now", tasks: [] },
    { id: "later", tasks: [] },
    { id: "open", tasks: [] },
  ];
  const dated = tasks.filter((task) => task.due !== undefined).sort((a, b) => (a.due! < b.due! ? -1 : 1));
  for (const task of [...dated, ...tasks.filter((task) => task.due === undefined)]) {
    const due = dueOf(task, session);
    groups[due === undefined ? 2 : due.days <= 1 ? 0 : 1]!.tasks.push(task);
  }
  return groups.filter((group) => group.tasks.length > 0);
}

/** The due day in the session's time zone. */
export function dueOf(task: Task, session: Pick<Session, "today" | "timeZone">): Due | undefined {
  if (task.due === undefined) return undefined;
  const day = dayOf(task.due, session.timeZone);
  return { day, days: daysBetween(session.today, day) };
}

/** What a task is about and with whom. */
export function aboutOf(on: Ref, look: Look, me: Id): About {
  const record = look(on);
  if (record === undefined) return { loading: true };
  if (record === null) return { gone: true };
  switch (on.kind) {
    case "lesson":
      return { lesson: record as Lesson, who: (record as Lesson).teacher };
    case "observation":
      return aboutObservation(record as Kinds["observation"], look, me);
    case "visit": {
      const visit = record as Kinds["visit"];
      const lesson = look({ kind: "lesson", id: visit.lesson });
      return {
        ...(lesson ? { lesson } : lesson === undefined && { loading: true }),
        who: visit.author === me ? visit.teacher : visit.author,
      };
    }
    case "pair": {
      const pair = record as Kinds["pair"];
      return { title: pair.subjectName, who: pair.mentor === me ? pair.mentee : pair.mentor };
    }
    case "activity":
      return other({ title: (record as Kinds["activity"]).title }, (record as Kinds["activity"]).host, me);
    case "participation": {
      const { activity, person, host } = record as Kinds["participation"];
      const found = look({ kind: "activity", id: activity });
      return {
        ...(found ? { title: found.title } : found === undefined && { loading: true }),
        who: person === me ? host : person,
      };
    }
    case "plan":
      return other({ title: (record as Kinds["plan"]).title }, (record as Kinds["plan"]).author, me);
    case "hour":
      return other({ title: (record as Kinds["hour"]).title }, (record as Kinds["hour"]).person, me);
    default:
      return {};
  }
}

function aboutObservation(observation: Kinds["observation"], look: Look, me: Id): About {
  const lesson = look({ kind: "lesson", id: observation.lesson });
  const who = observation.author === me ? observation.observed : observation.author;
  const about: About = { who, ...(observation.aim === "inspection" && { inspection: true }) };
  return lesson ? { ...about, lesson } : lesson === null ? about : { ...about, loading: true };
}

const other = (about: About, who: Id, me: Id): About => (who === me ? about : { ...about, who });
