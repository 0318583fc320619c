import { css } from "lit";

export const draftStyles = css`
  .drafts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }
  .draft {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    max-width: 800px;
  }
  .draft h4 {
    font-size: 1.15em;
  }
  .draft label.row {
    justify-self: start;
  }
  .draft .field > label {
    font-weight: 600;
  }
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  /* A bar of a chart, and none of actions. */
  svg.bar {
    padding: 0;
    border: 0;
    background: none;
  }
  .said:empty {
    display: none;
  }
  .whole > textarea {
    margin-top: 8px;
  }
  @media print {
    .drafts {
      padding: 0;
      border: 0;
    }
    .draft {
      display: block;
      max-width: none;
    }
    .draft h4 {
      font-size: 14pt;
      outline: 0;
    }
    .draft textarea {
      display: none;
    }
    .draft .section {
      margin-top: 12pt;
    }
    .draft .blank {
      display: none;
    }
    .draft .field > .small {
      display: none;
    }
  }
`;
