import { css } from "lit";

export const styles = css`
  .many {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
    gap: 8px 24px;
  }
  .many > li {
    display: grid;
    gap: 2px;
  }
  .wide {
    overflow-x: auto;
  }
  .cut > tbody > tr:nth-child(n + 9) {
    display: none;
  }
  .each {
    margin-inline-end: 16px;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  tr.form > td {
    background: var(--_ground);
    padding-inline: 8px;
  }
  .name,
  .became > .small {
    white-space: nowrap;
  }
  @container (min-width: 480px) {
    td.figure {
      padding-inline-end: 16px;
    }
  }
  .more {
    justify-self: start;
  }
  .paper {
    display: none;
  }
  @container (max-width: 479px) {
    .cut tbody > tr:nth-child(n + 9) {
      display: none;
    }
    .each {
      white-space: normal;
    }
    .cards td.became {
      grid-column: 1 / -1;
    }
  }
  @media print {
    .paper {
      display: block;
    }
    .wide {
      overflow: visible;
    }
    .cut tbody > tr:nth-child(n + 9) {
      display: table-row;
    }
    .part {
      break-inside: auto;
    }
    figure {
      break-inside: avoid;
    }
  }
`;
