import type { AlongMessages } from "./along.strings.ts";

export const messages: AlongMessages = {
  take: "No network there: keep it on this device",
  why: "The form then opens without a network too. It is removed once you hand it in, after seven days at most.",
  taking: "Being kept …",
  taken: (day) => `Kept on this device, and opens without a network. Until ${day}, or until you hand it in`,
  remove: "Remove from this device",
  removed: "Removed from this device. What you have written stays.",
};
