import { html, render, type TemplateResult } from "lit";
import { operations, type CampusGateway } from "@xiaoben/contract";
import { generateCounty, type County, type PersonKey } from "@xiaoben/demo/county";
import { withEvaluation } from "@xiaoben/policy/gateway";
import { gatewayOver, httpTransport } from "@xiaoben/sdk";
import "@xiaoben/elements/debrief";
import "@xiaoben/elements/growth";
import "@xiaoben/elements/hour-ledger";
import "@xiaoben/elements/hour-overview";
import "@xiaoben/elements/joint-view";
import "@xiaoben/elements/lesson";
import "@xiaoben/elements/mentor-pair";
import "@xiaoben/elements/observation-form";
import "@xiaoben/elements/plan-editor";
import "@xiaoben/elements/portfolio";
import "@xiaoben/elements/progress";
import "@xiaoben/elements/publication";
import "@xiaoben/elements/rubric-editor";
import "@xiaoben/elements/scheme-editor";
import "@xiaoben/elements/study-hours";
import "@xiaoben/elements/tasks";
import "@xiaoben/elements/verdict";

export const county: County = generateCounty({ today: "2026-11-22" });

/** What a page asked for, and what went wrong in it. */
export interface Watched {
  /** `GET /v1/hours?person=…` */
  requests: string[];
  /** How many of them wait for their answer. */
  open: number;
  /** Uncaught errors, and what was written to the console. */
  noise: string[];
}

export const watch = (): Watched => ({ requests: [], open: 0, noise: [] });

/** What was answered before: nothing is written here, so the same question has the same answer. */
const answers = new Map<string, { text: string; status: number; headers: Headers }>();

/** One answer as it came, to be spoilt on its way to the page; `undefined` leaves it. */
export type Spoiler = (path: string, body: unknown) => unknown;

/** A gateway of one person over HTTP, to the back end that leaves something out. */
export function connect(
  lacks: "nothing" | "aboveLevelOne" | "judging",
  who: PersonKey,
  watched: Watched,
  spoil: Spoiler = () => undefined,
): CampusGateway {
  const base = `/campus/${lacks}/${county.people[who].id}`;
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice(base.length) + decodeURIComponent(search);
    watched.requests.push(`${request.method} ${path}`);
    if (path.startsWith("/v1/live")) return silence(request.signal);
    watched.open += 1;
    const { text, status, headers } = await answer(request).finally(() => (watched.open -= 1));
    const spoilt = status < 400 ? spoil(`${request.method} ${path}`, JSON.parse(text)) : undefined;
    return new Response(typeof spoilt === "string" ? spoilt : spoilt === undefined ? text : JSON.stringify(spoilt), { status, headers });
  };
  const transport = httpTransport({ baseUrl: location.origin + base, fetch: fetch as typeof globalThis.fetch });
  return withEvaluation(gatewayOver(transport, { feed: { every: 60_000 } }));
}

/** Nothing happens in the campus meanwhile: the stream of changes stays open and says nothing. */
const silence = (signal: AbortSignal): Promise<Response> =>
  new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason as Error)));

async function answer(request: Request): Promise<{ text: string; status: number; headers: Headers }> {
  const asked = `${request.method} ${request.url} ${await request.clone().text()}`;
  const known = answers.get(asked);
  if (known) return known;
  const response = await globalThis.fetch(request);
  const { status, headers } = response;
  const given = { text: await response.text(), status, headers };
  if (status < 400 || status === 404) answers.set(asked, given);
  return given;
}

const { landmarks } = county;

/** Lin Zhiyuan's own plan. */
export const plan = county.records.find(({ kind, record }) => kind === "plan" && record.author === county.people.lin.id)!.record.id;

/** The pack that holds the rubrics. */
const rubrics = county.records.find(({ kind, record }) => kind === "pack" && record.pack.id === county.packs.termPlan.id)!.record.id;

