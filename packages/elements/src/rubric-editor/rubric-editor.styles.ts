import { css } from "lit";

export const styles = css`
  .tight {
    gap: 4px;
  }
  .rubrics {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .rubrics li {
    min-width: 0;
  }
  .rubrics .choice {
    display: grid;
    justify-items: start;
    gap: 2px;
    max-width: 100%;
    padding: 8px 12px;
    text-align: start;
    white-space: normal;
  }
  .rubrics .choice[aria-current] {
    border-color: var(--_accent);
    box-shadow: inset 0 -3px 0 var(--_accent);
  }
  .two,
  .one {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 24px;
    align-items: start;
  }
  @container (min-width: 960px) {
    .two {
      grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
    }
    .two > .try {
      position: sticky;
      top: 8px;
      max-height: 96vh;
      overflow-y: auto;
      padding-inline-start: 16px;
      border-inline-start: 1px solid var(--_line);
    }
  }
  @media print {
    .two {
      display: block;
    }
    .two > .try {
      position: static;
      max-height: none;
      overflow: visible;
      padding: 0;
      border: 0;
    }
  }
`;
