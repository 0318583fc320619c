import { css } from "lit";

/** The bank of phrases below a field. */
export const phrasesStyles = css`
  .phrases {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: 8px;
  }
  .phrases-panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    width: 100%;
    padding: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .phrases-panel .selects {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7em, 1fr));
    gap: 8px;
  }
  .phrases-panel .selects > label {
    display: grid;
    gap: 2px;
  }
  .phrases-panel select {
    width: 100%;
  }
  .phrases-panel .found > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    border-bottom: 1px solid var(--_line);
  }
  .found button.phrase {
    display: grid;
    justify-content: stretch;
    gap: 0;
    padding: 6px 2px;
    border: 0;
    background: none;
    text-align: start;
  }
  .found button.phrase:hover {
    background: var(--_neutral-ground);
  }
  .phrases-panel details > .stack {
    padding-top: 4px;
  }
  .phrases-panel .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  .phrases-panel :is(.checks > label, .notice > label) {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_touch);
  }
  @media print {
    .phrases {
      display: none;
    }
  }
`;
