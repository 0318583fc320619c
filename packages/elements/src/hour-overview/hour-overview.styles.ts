import { css } from "lit";

export const styles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
  }
  .controls label {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  select {
    color: var(--_ink);
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    transition: opacity 120ms;
  }
  .body.busy {
    opacity: 0.6;
  }
  .path ol {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
  }
  .path li + li::before {
    content: "›";
    margin-inline-end: 8px;
    color: var(--_ink-2);
  }
  .headline {
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.35;
    font-variant-numeric: tabular-nums;
  }
  .outcomes {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
  }
  .top {
    display: grid;
    gap: 8px;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .rows {
    display: grid;
    gap: 4px;
  }
  .rows > li {
    display: grid;
    grid-template-columns: minmax(6em, 14em) minmax(0, 1fr) minmax(7em, auto);
    align-items: center;
    gap: 4px 16px;
    min-height: 36px;
  }
  .rows .name {
    justify-self: start;
    text-align: start;
  }
  .rows .figure {
    text-align: end;
  }
  button.name {
    justify-content: start;
    padding-inline: 0;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
    align-items: start;
    gap: 24px;
  }
  .two .rows > li {
    grid-template-columns: minmax(5em, 8em) minmax(0, 1fr) minmax(6em, auto);
  }
  .sheet {
    overflow-x: auto;
  }
  .cut .rest {
    display: none;
  }
  [part="people"] td {
    vertical-align: baseline;
  }
  tr.stale .lead {
    color: var(--_ink-2);
  }
  .more {
    justify-self: start;
  }
  .differences {
    display: grid;
    gap: 8px;
  }
  .differences > li {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_line);
  }
  xb-verdict {
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  @container (max-width: 479px) {
    .headline {
      font-size: 1.25em;
    }
    .rows > li,
    .two .rows > li {
      grid-template-columns: minmax(0, 1fr) auto;
      padding-block: 4px;
    }
    .rows svg.bar {
      grid-column: 1 / -1;
      order: 1;
    }
    .cards tr.rest {
      display: grid;
    }
    .cut tr.rest {
      display: none;
    }
    .cards tr.whole {
      display: block;
    }
    .controls label,
    .controls select {
      width: 100%;
    }
  }
  @media print {
    .body {
      gap: 16px;
    }
    .rows {
      display: none;
    }
    [id$="-table"].hidden {
      position: static;
      width: auto;
      height: auto;
      overflow: visible;
      clip-path: none;
      white-space: normal;
    }
    .cut tbody > tr.rest {
      display: table-row;
    }
    .headline {
      font-size: 14pt;
    }
  }
`;
