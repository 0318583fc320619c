import { html, type TemplateResult } from "lit";

/** Icons of 16 × 16, drawn with the colour of the text. They never stand alone for a meaning: a word stands beside them. One path each, so that an icon becomes another by one attribute. */
const shapes = {
  check: "M3 8.5 6.5 12 13 4.5",
  half: "M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM8.8 2.5v11M10.3 3.5v9M11.8 4.7v6.6",
  cross: "m4 4 8 8M12 4l-8 8",
  question: "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M8 12.6v.2",
  clock: "M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM8 5v3l2 1.5",
  dash: "M4 8h8",
  shield: "M8 2.5 13 4v4c0 3-2.2 4.8-5 5.8C5.2 12.8 3 11 3 8V4z",
  info: "M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM8 7.5v3.5M8 5v.2",
  warning: "M8 2.5 14 13H2zM8 6.5v3M8 11.3v.2",
  offline: "M2.5 2.5l11 11M4.5 6.5A3.5 3.5 0 0 0 5 13h6m2-1.2A3 3 0 0 0 11.5 6.5 4 4 0 0 0 7 3.7",
  lock: "M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
  person: "M10.5 5.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM3 13.5c.5-2.8 2.4-4 5-4s4.5 1.2 5 4",
  arrow: "M3 8h10M9.5 4.5 13 8l-3.5 3.5",
  both: "M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13",
  down: "m4 6 4 4 4-4",
  refresh: "M13 8a5 5 0 1 1-1.5-3.5L13 6M13 3v3h-3",
  plus: "M8 3v10M3 8h10",
  remove: "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 9h6l.5-9",
  pencil: "m3 13 .5-3L10.5 3 13 5.5l-7 7z",
  cloud: "M5 12.5a3 3 0 0 1-.3-6A3.5 3.5 0 0 1 11.4 6a3.2 3.2 0 0 1 .1 6.5z",
  device: "M4 3h8a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM6 13.5h4M8 10.5v3",
} as const satisfies Record<string, string>;

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
    <path d=${shapes[name]}></path>
  </svg>`;
