import { css, html, nothing, svg, type TemplateResult } from "lit";
import type { Tally } from "@xiaoben/contract";
import { order } from "./hour-overview.model.ts";

/** How many came out how, as one bar; the words stand beside it. Drawn in percentages, so that it needs no measuring. */
export function outcomeBar(outcomes: Tally, people: number): TemplateResult {
  let before = 0;
  return html`<svg class="bar" aria-hidden="true" width="100%" height="12">
    <defs>
      <pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect class="open-ground" width="6" height="6"></rect>
        <path class="open" d="M0 0v6" stroke-width="3"></path>
      </pattern>
    </defs>
    <rect class="ground" width="100%" height="12" rx="3"></rect>
    ${order.map((outcome) => {
      const share = ((outcomes[outcome] ?? 0) / Math.max(1, people)) * 100;
      const from = before;
      before += share;
      return share === 0
        ? nothing
        : svg`<rect class=${outcome} x=${percent(from)} width=${percent(share)} height="12" fill=${outcome === "undetermined" ? "url(#open)" : nothing}></rect>`;
    })}
  </svg>`;
}

/** A value against the largest of its chart. */
export const valueBar = (value: number, most: number): TemplateResult =>
  html`<svg class="bar" aria-hidden="true" width="100%" height="12">
    <rect class="ground" width="100%" height="12" rx="3"></rect>
    <rect class="value" width=${percent(most > 0 ? Math.max(0, value / most) * 100 : 0)} height="12" rx="3"></rect>
  </svg>`;

const percent = (n: number): string => `${Math.round(n * 100) / 100}%`;

export const barStyles = css`
  svg.bar {
    display: block;
  }
  .bar .ground {
    fill: var(--_neutral-ground);
  }
  .bar .met {
    fill: var(--_met);
  }
  .bar .value,
  .bar .notYet {
    fill: var(--_accent);
  }
  .bar .notYet {
    opacity: 0.35;
  }
  .bar .notMet {
    fill: var(--_not-met);
  }
  .bar .waived {
    fill: var(--_edge);
  }
  .bar .notApplicable {
    fill: none;
  }
  .bar .open-ground {
    fill: var(--_undetermined-ground);
  }
  .bar .open {
    stroke: var(--_undetermined);
  }
  @media (forced-colors: active) {
    .bar .ground {
      fill: Canvas;
      stroke: CanvasText;
    }
    .bar .met,
    .bar .value {
      fill: Highlight;
    }
    .bar .notMet,
    .bar .waived {
      fill: CanvasText;
    }
    .bar .open {
      stroke: CanvasText;
    }
  }
  @media print {
    svg.bar {
      print-color-adjust: exact;
    }
  }
`;