/** What stands on the page of a teacher, on that of somebody who leads a group, of who administers a school, on that of what is filed, on that of what is made public, and on that of somebody who may come to a lesson. */
export const pages = {
  teacher: {
    who: "lin",
    widgets: ["tasks", "study-hours", "verdict", "observation-form", "mentor-pair", "plan-editor"],
    draw: (gateway: CampusGateway) =>
      html`<xb-tasks data-widget="tasks" .gateway=${gateway}></xb-tasks>
        <xb-study-hours data-widget="study-hours" .gateway=${gateway}></xb-study-hours>
        <xb-verdict data-widget="verdict" .gateway=${gateway} rule="total"></xb-verdict>
        <xb-observation-form data-widget="observation-form" .gateway=${gateway} lesson=${landmarks.lessonForLin.id}></xb-observation-form>
        <xb-mentor-pair data-widget="mentor-pair" .gateway=${gateway} pair=${landmarks.pair.id}></xb-mentor-pair>
        <xb-plan-editor data-widget="plan-editor" .gateway=${gateway} plan=${plan}></xb-plan-editor>`,
  },
  lead: {
    who: "gu",
    widgets: ["lessons", "lesson", "debrief", "joint-view", "growth", "rubric-editor"],
    draw: (gateway: CampusGateway) =>
      html`<xb-lesson data-widget="lessons" .gateway=${gateway}></xb-lesson>
        <xb-lesson data-widget="lesson" .gateway=${gateway} lesson=${landmarks.seminar.id}></xb-lesson>
        <xb-debrief data-widget="debrief" .gateway=${gateway} lesson=${landmarks.lessonTalked.id}></xb-debrief>
        <xb-joint-view data-widget="joint-view" .gateway=${gateway} lesson=${landmarks.lessonTalked.id}></xb-joint-view>
        <xb-growth data-widget="growth" .gateway=${gateway}></xb-growth>
        <xb-rubric-editor data-widget="rubric-editor" .gateway=${gateway} pack=${rubrics}></xb-rubric-editor>`,
  },
  admin: {
    who: "shen",
    widgets: ["hour-ledger", "hour-overview", "progress", "scheme-editor"],
    draw: (gateway: CampusGateway) =>
      html`<xb-hour-ledger data-widget="hour-ledger" .gateway=${gateway} state="submitted"></xb-hour-ledger>
        <xb-hour-overview data-widget="hour-overview" .gateway=${gateway}></xb-hour-overview>
        <xb-progress data-widget="progress" .gateway=${gateway}></xb-progress>
        <xb-scheme-editor data-widget="scheme-editor" .gateway=${gateway}></xb-scheme-editor>`,
  },
  archive: {
    who: "su",
    widgets: ["portfolio"],
    draw: (gateway: CampusGateway) => html`<xb-portfolio data-widget="portfolio" .gateway=${gateway}></xb-portfolio>`,
  },
  board: {
    who: "shen",
    widgets: ["publications", "publication", "published"],
    draw: (gateway: CampusGateway) =>
      html`<xb-publication data-widget="publications" .gateway=${gateway}></xb-publication>
        <xb-publication data-widget="publication" .gateway=${gateway} publication=${landmarks.publicationOpen.id}></xb-publication>
        <xb-publication data-widget="published" .gateway=${gateway} publication=${landmarks.publicationPublished.id}></xb-publication>`,
  },
  visitor: {
    who: "lin",
    widgets: ["lesson"],
    draw: (gateway: CampusGateway) => html`<xb-lesson data-widget="lesson" .gateway=${gateway} lesson=${landmarks.seminar.id}></xb-lesson>`,
  },
} as const satisfies Record<string, { who: PersonKey; widgets: readonly string[]; draw(gateway: CampusGateway): TemplateResult }>;

export type PageName = keyof typeof pages;
export type Widget = (typeof pages)[PageName]["widgets"][number];

/** Draws a page, hands out what each widget says once it stands still, and takes the page away again. */
export async function withPage(
  drawn: TemplateResult,
  watched: Watched,
  look: (says: (widget: Widget) => string, host: HTMLElement) => void | Promise<void>,
): Promise<void> {
  const host = document.body.appendChild(document.createElement("main"));
  const stop = listen(watched.noise);
  try {
    render(drawn, host);
    await settled(host, watched);
    await look((widget) => wordsIn(host.querySelector(`[data-widget="${widget}"]`)!.shadowRoot!), host);
  } finally {
    stop();
    host.remove();
  }
}

/** Paths of the operations that a set of capabilities names, as patterns for `GET /v1/hours`. */
export const patternsOf = (named: ReadonlySet<string>): RegExp[] =>
  operations
    .filter(({ id }) => named.has(id))
    .map(({ method, path }) => new RegExp(`^${method} ${path.replaceAll(/\{\w+\}/g, "[^/?]+")}(\\?.*)?$`));

function listen(noise: string[]): () => void {
  const onError = (event: ErrorEvent): void => void noise.push(`error: ${event.message}`);
  const onRejection = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    noise.push(`rejection: ${String(event.reason)}`);
  };
  const { error, warn } = console;
  console.error = (...parts: unknown[]) => void noise.push(`console.error: ${parts.join(" ")}`);
  console.warn = (...parts: unknown[]) => void (/dev mode/.test(String(parts[0])) || noise.push(`console.warn: ${parts.join(" ")}`));
  addEventListener("error", onError);
  addEventListener("unhandledrejection", onRejection);
  return () => {
    Object.assign(console, { error, warn });
    removeEventListener("error", onError);
    removeEventListener("unhandledrejection", onRejection);
  };
}

/** Waits until everything is answered and what is drawn has not changed for a while. */
async function settled(host: HTMLElement, watched: Watched): Promise<void> {
  let [last, same] = ["", 0];
  for (const end = Date.now() + 40_000; same < 4 && Date.now() < end;) {
    await new Promise((done) => setTimeout(done, 25));
    const now = wordsIn(host);
    same = now === last && watched.open === 0 && !now.includes("正在读取") ? same + 1 : 0;
    last = now;
  }
}

/** What a person reads, shadow roots included; without styles. */
export const wordsIn = (node: Element | ShadowRoot): string => {
  const own = [...node.childNodes].map((child) =>
    child instanceof Text ? child.data : child instanceof Element && child.localName !== "style" ? wordsIn(child) : "",
  );
  const inner = node instanceof Element && node.shadowRoot ? wordsIn(node.shadowRoot) : "";
  return [inner, ...own].join(" ").replaceAll(/\s+/g, " ").trim();
};
