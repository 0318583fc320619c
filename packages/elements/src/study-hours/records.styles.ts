import { css } from "lit";

export const recordsStyles = css`
  td .small {
    display: block;
  }
  td.dates {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .make-up {
    margin: 2px 0;
    padding-inline-start: 8px;
    border-inline-start: 2px solid var(--_accent);
  }
  .make-up > * {
    display: block;
  }
`;
