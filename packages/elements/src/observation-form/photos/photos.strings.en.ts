import type { PhotoMessages } from "./photos.strings.ts";

export const messages: PhotoMessages = {
  title: "Photos",
  rule: "No pictures of pupils. The blackboard, slides and work only.",
  take: "Take a photo",
  choose: "Choose a picture",
  preview: "Photo to add",
  affirm: "I have looked: no pupil can be recognised",
  add: "Add to the record",
  cancel: "Leave it out",
  photo: (n) => `Photo ${n}`,
  remove: (n) => `Remove photo ${n}`,
  waiting: "Kept on this device; sent once there is a network",
  pageOnly: "This device has no more room: the photo is in this page alone. Send it before you leave",
  sending: "Being sent",
  sent: "Sent",
  unread: "Cannot be shown now; it appears once there is a network",
  again: "Try again",
  unreadable: "This picture cannot be opened here. Save it as JPEG or PNG, and choose that.",
  removedSent: "Taken off the record. The file that was sent stays with this draft, and goes when the draft is removed.",
};
