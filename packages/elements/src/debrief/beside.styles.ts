import { css } from "lit";

/** People, steps, and what is only on paper. */
export const besideStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--_ink-2);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_touch);
    padding: 0 12px;
    border: 1px solid var(--_line);
    border-radius: 999px;
  }
  .chip > .icon {
    color: var(--_ink-2);
  }
  .chip:has(button) {
    padding-inline-end: 0;
  }
  .checks {
    display: grid;
    gap: 4px;
  }
  .check,
  .choices > label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-height: var(--_touch);
    color: var(--_ink);
    cursor: pointer;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }
  .signing {
    display: none;
  }
  @media print {
    .chip {
      min-height: 0;
      border: 0;
      padding: 0 12px 0 0;
    }
    form {
      display: none;
    }
    .signing {
      display: grid;
      grid-template-columns: repeat(2, 1fr);
      gap: 28px 24px;
      padding-top: 24px;
    }
    .signing > li {
      border-bottom: 1px solid #000;
    }
  }
`;
