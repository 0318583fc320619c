import { css } from "lit";

/** What is chosen of a rule. */
export const fillStyles = css`
  .fill > .stack {
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--_ink-2);
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: var(--_touch);
    color: var(--_ink);
  }
`;
