import { css } from "lit";

/** The rubric while it is written. */
export const editStyles = css`
  .edit {
    min-width: 0;
    align-content: start;
  }
  .tight {
    gap: 4px;
  }
  fieldset {
    margin: 0;
    min-width: 0;
    border: 0;
  }
  .section-edit {
    gap: 8px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .line {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    flex-wrap: wrap;
  }
  .field.grow {
    flex: 1 1 180px;
    min-width: 0;
  }
  .edit textarea {
    min-height: var(--_touch);
    padding-block: 6px;
  }
  .field > label {
    font-size: 0.9em;
  }
  .field.number {
    flex: none;
    max-width: 100%;
  }
  .field.number input {
    width: 5.5em;
    text-align: end;
  }
  .handles {
    display: flex;
    flex: none;
  }
  .icon-only {
    min-width: var(--_touch);
    padding: 4px;
    border-color: transparent;
    background: none;
  }
  .icon-only.up .icon {
    transform: rotate(180deg);
  }
  .items {
    display: grid;
    gap: 8px;
  }
  .item-edit {
    padding: 8px 10px 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .controls {
    align-items: flex-end;
    gap: 8px 12px;
  }
  .controls > label {
    min-height: var(--_touch);
  }
  .levels .level,
  .bands .level {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) auto minmax(8em, 3fr) auto;
    align-items: end;
    gap: 4px 8px;
  }
  .bands .level,
  .choices .level {
    display: flex;
    flex-wrap: wrap;
  }
  summary > .second {
    margin-inline-start: 8px;
  }
  .fault {
    color: var(--_undetermined);
  }
  .sums {
    align-items: baseline;
  }
  .sums.mend {
    color: var(--_undetermined);
  }
  .file {
    position: relative;
    display: inline-flex;
  }
  .file .button {
    display: inline-flex;
    align-items: center;
    min-height: var(--_touch);
    padding: 4px 14px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    color: var(--_ink);
  }
  .file .over {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .file:focus-within .button {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  select {
    max-width: 100%;
    min-width: 0;
  }
  .keys {
    flex: 1 1 12em;
  }
  @media (hover: none) {
    .keys {
      display: none;
    }
  }
  @container (max-width: 599px) {
    .levels .level {
      grid-template-columns: minmax(0, 1fr) auto auto;
    }
    .levels .level > :nth-child(3) {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
`;
