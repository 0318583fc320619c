import type { ObservationMessages } from "./observation-form.strings.ts";

const kinds: Record<string, string> = {
  everyday: "Everyday lesson",
  open: "Open lesson",
  demonstration: "Demonstration lesson",
  showcase: "Showcase lesson",
  quality: "Quality lesson",
  viewing: "Viewing lesson",
  rebuilt: "Rebuilt lesson",
  report: "Report lesson",
  research: "Research lesson",
  groupOpen: "Group's open lesson",
  acceptance: "Acceptance lesson",
};

const fields: Record<string, string> = {
  points: "Points to watch",
  notes: "Notes in the lesson",
  segments: "Stages",
  tallies: "Evaluation language",
  quotes: "What was said",
  attachments: "Photos",
  ratings: "Ratings",
  strengths: "Strengths",
  problems: "Problems",
  measures: "Suggestions",
  nextStep: "One next step",
  answer: "Answer",
  reflection: "Reflection",
};

const hints: Record<string, string> = {
  strengths: "What went well, and what made it so",
  problems: "What you saw, and what it meant for the pupils",
  measures: "What could be done about it",
  nextStep: "The teacher sees it before the next lesson",
  answer: "How you see the problems and suggestions",
  reflection: "What you take from this lesson",
};

export const messages: ObservationMessages = {
  title: "Lesson observation",
  lesson: (className, subject, topic) => `${className}, ${subject}: ${topic}`,
  kind: (kind) => kinds[kind] ?? kind.replace(/^ext:/, ""),
  period: (n) => `Period ${n}`,
  double: (n) => `double lesson, counts ${n}`,
  video: "On video",
  teacher: (name) => `Teacher: ${name}`,
  observer: (name) => `Observer: ${name}`,
  field: (name) => fields[name] ?? name,
  hint: (name) => hints[name] ?? "",
  notApplicable: "N/A",
  yes: "Yes",
  no: "No",
  clear: "Clear",
  clearOf: (item) => `Clear the rating of “${item}”`,
  outOf: (full) => `out of ${full}`,
  badPoints: (max, step) => `Enter 0 to ${max} in steps of ${step}`,
  required: "Required",
  inspection: "Inspection",
  inspectionRead:
    "This is an inspection, not an observation among colleagues. Its writer, the teacher, the principal and the school administrator read it; colleagues do not. It counts for no observation and no hours.",
  submit: "Send to the teacher",
};
