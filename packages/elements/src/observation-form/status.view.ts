import { html, nothing, type TemplateResult } from "lit";
import type { Observation, Session } from "@xiaoben/contract";
import type { Words } from "../core/index.ts";
import type { RecordMessages } from "./record.strings.ts";

/** One sentence: where the record stands, and whose turn it is. */
export function statusView(
  now: Observation,
  words: Words<RecordMessages>,
  session: Session,
  name: (person: string) => string,
): TemplateResult | typeof nothing {
  const me = session.person;
  const party = me === now.author ? "author" : me === now.observed ? "observed" : "reader";
  const other = name(party === "author" ? now.observed : now.author);
  const sentence = ((): string => {
    const followed = now.aim === "inspection" ? followUp(now, words, party, name) : "";
    if (followed) return followed;
    switch (now.state) {
      case "submitted":
        return party === "observed"
          ? words.say("waitsForMe", other)
          : party === "author"
            ? words.say("sentTo", other)
            : words.say("waitsAnswer", name(now.observed));
      case "answered":
        if (party === "reader") return words.say("waitsSign");
        return now.signatures.some((signature) => signature.person === me) ? words.say("signedMe", other) : words.say("signNow");
      case "locked":
        return words.say("lockedNow");
      case "unlocking":
        return now.unlockAskedBy === me ? words.say("unlockMine", other) : words.say("unlockTheirs", name(now.unlockAskedBy ?? ""));
      case "withdrawn":
        return words.say("withdrawnNow");
      case "draft":
        return "";
    }
  })();
  if (!sentence) return nothing;
  const reason =
    now.reason && (now.state === "unlocking" || now.state === "locked" || now.state === "submitted")
      ? words.say("because", now.reason)
      : "";
  return html`<p class="notice" id="status" tabindex="-1" part="status">
    <span>${sentence}</span>${reason ? html`<span class="second">${reason}</span>` : nothing}
  </p>`;
}

/** Of an inspection: whether what was found is open, waits to be confirmed, or is done. Empty: the words of every observation fit. */
function followUp(
  now: Observation,
  words: Words<RecordMessages>,
  party: "author" | "observed" | "reader",
  name: (person: string) => string,
): string {
  const observed = name(now.observed);
  if (now.state === "locked") return words.say("confirmedNow");
  if (now.state === "submitted")
    return party === "observed"
      ? words.say("foundForMe", name(now.author))
      : words.say(party === "author" && !now.reason ? "foundTo" : "notDoneYet", observed);
  const unsigned = !now.signatures.some((signature) => signature.person === now.author);
  return now.state === "answered" && party === "author" && unsigned ? words.say("confirmNow") : "";
}
