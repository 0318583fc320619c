import type { Calendar, Day, Group, Id, Kind, Kinds, Org, Pack, Person, Ref, Role } from "@xiaoben/contract";

/** The six who can sign in. */
export type PersonKey = "lin" | "su" | "gu" | "shen" | "shao" | "lu";

/** A record of the wire and its kind. */
export type CountyRecord = { [K in Kind]: { kind: K; record: Kinds[K] } }[Kind];

/** One lesson a week: who teaches what in which class. Monday is 1, the first period 1. */
export interface TimetableEntry {
  className: string;
  weekday: number;
  period: number;
  teacher: Id;
  subject: string;
}

/** Somebody who works in the county, as the generator sees the person. */
export interface Member {
  person: Person;
  key?: PersonKey;
  roles: Role[];
  /** Code of the subject taught; none for the county office. */
  subject?: string;
  group?: Group;
}

/** The organisations by the part they play. */
export interface Orgs {
  county: Org;
  /** The school of the demo: 65 teachers, 18 classes. */
  nanhu: Org;
  central: Org;
  villages: Org[];
}

/** What stories, tests and the portal point at by name. */
export interface Landmarks {
  /** A planned lesson of Su He that waits for Lin Zhiyuan as observer. */
  lessonForLin: Ref<"lesson">;
  /** A planned lesson of Lin Zhiyuan that waits for Su He as observer. */
  lessonForSu: Ref<"lesson">;
  /** A submitted observation of a lesson of Su He that waits for her answer. */
  observationForSu: Ref<"observation">;
  /** An answered observation that Gu Minglan still has to sign. */
  observationForGu: Ref<"observation">;
  /** A planned lesson of Gu Minglan that is open to the whole county; its handbook was handed out. */
  seminar: Ref<"lesson">;
  /** A lesson of Gu Minglan that several observed and that was talked about. */
  lessonTalked: Ref<"lesson">;
  /** Lin Zhiyuan and Su He; the gate of the present stage can be signed. */
  pair: Ref<"pair">;
  /** School plan of last term, approved. */
  planApproved: Ref<"plan">;
  /** Group plan of this term that waits for the principal. */
  planApproving: Ref<"plan">;
  /** School plan of the next term that the school administrator is writing. */
  planDraft: Ref<"plan">;
  /** A record that Lin Zhiyuan has handed in and the school has not looked at. */
  hourWaiting: Ref<"hour">;
  /** A meeting of the mathematics group that was held: Su He appeals against having been absent without reason. */
  activityHeld: Ref<"activity">;
  /** One of today; its list is open. */
  activityOpen: Ref<"activity">;
  /** One to come, planned by Gu Minglan, without a theme yet. */
  activityPlanned: Ref<"activity">;
  /** What the school is about to make public: Lin Zhiyuan and Su He are named and may object. */
  publicationOpen: Ref<"publication">;
  /** What it made public of last year. */
  publicationPublished: Ref<"publication">;
}

/** An invented county: everything that a back end would hold about it on one day. */
export interface County {
  tenant: string;
  seed: number;
  today: Day;
  /** Full records of the wire, in an order in which what is pointed at comes first. */
  records: readonly CountyRecord[];
  people: Readonly<Record<PersonKey, Person>>;
  orgs: Orgs;
  members: readonly Member[];
  calendars: { previous: Calendar; current: Calendar; next: Calendar };
  /** The timetable of the current school year. */
  timetable: readonly TimetableEntry[];
  packs: { studyHours: Pack; termPlan: Pack };
  landmarks: Landmarks;
}
