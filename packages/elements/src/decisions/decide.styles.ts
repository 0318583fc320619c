import { css } from "lit";

export const decideStyles = css`
  .form {
    padding: 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  fieldset {
    display: grid;
    gap: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--_ink-2);
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 10px;
    min-height: var(--_touch);
    color: var(--_ink);
    cursor: pointer;
  }
  input.number {
    width: 8em;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  input[type="date"] {
    justify-self: start;
  }
  .form .lacks {
    margin-inline-end: auto;
  }
  .question > .actions {
    display: flex;
    justify-content: flex-end;
  }
  .confirm span {
    display: block;
  }
  @container (max-width: 479px) {
    .form {
      padding: 12px;
    }
    .form .lacks {
      flex: 1 0 100%;
    }
    .form button.primary,
    .question > .actions > button {
      flex: 1 1 auto;
    }
  }
  @media (forced-colors: active) {
    .form {
      border-width: 2px;
    }
  }
`;
