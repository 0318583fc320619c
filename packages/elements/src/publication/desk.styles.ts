import { css } from "lit";

/** The form, its items, and the bar. */
export const deskStyles = css`
  .write input[type="text"],
  .write select {
    width: 100%;
    color: var(--_ink);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
    gap: 8px 12px;
  }
  h4 {
    margin-top: 4px;
    font-size: 1em;
    font-weight: 600;
  }
  h3:focus:not(:focus-visible),
  h4:focus:not(:focus-visible),
  #why:focus:not(:focus-visible) {
    outline: none;
  }
  .items > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .item {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) minmax(8em, 2fr) 8.5em auto;
    gap: 4px 12px;
    align-items: start;
  }
  .item .name {
    padding-top: 8px;
  }
  .item .what {
    display: grid;
    grid-row: 1;
    grid-column: 2;
    gap: 2px;
  }
  .item .way {
    grid-row: 1;
    grid-column: 3;
  }
  .icon-only {
    min-width: var(--_touch);
    padding: 4px;
    border-color: transparent;
    color: var(--_ink-2);
  }
  .lack {
    color: var(--_undetermined);
  }
  .add {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }
  .add > .field {
    flex: 0 1 260px;
  }
  .reasons {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  #why {
    flex-wrap: nowrap;
  }
  .lacks {
    margin-inline-end: auto;
  }
  @container (max-width: 599px) {
    .item {
      grid-template-columns: minmax(0, 1fr) 8.5em auto;
    }
    .item .way {
      grid-column: 2;
    }
    .item .what {
      grid-row: 2;
      grid-column: 1 / -1;
    }
    .add > .field,
    .add > button {
      flex: 1 1 100%;
    }
  }
`;
