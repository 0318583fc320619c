import { html, nothing, type TemplateResult } from "lit";
import type { Pending } from "@xiaoben/contract";
import type { Words } from "../core/words.ts";
import { inOrder } from "./sync-status.model.ts";
import type { SyncStatusMessages } from "./sync-status.strings.ts";

/** What becomes of unsent work when somebody signs out. `file`: saved as a file and deleted here. */
export const leaveWays = ["send", "keep", "file"] as const;
export type LeaveWay = (typeof leaveWays)[number];

/** What is known of the ways. */
export interface Hindrance {
  /** What waits to be sent. */
  unsent: number;
  /** What was begun and not handed in: it cannot be sent. */
  begun: number;
  /** So much could not be sent when that was tried. */
  left: number;
  /** The device takes nothing more. */
  noRoom: boolean;
}

/** The question before signing out: what is unsent, and the ways that are open. */
export function leaveBody(
  words: Words<SyncStatusMessages>,
  pending: readonly Pending[],
  { unsent, begun, left, noRoom }: Hindrance,
): TemplateResult {
  const closed = { send: left > 0 || unsent === 0, keep: noRoom, file: false };
  const ways = leaveWays.filter((way) => !closed[way]);
  return html`${left > 0 ? html`<p class="notice undetermined" role="status">${words.say("leaveLeft", left)}</p>` : nothing}
    ${noRoom ? html`<p class="notice undetermined" role="status">${words.say("leaveNoRoom")}</p>` : nothing}
    ${
      pending.length > 0
        ? html`<ul class="plain">
            ${inOrder(pending).map(({ action }) => html`<li>${words.say("action", action)}</li>`)}
          </ul>`
        : nothing
    }
    ${begun > 0 ? html`<p class="notice" role="status">${words.say("leaveBegun", begun)}</p>` : nothing}
    <fieldset>
      <legend>${words.say("leaveWays")}</legend>
      ${ways.map(
        (way, i) =>
          html`<label class="way"
            ><input type="radio" name="way" value=${way} .checked=${i === 0} /><span
              ><strong>${words.say(`leave-${way}`)}</strong><br /><span class="second small">${words.say(`leave-${way}-note`)}</span></span
            ></label
          >`,
      )}
    </fieldset>`;
}

/** The way that is chosen in an open question. */
export const chosenWay = (root: ParentNode): LeaveWay =>
  (root.querySelector<HTMLInputElement>("dialog input[name=way]:checked")?.value ?? "keep") as LeaveWay;
