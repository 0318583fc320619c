import { css } from "lit";

/** Fields and the bar of actions. */
export const formStyles = css`
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
  }
  .apart {
    display: contents;
  }
  textarea {
    display: block;
    width: 100%;
    padding: 8px 10px;
    line-height: 1.5;
    resize: vertical;
    field-sizing: content;
    max-height: 60vh;
  }
  textarea[rows="1"] {
    min-height: var(--_touch);
    padding-block: 6px;
  }
  .end {
    justify-content: flex-end;
  }
  .text {
    white-space: pre-wrap;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }
  .bar {
    display: grid;
    gap: 8px;
    padding-top: 12px;
    border-top: 1px solid var(--_line);
    background: var(--_surface);
  }
  .row[hidden] {
    display: none;
  }
  .bar > .row {
    justify-content: flex-end;
  }
  .bar .lacks {
    margin-inline-end: auto;
  }
  .bar .lacks:empty:not([role]) {
    display: none;
  }
  button[aria-disabled="true"] {
    opacity: 0.55;
    cursor: default;
  }
  @container (max-width: 479px) {
    .bar.main {
      position: sticky;
      bottom: 0;
      padding-bottom: 8px;
    }
    .bar button.primary {
      flex: 1 1 auto;
    }
  }
  @media print {
    .bar {
      display: none;
    }
    textarea {
      border: 0;
      padding: 0;
      max-height: none;
    }
  }
`;
