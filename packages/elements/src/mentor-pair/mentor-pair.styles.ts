import { css } from "lit";

export const styles = css`
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .people {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    align-items: start;
    gap: 12px;
  }
  .person {
    display: flex;
    gap: 10px;
  }
  .mark {
    flex: none;
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: var(--_accent-ground);
    color: var(--_accent);
    font-weight: 600;
  }
  .both {
    margin-top: 8px;
    font-size: 1.15em;
  }
  .goal {
    display: block;
  }
  .stages {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
  }
  .stages > li {
    position: relative;
  }
  .stages > li + li::before {
    content: "";
    position: absolute;
    inset-block-start: 17px;
    inset-inline: calc(-100% + 34px) calc(100% - 10px);
    border-top: 2px solid var(--_line);
  }
  .stages > li.passed + li::before {
    border-color: var(--_met);
  }
  .stages button {
    display: grid;
    justify-items: start;
    justify-content: start;
    gap: 0;
    width: 100%;
    height: 100%;
    align-content: start;
    padding: 6px 8px;
    border-color: transparent;
    background: none;
    text-align: start;
  }
  .stages button:hover {
    background: var(--_ground);
  }
  .stages button[aria-pressed="true"] {
    background: var(--_ground);
  }
  .dot {
    position: relative;
    z-index: 1;
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    border: 2px solid var(--_edge);
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_ink-2);
    font-size: 0.85em;
  }
  .passed .dot,
  .done > .dot {
    border-color: var(--_met);
    background: var(--_met-ground);
    color: var(--_met);
  }
  .present .dot {
    border-color: var(--_accent);
    background: var(--_accent-ground);
    color: var(--_accent);
  }
  .present .name {
    font-weight: 600;
  }
  .toCome .name {
    color: var(--_ink-2);
  }
  .rows > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rows > li:last-child {
    border-bottom: 0;
  }
  .task {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: 4px 10px;
  }
  .body {
    display: grid;
    gap: 2px;
  }
  .shown {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }
  .add {
    min-height: var(--_touch);
    padding-inline: 10px;
  }
  .evidence {
    grid-column: 1 / -1;
    margin-top: 6px;
    padding: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .choices {
    gap: 0;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 10px;
    min-height: var(--_touch);
    color: var(--_ink);
    cursor: pointer;
  }
  .signature {
    display: grid;
    grid-template-columns: 4em minmax(0, 1fr) auto;
    align-items: center;
    gap: 8px;
  }
  .gate-row {
    justify-content: space-between;
  }
  .gate-row > .lacks {
    flex: 1 1 16em;
  }
  @container (max-width: 479px) {
    .people {
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
    .both {
      margin: 0;
      padding-inline-start: 10px;
    }
    .stages {
      grid-auto-flow: row;
    }
    .stages > li + li::before {
      inset-block: -14px calc(100% - 8px);
      inset-inline: 18px auto;
      border-top: 0;
      border-inline-start: 2px solid var(--_line);
    }
    .stages button {
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-items: center;
      gap: 10px;
    }
    .choice {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .choice > :last-child {
      grid-column: 2;
    }
    .gate-row > button {
      flex: 1 1 auto;
    }
  }
`;
