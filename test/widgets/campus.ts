import { html, render, type TemplateResult } from "lit";
import { operations, type CampusGateway } from "@xiaoben/contract";
import { generateCounty, type County, type PersonKey } from "@xiaoben/demo/county";
import { withEvaluation } from "@xiaoben/policy/gateway";
import { gatewayOver, httpTransport } from "@xiaoben/sdk";
import "@xiaoben/elements/mentor-pair";
import "@xiaoben/elements/observation-form";
import "@xiaoben/elements/plan-editor";
import "@xiaoben/elements/study-hours";
import "@xiaoben/elements/tasks";
import "@xiaoben/elements/verdict";

export const county: County = generateCounty({ today: "2026-11-22" });

/** What a page asked for, and what went wrong in it. */
export interface Watched {
  /** `GET /v1/hours?person=…` */
  requests: string[];
  /** Uncaught errors, and what was written to the console. */
  noise: string[];
}

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
    const response = await globalThis.fetch(request);
    const text = await response.text();
    const spoilt = response.ok ? spoil(`${request.method} ${path}`, JSON.parse(text)) : undefined;
    const { status, headers } = response;
    return new Response(typeof spoilt === "string" ? spoilt : spoilt === undefined ? text : JSON.stringify(spoilt), { status, headers });
  };
  const transport = httpTransport({ baseUrl: location.origin + base, fetch: fetch as typeof globalThis.fetch });
  return withEvaluation(gatewayOver(transport, { feed: { every: 60_000 } }));
}

/** The widgets of a teacher's page. */
export type Widget = "study-hours" | "observation-form" | "mentor-pair" | "plan-editor" | "tasks" | "verdict";

const { landmarks } = county;

/** Lin Zhiyuan's own plan. */
export const plan = county.records.find(({ kind, record }) => kind === "plan" && record.author === county.people.lin.id)!.record.id;

/** Every widget at once, as on the page of one person. */
export const page = (gateway: CampusGateway): TemplateResult =>
  html`<xb-tasks .gateway=${gateway}></xb-tasks>
    <xb-study-hours .gateway=${gateway}></xb-study-hours>
    <xb-verdict .gateway=${gateway} rule="total"></xb-verdict>
    <xb-observation-form .gateway=${gateway} lesson=${landmarks.lessonForLin.id}></xb-observation-form>
    <xb-mentor-pair .gateway=${gateway} pair=${landmarks.pair.id}></xb-mentor-pair>
    <xb-plan-editor .gateway=${gateway} plan=${plan}></xb-plan-editor>`;

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
    await settled(host);
    await look((widget) => wordsIn(host.querySelector(`xb-${widget}`)!.shadowRoot!), host);
  } finally {
    stop();
    host.remove();
  }
}

/** Paths of the operations that a set of capabilities names, as patterns for `GET /v1/hours`. */
export const patternsOf = (offered: ReadonlySet<string>): RegExp[] =>
  operations
    .filter(({ id }) => offered.has(id) || id === "session" || id === "capabilities")
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

/** Waits until what is drawn has not changed for a while. */
async function settled(host: HTMLElement): Promise<void> {
  let [last, same] = ["", 0];
  for (let i = 0; i < 600 && same < 6; i++) {
    await new Promise((done) => setTimeout(done, 50));
    const now = wordsIn(host);
    same = now === last && !now.includes("正在读取") ? same + 1 : 0;
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
