import { css } from "lit";

export const styles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
  }
  .controls label {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    white-space: nowrap;
  }
  .controls :is(select, input) {
    color: var(--_ink);
    font-variant-numeric: tabular-nums;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 20px;
    transition: opacity 120ms;
  }
  .body.busy {
    opacity: 0.6;
  }
  .page,
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .sheet {
    gap: 20px;
    padding-top: 16px;
    border-top: 1px solid var(--_line);
  }
  .page h3 .second {
    font-weight: 400;
  }
  .headline {
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  .bars {
    display: grid;
    gap: 12px;
  }
  .bar {
    display: grid;
    grid-template-columns: minmax(6em, 9em) minmax(0, 1fr) minmax(6.5em, auto);
    align-items: center;
    gap: 4px 16px;
  }
  .bar .right {
    display: grid;
    justify-items: end;
  }
  .bar .figure strong {
    font-size: 1.15em;
  }
  .bar .below {
    grid-column: 2 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 16px;
  }
  details {
    min-width: 0;
  }
  .why summary {
    display: inline-block;
    padding: 4px 0;
    min-height: 0;
  }
  .why ul {
    display: grid;
    gap: 4px;
    padding: 4px 0 4px 12px;
    border-inline-start: 2px solid var(--_line);
  }
  xb-verdict {
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .question {
    display: grid;
    gap: 4px;
    padding: 12px;
    border-radius: var(--_radius);
    border-inline-start: 3px solid var(--_undetermined);
    background: var(--_ground);
  }
  .question.early {
    border-inline-start-color: var(--_waiting);
  }
  .question li {
    display: flex;
    gap: 8px;
  }
  .question li::before {
    content: "—";
  }
  .rules > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 16px;
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rules > li > :first-child {
    flex: 1 1 45%;
  }
  .rules > li > :nth-child(2) {
    order: 1;
  }
  .rules > li > .rest,
  .rules > li > [open],
  .below > [open] {
    flex-basis: 100%;
    order: 2;
  }
  .rules > li:last-child {
    border-bottom: 0;
  }
  button[hidden] {
    display: none;
  }
  .foot {
    padding-top: 8px;
    border-top: 1px solid var(--_line);
  }
  @media (pointer: coarse) {
    .why summary {
      min-height: var(--_touch);
      padding: 11px 0;
    }
  }
  @container (max-width: 479px) {
    .bar {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .bar svg.track,
    .bar .below {
      grid-column: 1 / -1;
    }
    .bar svg.track {
      grid-row: 2;
    }
    .bar .right {
      display: contents;
    }
    .bar .badge {
      grid-column: 1 / -1;
      justify-self: start;
    }
    .rules .why {
      flex-basis: 100%;
      order: 2;
    }
    .headline {
      font-size: 1.25em;
    }
    .controls,
    .controls :is(label, select, input) {
      flex: 1 1 auto;
      min-width: 0;
    }
  }
  @media print {
    .folded {
      display: block;
    }
  }
`;
