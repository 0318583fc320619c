import type { AlongMessages } from "./along.strings.ts";

export const messages: AlongMessages = {
  take: "No network there: keep it on this device",
  why: "The form then opens without a network too. It is removed once you hand it in, after seven days at most.",
  taking: "Being kept …",
  taken: (day) => `Kept on this device, and opens without a network. Until ${day}, or until you hand it in`,
  takenOpen: (day) =>
    `Kept on this device. This site does not open without a network: leave this page open. Until ${day}, or until you hand it in`,
  whyOpen:
    "While this page stays open, the form can then be filled in without a network. It is removed once you hand it in, after seven days at most.",
  remove: "Remove from this device",
  removed: "Removed from this device. What you have written stays.",
};
