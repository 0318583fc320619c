import { css } from "lit";

/** The scheme while it is written. */
export const editStyles = css`
  .edit {
    min-width: 0;
    align-content: start;
  }
  .part h3 {
    font-size: 1.05em;
  }
  .line-edit {
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .line {
    display: flex;
    align-items: flex-start;
    gap: 8px;
  }
  .line .grow {
    flex: 1 1 auto;
    min-width: 0;
    overflow-wrap: anywhere;
    padding-block: 8px;
  }
  .numbers {
    align-items: flex-start;
    gap: 8px 16px;
  }
  .numbers .field {
    max-width: 100%;
  }
  .field > label {
    font-size: 0.9em;
  }
  .field.number {
    flex: 0 1 auto;
  }
  .field.number input {
    width: 6em;
    text-align: end;
  }
  /* Beside the field, below its label. */
  .numbers .unset {
    margin-top: 1.5em;
  }
  .edit textarea {
    min-height: var(--_touch);
    padding-block: 6px;
  }
  .icon-only {
    min-width: var(--_touch);
    padding: 4px;
    border-color: transparent;
    background: none;
  }
  .fault {
    color: var(--_undetermined);
    overflow-wrap: anywhere;
  }
  .found {
    display: grid;
    gap: 2px;
    max-width: 48em;
  }
  .example {
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .example summary {
    min-height: var(--_touch);
    padding-block: 8px;
  }
  .example summary > .row {
    display: inline-flex;
    max-width: calc(100% - 24px);
    vertical-align: top;
  }
  .example > div {
    padding: 0 0 12px 16px;
  }
  select {
    max-width: 100%;
    min-width: 0;
  }
  #findings ol {
    padding-inline-start: 20px;
    list-style: decimal;
  }
  code {
    font-size: 0.95em;
    overflow-wrap: anywhere;
  }
`;
