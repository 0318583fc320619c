import { css } from "lit";

export const styles = css`
  .icon-only {
    min-width: var(--_touch);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_ink-2);
  }
  .turns {
    display: grid;
    gap: 4px;
  }
  .turn {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    padding: 4px 0 8px;
  }
  .turn-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 10px;
  }
  .turn > :not(.turn-head) {
    margin-inline-start: 32px;
  }
  .turn .name {
    display: inline-block;
  }
  .turn .name::first-letter {
    text-transform: uppercase;
  }
  .turn.now .name {
    font-weight: 600;
  }
  .turn.later .name {
    color: var(--_ink-2);
  }
  .dot {
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    border: 2px solid var(--_edge);
    border-radius: 50%;
    color: var(--_ink-2);
    font-size: 0.85em;
  }
  .spoken .dot {
    border-color: var(--_met);
    background: var(--_met-ground);
    color: var(--_met);
  }
  .now .dot {
    border-color: var(--_accent);
    background: var(--_accent-ground);
    color: var(--_accent);
  }
  .speech {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
  }
  .about {
    display: flex;
    gap: 8px;
  }
  .about > select {
    min-width: 0;
  }
  .about > .grow {
    flex: 1 1 8em;
  }
  .about > .icon-only {
    margin-inline-start: auto;
  }
  .add {
    justify-self: start;
    margin-block-start: 4px;
  }
  [part="summary"] label {
    color: var(--_ink);
    font-weight: 600;
  }
  @container (max-width: 479px) {
    :is(input, select, textarea, button) {
      scroll-margin-block-end: 96px;
    }
    .turn > :not(.turn-head) {
      margin-inline-start: 0;
    }
  }
  @media print {
    select,
    input {
      appearance: none;
      border: 0;
      padding: 0;
      min-height: 0;
    }
    .small.who {
      display: none;
    }
  }
`;
