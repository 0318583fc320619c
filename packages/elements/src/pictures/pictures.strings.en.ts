import type { PictureMessages } from "./pictures.strings.ts";

export const messages: PictureMessages = {
  take: "Take a photo",
  choose: "Choose a picture",
  photo: (n) => `Photo ${n}`,
  remove: (n) => `Remove photo ${n}`,
  waiting: "Kept on this device; sent once there is a network",
  pageOnly: "This device has no more room: the photo is in this page alone. Send it before you leave",
  sending: "Being sent",
  sent: "Sent",
  unread: "Cannot be shown now; it appears once there is a network",
  again: "Try again",
  unreadable: "This picture cannot be opened here. Save it as JPEG or PNG, and choose that.",
};
