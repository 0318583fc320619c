import { css } from "lit";

export const reportStyles = css`
  .report {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 12px 0;
  }
  .report + .report {
    border-top: 1px solid var(--_line);
  }
  h4 {
    flex: 1 1 14em;
    font-size: 1em;
    font-weight: 600;
  }
  h4 .second {
    font-weight: 400;
  }
  h4:focus:not(:focus-visible) {
    outline: none;
  }
  .totals {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 160px));
    gap: 8px;
  }
  .totals > div {
    padding: 8px 12px;
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .totals dt {
    color: var(--_ink-2);
  }
  .totals dd {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  code {
    font-family: ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .begin {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }
  .begin .field {
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .begin .hint {
    flex-basis: 100%;
  }
  .file {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: var(--_touch);
    padding: 4px 14px;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }
  .file > input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .file:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .left {
    display: grid;
    gap: 8px;
    padding-bottom: 4px;
  }
  .left > li {
    display: grid;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  @container (max-width: 479px) {
    .begin .field,
    .begin select {
      width: 100%;
    }
    .totals {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @media print {
    .report {
      break-inside: avoid;
    }
  }
`;
