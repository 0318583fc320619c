import type { ProofsMessages } from "./proofs.strings.ts";

export const messages: ProofsMessages = {
  add: "Add a photo or proof",
  open: (name) => `Download ${name}`,
  sending: (name, share) => `Sending ${name}, ${share}`,
  failed: (name, why) => `${name} was not sent: ${why}`,
};
