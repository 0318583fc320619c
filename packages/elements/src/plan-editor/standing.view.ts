import { html, nothing, type TemplateResult } from "lit";
import type { Day, Plan, Session } from "@xiaoben/contract";
import { label, type Format, type Words } from "../core/index.ts";
import type { ItemsContext } from "./items.view.ts";
import { dueOf, partiesTo } from "./plan-editor.model.ts";
import type { PlanMessages } from "./plan-editor.strings.ts";

/** How long there is to hand the plan in. */
export function dueView(words: Words<PlanMessages>, format: Format, plan: Plan, today: Day): TemplateResult | typeof nothing {
  const due = dueOf(plan, today);
  const day = plan.due ? format.day(plan.due) : "";
  if (due.state === "left")
    return html`<p>${label(due.days <= 7 ? "undetermined" : "plain", "clock", words.say("dueLeft", day, due.days))}</p>`;
  if (due.state === "today") return html`<p>${label("undetermined", "clock", words.say("dueToday", day))}</p>`;
  return due.state === "past" ? html`<p>${label("undetermined", "clock", words.say("duePast", day, due.days))}</p>` : nothing;
}

/** Of which period the plan is, and whose. */
export function aboutView({ words, plan, name }: ItemsContext): TemplateResult {
  const [year = "", term = ""] = plan.period.slice(plan.period.indexOf(":") + 1).split("/");
  const about = [words.say("period", year, plan.period.startsWith("term:") ? term : ""), words.say("by", name(plan.author))];
  return html`<p class="second list">${about.map((part) => html`<span>${part}</span>`)}</p>`;
}

/** Where it stands on its way to approval. */
export function statusView({ words, plan, name, format }: ItemsContext, session: Session): TemplateResult | typeof nothing {
  const approvals = plan.approvals.map(({ by, at }) =>
    words.say("approvedBy", name(by), format.moment(at, session.timeZone, "0001-01-01")),
  );
  const says =
    plan.state === "approving"
      ? words.say(partiesTo(plan, session).includes("principal") ? "approvingMine" : "approving")
      : plan.state === "approved"
        ? words.say("approved")
        : plan.state === "returned"
          ? words.say("returned", plan.reason ?? "")
          : "";
  if (!says && approvals.length === 0) return nothing;
  return html`<p class="notice ${plan.state === "returned" ? "undetermined" : ""}" id="status" tabindex="-1">
    <span>${says}</span>${approvals.map((approval) => html`<span class="second">${approval}</span>`)}
  </p>`;
}
