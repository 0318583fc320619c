import type { Outcome } from "@xiaoben/contract";

/** A number of the practices as a rule of a shipped pack, with the examples of the pack that stand on each side of its line. */
export interface Line {
  number: string;
  row: string;
  pack: string;
  rule: string;
  says: string;
  below: string;
  at: string;
  above: string;
  /** What the three come to, where it is not `notMet`, `met`, `met`. */
  outcomes?: [Outcome, Outcome, Outcome];
}

/** Numbers that a document reports and nobody has to reach. */
export const facts: Readonly<Record<string, string>> = {
  N14: "five routine checks were held that year: a report of what was done, and no number that is asked for",
  N28: "about a hundred new teachers a year: the size of the county, which no teacher or school can keep or break",
  N31: "twenty-eight schools and forty-five trainers: how many were chosen, a plan of the bureau without a line for anybody",
  N33: "pupils' awards by level do not add up to their sum: a figure with a remainder, which is shown and not judged",
  N34: "the size of the county and of a school: what a table has to bear, and no requirement",
  N35: "seven kinds of response and a bank of sentences: words to choose from, whose number nobody is asked for",
};

const line = (
  number: string,
  row: string,
  pack: string,
  rule: string,
  says: string,
  [below, at, above]: [string, string, string],
  outcomes?: Line["outcomes"],
): Line => ({
  number,
  row,
  pack,
  rule,
  says,
  below,
  at,
  above,
  ...(outcomes && { outcomes }),
});

const [hours, term, training, goals] = ["qinghe.study-hours", "nanhu.term-plan", "liuxi.training", "qinghe.goals"];

