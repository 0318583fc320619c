import { css, html, nothing, svg, type TemplateResult } from "lit";
import type { Lengths } from "./figures.model.ts";

/** A figure against what is asked for, in shares of the whole length. Drawn in percentages, so that the hatching keeps its angle at every width. */
export const renderTrack = ({ track, counted, waiting, open }: Lengths, sentence: string): TemplateResult =>
  html`<svg class="track" role="img" aria-label=${sentence}>
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-ground" width="6" height="6"></rect>
        <path class="hatch" d="M0 0v6" stroke-width="4"></path>
      </pattern>
      <pattern id="open" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect class="open-ground" width="6" height="6"></rect>
        <path class="open" d="M0 0v6" stroke-width="3"></path>
      </pattern>
    </defs>
    <rect class="ground" y="2" width=${percent(track)} height="8" rx="4"></rect>
    ${piece(0, counted, "counted")}${piece(counted, open, "", "url(#open)")}${piece(counted + open, waiting, "", "url(#hatch)")}
    ${track > 0 && track < 1 ? svg`<rect class="mark" x=${percent(track)} width="2" height="12"></rect>` : nothing}
  </svg>`;

const piece = (from: number, length: number, name: string, fill?: string): TemplateResult | typeof nothing =>
  length <= 0
    ? nothing
    : (svg`<rect class=${name} x=${percent(from)} y="2" width=${percent(length)} height="8" rx=${from === 0 ? 4 : 0} fill=${fill ?? nothing}></rect>` as unknown as TemplateResult);

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

export const trackStyles = css`
  svg.track {
    display: block;
    width: 100%;
    height: 12px;
  }
  .track .ground {
    fill: var(--_neutral-ground);
  }
  .track .counted {
    fill: var(--_accent);
  }
  .track .mark {
    fill: var(--_ink-2);
  }
  .track .hatch-ground {
    fill: var(--_waiting-ground);
  }
  .track .hatch {
    stroke: var(--_waiting);
  }
  .track .open-ground {
    fill: var(--_undetermined-ground);
  }
  .track .open {
    stroke: var(--_undetermined);
  }
  @media (forced-colors: active) {
    .track .counted {
      fill: Highlight;
    }
    .track .ground {
      fill: Canvas;
      stroke: CanvasText;
    }
    .track .hatch,
    .track .open {
      stroke: CanvasText;
    }
  }
`;
