import { css, html, svg, type TemplateResult } from "lit";
import type { Line } from "./growth.model.ts";

const height = 132;
const [top, bottom] = [10, 122];

/**
 * Totals as dots over the lessons; where several observed, a bar from the lowest to the highest, and the line goes through its middle.
 * Widths are shares, so that it is drawn at every width without being measured.
 */
export function totalsChart(lines: readonly Line[], sentence: string, full: string): TemplateResult {
  const count = lines.reduce((sum, { points }) => sum + points.length, 0);
  let place = 0;
  const x = (i: number): string => `${Math.round(((i + 0.5) / count) * 10_000) / 100}%`;
  const drawn = lines.map(({ rubric, points }) => {
    const y = (value: number): number => Math.round((bottom - (value / Number(rubric.full)) * (bottom - top)) * 10) / 10;
    const begins = place;
    const marks = points.map(({ totals }) => {
      const values = totals.map(({ scaled }) => Number(scaled));
      const [least, most] = [Math.min(...values), Math.max(...values)];
      return { x: x(place++), least: y(least), most: y(most), middle: y((least + most) / 2), dots: values.map(y) };
    });
    return svg`${begins > 0 ? svg`<line class="break" x1=${`${(begins / count) * 100}%`} x2=${`${(begins / count) * 100}%`} y1="0" y2=${height}></line>` : ""}
      ${marks.slice(1).map((mark, i) => svg`<line class="line" x1=${marks[i]!.x} y1=${marks[i]!.middle} x2=${mark.x} y2=${mark.middle}></line>`)}
      ${marks.map(
        (
          mark,
        ) => svg`${mark.dots.length > 1 ? svg`<line class="range" x1=${mark.x} x2=${mark.x} y1=${mark.least} y2=${mark.most}></line>` : ""}
          ${mark.dots.map((dot) => svg`<circle class="dot" cx=${mark.x} cy=${dot} r="3.5"></circle>`)}`,
      )}`;
  });
  return html`<figure class="totals">
    <svg role="img" aria-label=${sentence} height=${height} width="100%">
      <line class="grid" x1="0" x2="100%" y1=${top} y2=${top}></line>
      <line class="grid" x1="0" x2="100%" y1=${(top + bottom) / 2} y2=${(top + bottom) / 2}></line>
      <line class="grid" x1="0" x2="100%" y1=${bottom} y2=${bottom}></line>
      ${drawn}
    </svg>
    <span class="scale small second figure" aria-hidden="true"><span>${full}</span><span>0</span></span>
  </figure>`;
}

/** Fewer bars than this leave room: as wide as a hand they look like more than they are. */
const fewest = 8;

/** Small bars, one for each record, against the highest of the chart. */
export const bars = (figures: readonly number[], most: number, sentence: string): TemplateResult => {
  const width = 100 / Math.max(figures.length, fewest);
  return html`<svg class="bars" role="img" aria-label=${sentence} width="100%" height="32">
    <line class="grid" x1="0" x2="100%" y1="31.5" y2="31.5"></line>
    ${figures.map((figure, i) => {
      const tall = Math.round((figure / most) * 300) / 10;
      return svg`<rect class="bar" x=${`${i * width + width * 0.15}%`} y=${31 - tall} width=${`${width * 0.7}%`} height=${tall}></rect>`;
    })}
  </svg>`;
};

export const chartStyles = css`
  .totals {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
  }
  .scale {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    padding-block: 2px;
    line-height: 1.2;
  }
  svg:not(.icon) {
    display: block;
    overflow: visible;
  }
  .grid {
    stroke: var(--_line);
  }
  .line {
    stroke: var(--_accent);
    stroke-width: 1.5;
  }
  .range {
    stroke: var(--_accent);
    stroke-width: 5;
    stroke-linecap: round;
    opacity: 0.35;
  }
  .dot {
    fill: var(--_accent);
    stroke: var(--_surface);
  }
  .break {
    stroke: var(--_edge);
    stroke-dasharray: 3 3;
  }
  .bar {
    fill: var(--_accent);
  }
  @media (forced-colors: active) {
    .grid,
    .break,
    .line,
    .range {
      stroke: CanvasText;
    }
    .dot,
    .bar {
      fill: Highlight;
    }
  }
  @media print {
    svg:not(.icon) {
      print-color-adjust: exact;
    }
  }
`;
