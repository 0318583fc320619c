import { css } from "lit";

export const styles = css`
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .pile > th {
    padding-block: 16px 6px;
    color: var(--_ink);
    font-weight: 600;
    white-space: normal;
  }
  .dates {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  td.lead > .small {
    display: block;
  }
  tr.rest {
    display: none;
  }
  .more {
    justify-self: start;
  }
  .cards tr.paper {
    display: none;
  }
  @container (max-width: 479px) {
    .cards .pile,
    .cards .pile > th {
      display: block;
    }
    .cards .pile {
      padding: 0;
      border: 0;
    }
    .cards tr.rest {
      display: none;
    }
  }
  @media print {
    tr.rest,
    .cards tr.rest,
    tr.paper {
      display: table-row;
    }
  }
`;
