import { css } from "lit";

/** One lesson and its fields. */
export const detailStyles = css`
  h5 {
    margin: 0;
    font-weight: 600;
  }
  .guests > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-height: 40px;
    padding: 4px 0;
    border-bottom: 1px solid var(--_line);
  }
  .guests > li:last-child {
    border-bottom: 0;
  }
  .guests .who {
    display: grid;
    flex: 1 1 10em;
  }
  .visit {
    display: grid;
    gap: 8px;
  }
  .visit p:empty {
    display: none;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11em, 1fr));
    align-items: end;
    gap: 8px 16px;
  }
  .facts .wide {
    grid-column: 1 / -1;
  }
  .facts :is(input, select) {
    width: 100%;
  }
  .facts input[type="checkbox"] {
    width: 18px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: var(--_touch);
  }
  .rows > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 4px 0;
  }
  .rows .grow,
  form.row .grow {
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
  .watched > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2px;
    padding: 6px 0;
    border-bottom: 1px solid var(--_line);
  }
  .unwatched > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-height: 36px;
  }
  .unwatched .grow,
  .offers .grow {
    flex: 1 1 12em;
  }
  .offers > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding: 4px 0;
  }
  .quota {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  @container (max-width: 479px) {
    .visit button {
      flex: 1 1 auto;
    }
  }
  @media print {
    textarea {
      min-height: 0;
      resize: none;
    }
    input,
    select {
      padding: 0;
      border: 0;
      appearance: none;
    }
    .facts,
    .offers {
      display: none;
    }
  }
`;
