import { html, type TemplateResult } from "lit";

/**
 * Puts fields into a form of their own, which is never sent. Chromium looks through all fields of a form for what it could fill in, whenever one of
 * them is come to or written in; fields without a form count as one form, all of the page together, and on a slow phone a hundred of them are felt.
 */
export const apart = (fields: unknown): TemplateResult => html`<form class="apart" autocomplete="off" @submit=${stay}>${fields}</form>`;

/** Enter in the only line of a form would send it, and load the page anew. */
const stay = (event: Event): void => event.preventDefault();
