import type { FormMessages } from "./forms.strings.ts";

export const messages: FormMessages = {
  waiting: "Kept on this device; it is sent once you are back online.",
  sending: "Sending…",
  keepEditing: "Do not send yet, go on writing",
  refusedTitle: "Not accepted: ",
  again: "Send again",
  drop: "Give this up",
  conflictTitle: "This was also changed elsewhere",
  conflictNext: "What differs stands below. Please choose one.",
  mine: "Written here",
  theirs: "Written elsewhere",
  useMine: "Use this one",
  useTheirs: "Use the other",
  look: "Show it as it is now",
};
