import { css } from "lit";

export const styles = css`
  .lesson {
    display: grid;
    gap: 2px;
  }
  .topic {
    font-weight: 600;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .rows > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rows > li:last-child {
    border-bottom: 0;
  }
  .point {
    display: grid;
    gap: 4px;
  }
  .grow {
    flex: 1 1 12em;
    min-width: 0;
  }
  .icon-only {
    min-width: var(--_touch);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_ink-2);
  }
  .note {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: 8px;
  }
  .minute {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: var(--_touch);
  }
  .minute > input {
    width: 3.6em;
    padding-inline: 6px;
    text-align: end;
  }
  .texts {
    gap: 16px;
  }
  .texts label {
    color: var(--_ink);
    font-weight: 600;
  }
  @container (max-width: 479px) {
    :is(input, textarea, button) {
      scroll-margin-block-end: 96px;
    }
    .note {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .note > .field {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
`;
