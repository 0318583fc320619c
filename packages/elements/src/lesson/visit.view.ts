import { html, nothing, type TemplateResult } from "lit";
import { idOf, type Id, type Ref, type Visit } from "@xiaoben/contract";
import { icon } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { XbObservationOpenRequestEvent, XbVisitComeRequestEvent, XbVisitWithdrawRequestEvent } from "./lesson.events.ts";
import { observes, welcomeOf } from "./lesson.model.ts";
import type { Detail } from "./detail.part.ts";

/** What the person is to this lesson, and the one step that is hers. Nothing for who teaches it. */
export function visitView(scene: Detail): TemplateResult | typeof nothing {
  const { lesson, mine, session, homes, pending } = scene;
  const welcome = welcomeOf(lesson, session.person, homes);
  // Whether she comes already stands in the visits: without them no step is offered.
  if (welcome === "own" || lesson.state === "cancelled" || scene.visitsError) return nothing;
  // Until the back end has the visit, what waits for it is the coming itself; later changes are told by the saved line.
  const stored = !!mine && mine.version > 0;
  const { state } = deliveryOf(pending, { kind: "visit", id: visitIdOf(scene) }, stored);
  const goes = observes(lesson, session.person, mine);
  return html`<div class="visit" part="visit" id="visit" tabindex="-1">
    <p class="row"><span>${says(scene, welcome, goes)}</span> ${visitDelivery(scene, visitIdOf(scene), stored)}</p>
    <div class="row">
      ${goes ? renderObserve(scene) : nothing}${state === "waiting" || state === "sending" ? nothing : [renderCome(scene, welcome), renderWithdraw(scene)]}
    </div>
  </div>`;
}

/** What waits or was refused of a visit. */
export function visitDelivery({ pending, campus, core, forms }: Detail, id: Id, stored: boolean): TemplateResult | typeof nothing {
  const on: Ref<"visit"> = { kind: "visit", id };
  const delivery = deliveryOf(pending, on, stored);
  if (delivery.state === "none") return nothing;
  return delivery.state === "attention"
    ? deliveryView(delivery, { campus, core, words: forms, on, refused: undefined })
    : html`<span class="second small row" role="status">${icon("clock")}${forms.say(delivery.state)}</span>`;
}

function says({ detail, mine, offers, lesson }: Detail, welcome: string | undefined, goes: boolean): string {
  if (mine?.state === "declined") return detail.say("declined", mine.reason ?? "");
  if (mine?.state === "withdrawn") return detail.say("withdrawn");
  if (mine?.state === "coming") return detail.say("goes");
  if (welcome === "asked") return detail.say("invited");
  if (mine?.state === "asked" && welcome === "mustAsk") return detail.say("asked");
  if (goes || welcome === undefined) return "";
  if (lesson.state === "held") return detail.say("closed");
  if (!offers("visit.create")) return detail.say("noVisits");
  return welcome === "mustAsk" ? detail.say("askHint") : "";
}

function renderCome(scene: Detail, welcome: string | undefined): TemplateResult | typeof nothing {
  const { mine, offers, detail, lesson } = scene;
  const visitId = visitIdOf(scene);
  const straight = welcome === "asked" || welcome === "open";
  if ((!straight && welcome !== "mustAsk") || !offers("visit.create") || (mine && mine.state !== "asked")) return nothing;
  if (mine && !straight) return nothing;
  const refs = [
    { kind: "lesson", id: lesson.id },
    { kind: "visit", id: visitId },
  ] as const;
  const come = async (): Promise<void> => {
    const event = new XbVisitComeRequestEvent(...refs);
    if (!mine && !(await scene.act("visit.create", { id: visitId, body: newVisit(scene) }, event))) return;
    if (straight) await scene.act("visit.come", { id: visitId }, mine ? event : undefined);
    scene.focus("#visit");
  };
  return html`<button type="button" class="primary" data-move="come" @click=${come}>${detail.say(straight ? "come" : "ask")}</button>`;
}

const newVisit = ({ lesson, session }: Detail): Pick<Visit, "org" | "author" | "lesson" | "teacher" | "on" | "points" | "topic"> => ({
  org: lesson.org,
  author: session.person,
  lesson: lesson.id,
  teacher: lesson.teacher,
  on: lesson.on,
  points: [],
  topic: "",
});

function renderWithdraw(scene: Detail): TemplateResult | typeof nothing {
  const { mine, lesson, detail } = scene;
  const on: Ref<"visit"> = { kind: "visit", id: visitIdOf(scene) };
  const open = mine?.state === "asked" || mine?.state === "coming";
  if (!open || lesson.state !== "planned" || scene.campus.allows("visit.withdraw", on) !== "yes") return nothing;
  const withdraw = async (): Promise<void> => {
    if (await scene.act("visit.withdraw", { id: on.id }, new XbVisitWithdrawRequestEvent({ kind: "lesson", id: lesson.id }, on)))
      scene.focus("#visit");
  };
  return html`<button type="button" data-move="withdraw" @click=${withdraw}>${detail.say("withdraw")}</button>`;
}

/** The page opens the form: on the day it is the next step. What was typed goes first: the form opens with the points. */
function renderObserve({ lesson, session, detail, drafts, offers, tell }: Detail): TemplateResult | typeof nothing {
  if (!offers("observation.create")) return nothing;
  const observe = async (): Promise<void> => {
    await drafts.flush();
    tell(new XbObservationOpenRequestEvent({ kind: "lesson", id: lesson.id }));
  };
  return html`<button type="button" class=${lesson.on <= session.today ? "primary" : ""} data-move="observe" @click=${observe}>
    ${icon("pencil")}${detail.say("observe")}
  </button>`;
}

/** The id of a person's visit of a lesson is made of both: on every device the same. */
const visitIdOf = ({ mine, lesson, session }: Pick<Detail, "mine" | "lesson" | "session">): Id =>
  mine?.id ?? idOf("visit", lesson.id, session.person);
