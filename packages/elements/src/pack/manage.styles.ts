import { css } from "lit";

export const manageStyles = css`
  .manage {
    padding-top: 16px;
    border-top: 1px solid var(--_line);
  }
  input[type="file"] {
    width: 100%;
    padding: 6px;
  }
  .chosen,
  .step {
    padding: 12px 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .step {
    margin-top: 8px;
  }
  .step input,
  .step select {
    justify-self: start;
  }
  .lacks {
    margin-inline-end: auto;
  }
  .findings {
    padding: 12px 16px;
    border: 1px solid var(--_undetermined);
    border-radius: var(--_radius);
  }
  .notice > svg + span,
  .findings strong {
    max-width: calc(100% - 28px);
  }
  .findings ol {
    display: grid;
    gap: 8px;
    padding-inline-start: 24px;
    list-style: decimal;
  }
  code {
    font-size: 0.95em;
  }
  .refusal ul {
    padding-inline-start: 20px;
    list-style: disc;
  }
  .rows > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rows > li:last-child {
    border-bottom: 0;
  }
  .name {
    flex: 1 1 16em;
  }
  .buttons {
    margin-inline-start: auto;
  }
`;