export const lines: readonly Line[] = [
  line("N1", "R001", hours, "total", "hours of a school year", [
    "half-an-hour-short",
    "exactly-forty-and-twenty-four",
    "half-an-hour-above-both",
  ]),
  line("N2", "R002", hours, "school-based", "of which school-based", [
    "half-an-hour-short",
    "exactly-forty-and-twenty-four",
    "half-an-hour-above-both",
  ]),
  line(
    "N3",
    "R003",
    hours,
    "school-based",
    "long dispatched training, by its days",
    ["sent-a-day-too-short", "sent-for-just-as-long", "sent-to-long-training"],
    ["notMet", "waived", "waived"],
  ),
  line("N4", "R015", training, "weekly-study", "hours of a week", [
    "two-and-a-half-hours-one-week",
    "three-hours-a-week",
    "more-than-three-hours-a-week",
  ]),
  line("N5", "R043", term, "observed", "lessons observed in a term", ["twenty-nine", "thirty", "thirty-one"]),
  line("N6", "R044", term, "open-lesson", "open lessons of a term", ["no-open-lesson", "open-lesson-held", "two-open-lessons"]),
  line("N7", "R047", training, "research-lesson", "research lessons of a group each month", [
    "a-month-without-research-lesson",
    "a-research-lesson-a-month",
    "two-research-lessons-in-a-month",
  ]),
  line("N8", "R048", training, "lesson-study", "a lesson studied each week", [
    "a-week-without-lesson-study",
    "a-lesson-study-every-week",
    "two-lesson-studies-in-a-week",
  ]),
  line("N9", "R050", training, "handbook", "days ahead of the seminar", [
    "handbook-a-day-ahead",
    "handbook-two-days-ahead",
    "handbook-three-days-ahead",
  ]),
  line("N10", "R052", training, "seminar-shape", "lessons, report and discussion", ["one-lesson-too-few", "two-one-one", "three-two-one"]),
  line("N11", "R056", training, "series", "three stages of four steps", ["eleven-steps", "twelve-steps", "a-step-held-twice"]),
  line("N12", "R061", training, "assignments-set", "assignments at the end of the first stage", [
    "no-assignment",
    "one-assignment",
    "two-assignments",
  ]),
  line(
    "N12",
    "R061",
    training,
    "assignments-few",
    "no more assignments than two",
    ["one-assignment", "two-assignments", "three-assignments"],
    ["met", "met", "notMet"],
  ),
  line("N13", "R022", training, "four-settled", "four things seen to", ["no-speaker-and-no-appraisal", "all-set", "all-set-and-more"]),
  line("N13", "R024", training, "four-and-three", "four haves and three sure things", [
    "six-of-seven",
    "seven-of-seven",
    "seven-of-seven-twice",
  ]),
  line("N13", "R025", training, "three-set", "three things set", ["no-speaker-and-no-appraisal", "all-set", "all-set-and-more"]),
  line("N13", "R026", training, "three-checked", "three things checked", ["no-speaker-and-no-appraisal", "all-set", "all-set-and-more"]),
  line("N13", "R028", training, "five-steps", "five steps of a lesson", ["four-of-five-steps", "five-steps", "five-steps-and-one-again"]),
  line("N13", "R031", term, "eight-good", "eight good things of a term", ["seven-of-eight", "all-eight", "more-than-eight"]),
  line("N15", "R109", term, "plan-due", "the day a plan is due", ["plan-late", "plan-on-the-very-day", "plan-on-time"]),
  line("N17", "R112", training, "own-plans", "plan of three years, plan of the year, reflection", [
    "no-yearly-plan",
    "all-own-plans",
    "own-plans-and-one-more",
  ]),
  line(
    "N18",
    "R114",
    training,
    "outline",
    "years that an outline looks ahead",
    ["outline-of-two-years", "outline-of-three-years", "outline-of-five-years"],
    ["notMet", "undetermined", "met"],
  ),
  line("N19", "R121", training, "leading-group", "meetings at the start, in the middle and at the end", [
    "no-meeting-at-mid-term",
    "three-meetings",
    "four-meetings",
  ]),
  line("N20", "R126", term, "book-read", "books read in a term", ["no-book", "one-book", "two-books"]),
  line("N20", "R127", term, "reading-daily", "minutes of reading a day", [
    "a-minute-short-on-monday",
    "thirty-minutes-all-week",
    "more-than-thirty-all-week",
  ]),
  line("N20", "R128", term, "reading-essay", "a reading essay each month", [
    "a-month-without-essay",
    "an-essay-every-month",
    "two-essays-in-a-month",
  ]),
  line("N21", "R130", term, "essay", "characters of the essay", [
    "essay-and-paper-one-character-short",
    "essay-and-paper-just-long-enough",
    "essay-and-paper-longer",
  ]),
  line("N21", "R131", term, "paper", "characters of the paper", [
    "essay-and-paper-one-character-short",
    "essay-and-paper-just-long-enough",
    "essay-and-paper-longer",
  ]),
  line("N22", "R141", goals, "exam", "an exam in each round of three years", ["round-over-without-exam", "one-exam", "two-exams"]),
  line("N23", "R137", goals, "contest-day", "the third Saturday of October", [
    "contest-and-forum-a-week-late",
    "contest-and-forum-on-their-days",
    "contest-and-forum-earlier",
  ]),
  line("N24", "R138", goals, "forum-day", "the first Saturday of November", [
    "contest-and-forum-a-week-late",
    "contest-and-forum-on-their-days",
    "contest-and-forum-earlier",
  ]),
  line("N25", "R172", term, "lecture-monthly", "a lecture each month", [
    "a-month-without-lecture",
    "a-lecture-a-month",
    "two-lectures-in-november",
  ]),
  line("N25", "R173", training, "trainings-monthly", "two trainings each month", [
    "one-training-in-a-month",
    "two-trainings-a-month",
    "three-trainings-in-a-month",
  ]),
  line("N25", "R174", training, "lecture-monthly", "a lecture for all each month", [
    "one-training-in-a-month",
    "two-trainings-a-month",
    "three-trainings-in-a-month",
  ]),
  line("N25", "R174", training, "group-study", "group study every other week", [
    "a-fortnight-without-group-study",
    "group-study-every-fortnight",
    "group-study-every-week",
  ]),
  line("N26", "R158", training, "class-teachers", "a meeting of class teachers each month", [
    "a-month-without-class-teacher-meeting",
    "class-teachers-every-month",
    "class-teachers-more-often",
  ]),
  line("N26", "R159", training, "consultation", "a consultation of each grade each week", [
    "a-month-without-class-teacher-meeting",
    "class-teachers-every-month",
    "class-teachers-more-often",
  ]),
  line("N27", "R164", goals, "shadowing", "a batch each month, for a week", [
    "a-batch-of-six-days",
    "a-batch-each-month",
    "more-batches-and-longer",
  ]),
  line("N27", "R169", goals, "placement", "days of a new teacher's placement", [
    "placed-for-thirteen-days",
    "placed-for-two-weeks",
    "placed-for-longer",
  ]),
  line("N29", "R220", goals, "wage-share", "training budget as a share of wages", [
    "budget-a-little-short",
    "budget-exactly-the-share",
    "budget-above-the-share",
  ]),
  line("N29", "R221", goals, "fund-share", "training as a share of public funds", ["funds-short", "funds-exactly", "funds-above"]),
  line("N30", "R213", goals, "goal", "a score corrected by a coefficient", [
    "multiplied-decided",
    "exactly-the-goal",
    "above-the-goal-either-way",
  ]),
  line("N32", "R233", goals, "pay-spread", "a third between the first and the last", [
    "spread-too-small",
    "spread-exactly-a-third",
    "spread-above-a-third",
  ]),
];
