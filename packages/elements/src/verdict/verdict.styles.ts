import { css } from "lit";

export const styles = css`
  .body,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .body {
    gap: 24px;
    transition: opacity 120ms;
  }
  .body.busy {
    opacity: 0.6;
  }
  .top {
    display: grid;
    gap: 4px;
  }
  .top > .badge {
    justify-self: start;
    margin-top: 4px;
  }
  .headline {
    font-size: 1.4em;
    font-weight: 600;
    line-height: 1.35;
    font-variant-numeric: tabular-nums;
  }
  .headline:focus {
    outline: none;
  }
  .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
  }
  .bar .figure strong {
    font-size: 1.15em;
  }
  .bar > .below {
    grid-column: 1 / -1;
  }
  .why > li {
    padding: 6px 0;
    border-bottom: 1px solid var(--_line);
  }
  .why > li:last-child {
    border-bottom: 0;
  }
  .why > .part {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .why > .part > :first-child {
    flex: 1 1 auto;
  }
  details {
    min-width: 0;
  }
  .clause {
    flex: 1 1 auto;
  }
  .clause summary {
    display: inline-block;
    min-height: 0;
    padding: 0;
  }
  .clause summary::before {
    content: "▸";
    margin-inline-end: 4px;
  }
  .clause[open] > summary::before {
    content: "▾";
  }
  .named {
    display: flex;
    gap: 0 8px;
  }
  .named > .second {
    flex: none;
  }
  :is(.headline, .whose, td .small)::first-letter {
    text-transform: uppercase;
  }
  blockquote {
    margin: 2px 0 4px;
    padding: 4px 12px;
    border-inline-start: 2px solid var(--_edge);
    background: var(--_ground);
  }
  .fate > th {
    padding-top: 12px;
    color: var(--_ink);
    font-weight: 600;
  }
  .fate > th > .figure {
    color: var(--_ink-2);
    font-weight: 400;
  }
  td .small {
    display: block;
  }
  td.dates {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .question {
    display: grid;
    gap: 6px;
    padding: 12px;
    border-radius: var(--_radius);
    border-inline-start: 3px solid var(--_undetermined);
    background: var(--_ground);
  }
  .readings {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
    gap: 8px;
  }
  .readings > li {
    display: grid;
    align-content: start;
    gap: 4px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .bullets {
    padding-inline-start: 1.4em;
    list-style: disc;
  }
  @media (pointer: coarse) {
    .clause summary {
      min-height: var(--_touch);
      padding: 11px 0;
    }
  }
  @container (max-width: 479px) {
    .headline {
      font-size: 1.25em;
    }
    .cards .fate {
      display: block;
      padding: 12px 0 0;
      border-bottom: 0;
    }
    .cards .fate > th {
      display: block;
      padding: 0;
      border-bottom: 0;
    }
  }
  @media print {
    .body {
      gap: 16px;
    }
    .question,
    .consequence {
      break-inside: avoid;
    }
    summary {
      color: #000;
      list-style: none;
    }
    .headline {
      font-size: 14pt;
    }
    .paper {
      display: inline;
    }
  }
`;
