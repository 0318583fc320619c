import { css } from "lit";

export const styles = css`
  section.stack {
    max-width: 880px;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .headline {
    font-size: 1.25em;
    font-weight: 600;
  }
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }
  .question {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 16px 0;
  }
  .question + .question {
    border-top: 1px solid var(--_line);
  }
  .group > .question:last-child {
    padding-bottom: 4px;
  }
  .asked {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 12px;
  }
  h4 {
    flex: 1 1 16em;
    font-size: 1em;
    font-weight: 600;
  }
  h4:focus:not(:focus-visible) {
    outline: none;
  }
  blockquote {
    margin: 0;
    padding: 2px 0 2px 12px;
    border-inline-start: 3px solid var(--_line);
    color: var(--_ink-2);
  }
  .readings {
    display: grid;
    gap: 4px;
  }
  .presumed {
    display: block;
  }
  .effect {
    display: grid;
    gap: 4px;
  }
  caption {
    padding-block: 4px;
    text-align: start;
  }
  caption > strong {
    display: block;
  }
  caption > strong::first-letter {
    text-transform: uppercase;
  }
  th.number {
    width: 6.5em;
  }
  tbody th {
    padding: 8px;
    color: var(--_ink);
    white-space: normal;
    vertical-align: top;
  }
  tbody > tr:last-child > th {
    border-bottom: 0;
  }
  .present > th {
    color: var(--_ink-2);
  }
  td.number {
    font-weight: 600;
  }
  td.number.second,
  .present > td.number {
    font-weight: 400;
  }
  .decided {
    display: grid;
    gap: 12px;
  }
  .decided > li {
    display: grid;
    gap: 2px;
  }
  details > .decided {
    padding: 4px 0 4px 12px;
    border-inline-start: 3px solid var(--_line);
  }
  @container (max-width: 479px) {
    .cards caption {
      display: block;
    }
    .effect .cards tbody th {
      display: block;
      grid-column: 1 / -1;
      padding: 0;
      border: 0;
    }
  }
  @media print {
    section.stack,
    .group {
      display: block;
      max-width: none;
    }
    .group {
      margin-top: 12px;
    }
    h3 {
      break-after: avoid;
    }
    .question {
      break-inside: avoid;
    }
  }
`;
