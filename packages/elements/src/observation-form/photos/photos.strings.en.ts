import type { PhotoMessages } from "./photos.strings.ts";

export const messages: PhotoMessages = {
  title: "Photos",
  rule: "No pictures of pupils. The blackboard, slides and work only.",
  preview: "Photo to add",
  affirm: "I have looked: no pupil can be recognised",
  add: "Add to the record",
  cancel: "Leave it out",
  removedSent: "Taken off the record. The file that was sent stays with this draft, and goes when the draft is removed.",
};
