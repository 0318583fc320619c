import { html } from "hono/html";
import type { Look, Page, PageId } from "../layout.ts";
import type { PortalWords } from "../words.ts";

export type Query = (name: string) => string | undefined;

/** Makes a page for whoever looks at it, and for what its address asks. */
export type MakePage = (look: Look, query: Query) => Page;

type Part = Page["body"] | "";

/** A page with its words: the title stands in the menu too. */
export const page = (id: PageId & keyof PortalWords, words: PortalWords, body: Page["body"], scripts: Page["scripts"] = []): Page => ({
  id,
  title: words[id] as string,
  note: words[`${id}Note` as keyof PortalWords] as string,
  body,
  scripts,
});

/** Widgets under one provider, and below them what of theirs waits to be sent. */
export const widgets = (body: Part) => html`
  <xb-provider base-url="/api" token-url="/portal/token">
    ${body}
    <xb-sync-status></xb-sync-status>
  </xb-provider>
`;

export const card = (body: Part) =>
  html`<div class="card shadow-sm mb-4">
    <div class="card-body">${body}</div>
  </div>`;

/** Columns side by side, each with its classes. */
export const beside = (...columns: readonly [classes: string, body: Part][]) =>
  html`<div class="row">${columns.map(([classes, body]) => html`<div class="${classes}">${body}</div> `)}</div>`;

/** Attributes of a widget that are taken from the address. */
export const attributes = (query: Query, ...names: readonly string[]) => names.map((name) => attribute(name, query(name)));

export const attribute = (name: string, value: string | undefined) => (value === undefined ? "" : html` ${name}="${value}"`);
