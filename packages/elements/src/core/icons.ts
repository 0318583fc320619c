import { svg, html, type SVGTemplateResult, type TemplateResult } from "lit";

/** Icons of 16 × 16, drawn with the colour of the text. They never stand alone for a meaning: a word stands beside them. */
const shapes = {
  check: svg`<path d="M3 8.5 6.5 12 13 4.5"/>`,
  half: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none"/>`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8"/>`,
  question: svg`<path d="M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 12.6v.2"/>`,
  clock: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3l2 1.5"/>`,
  dash: svg`<path d="M4 8h8"/>`,
  shield: svg`<path d="M8 2.5 13 4v4c0 3-2.2 4.8-5 5.8C5.2 12.8 3 11 3 8V4z"/>`,
  info: svg`<circle cx="8" cy="8" r="5.5"/><path d="M8 7.5v3.5M8 5v.2"/>`,
  warning: svg`<path d="M8 2.5 14 13H2zM8 6.5v3M8 11.3v.2"/>`,
  offline: svg`<path d="M2.5 2.5l11 11M4.5 6.5A3.5 3.5 0 0 0 5 13h6m2-1.2A3 3 0 0 0 11.5 6.5 4 4 0 0 0 7 3.7"/>`,
  lock: svg`<rect x="3.5" y="7" width="9" height="6.5" rx="1"/><path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>`,
  person: svg`<circle cx="8" cy="5.5" r="2.5"/><path d="M3 13.5c.5-2.8 2.4-4 5-4s4.5 1.2 5 4"/>`,
  arrow: svg`<path d="M3 8h10M9.5 4.5 13 8l-3.5 3.5"/>`,
  both: svg`<path d="M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13"/>`,
  down: svg`<path d="m4 6 4 4 4-4"/>`,
  refresh: svg`<path d="M13 8a5 5 0 1 1-1.5-3.5L13 6M13 3v3h-3"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  remove: svg`<path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 9h6l.5-9"/>`,
  pencil: svg`<path d="m3 13 .5-3L10.5 3 13 5.5l-7 7z"/>`,
  cloud: svg`<path d="M5 12.5a3 3 0 0 1-.3-6A3.5 3.5 0 0 1 11.4 6a3.2 3.2 0 0 1 .1 6.5z"/>`,
  device: svg`<rect x="3" y="3" width="10" height="7.5" rx="1"/><path d="M6 13.5h4M8 10.5v3"/>`,
} as const satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof shapes;

export const icon = (name: IconName): TemplateResult =>
  html`<svg
    class="icon"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes[name]}
  </svg>`;
