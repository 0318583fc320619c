import { css } from "lit";

/**
 * Tables with lines between rows and figures to the right. `class="cards"` turns rows into cards below 480 px; each cell then
 * shows its `data-label`, the one of class `lead` stands first. Give such a table its roles (`table`, `rowgroup`, `row`, `columnheader`, `cell`): browsers drop them with `display`.
 */
export const tableStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 6px 8px;
    border-bottom: 1px solid var(--_line);
    color: var(--_ink-2);
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  td {
    padding: 8px;
    border-bottom: 1px solid var(--_line);
    vertical-align: top;
  }
  tr > :first-child {
    padding-inline-start: 0;
  }
  tr > :last-child {
    padding-inline-end: 0;
  }
  tbody > tr:last-child > td {
    border-bottom: 0;
  }
  th.number,
  td.number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  @container (max-width: 479px) {
    table.cards,
    .cards tbody {
      display: block;
    }
    .cards thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .cards tr {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 2px 16px;
      padding: 10px 0;
      border-bottom: 1px solid var(--_line);
    }
    .cards tbody > tr:last-child {
      border-bottom: 0;
    }
    .cards td,
    .cards td.number {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
      padding: 0;
      border: 0;
      text-align: start;
      white-space: normal;
    }
    .cards td::before {
      content: attr(data-label);
      flex: none;
      color: var(--_ink-2);
    }
    .cards td.lead {
      display: block;
      grid-column: 1 / -1;
      order: -1;
    }
    .cards td.lead::before {
      content: none;
    }
  }
`;
