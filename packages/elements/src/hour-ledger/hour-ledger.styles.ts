import { css } from "lit";

/** Widths of the columns; `.cards` is the same grid in windows too narrow for columns. */
export const styles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }
  .filters > i {
    width: 120px;
    height: calc(var(--_touch) + 1.35em + 2px);
    border-radius: var(--_radius);
    background: var(--_neutral-ground);
  }
  .grid {
    position: relative;
    overflow: auto;
    max-height: var(--xb-ledger-height, min(70vh, 640px));
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overscroll-behavior: contain;
    contain: content;
  }
  .inner {
    min-width: 864px;
  }
  .rows {
    position: relative;
    overflow: hidden;
  }
  .header,
  .row-of {
    display: grid;
    grid-template-columns: 44px minmax(72px, 1fr) minmax(136px, 1.4fr) minmax(128px, 3fr) minmax(80px, 1.2fr) minmax(
        80px,
        1fr
      ) 80px 80px minmax(128px, 1.4fr);
    align-items: center;
    height: var(--_row, 44px);
    border-bottom: 1px solid var(--_line);
  }
  .header {
    position: sticky;
    top: 0;
    z-index: 2;
    background: var(--_ground);
    color: var(--_ink-2);
  }
  .row-of {
    position: absolute;
    inset: 0 0 auto;
    contain: layout style;
    background: var(--_surface);
  }
  .row-of:hover {
    background: var(--_ground);
  }
  .row-of.chosen {
    background: var(--_accent-ground);
  }
  .row-of > *,
  .header > * {
    padding: 0 8px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .row-of > :focus-visible {
    outline-offset: -2px;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .on {
    font-variant-numeric: tabular-nums;
  }
  .line {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    line-height: 1.35;
  }
  .note {
    color: var(--_undetermined);
  }
  .check {
    display: grid;
    place-items: center;
    align-self: stretch;
    padding: 0;
    cursor: pointer;
  }
  .row-of > .check::before {
    content: "";
    width: 18px;
    height: 18px;
    border: 1px solid var(--_edge);
    border-radius: 3px;
    grid-area: 1 / 1;
  }
  .chosen > .check::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .chosen > .check::after {
    content: "";
    width: 10px;
    height: 5px;
    margin-bottom: 3px;
    border: solid var(--_on-accent);
    border-width: 0 0 2px 2px;
    transform: rotate(-45deg);
    grid-area: 1 / 1;
  }
  .header button {
    min-height: 32px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
  }
  .header [aria-sort="ascending"] .icon {
    transform: rotate(180deg);
  }
  .header [aria-sort="none"] .icon {
    visibility: hidden;
  }
  /* A tablet held upright: everything of a row is in sight, and nothing need be scrolled aside for its state. */
  @container (max-width: 863px) {
    .inner {
      min-width: 660px;
    }
    .header,
    .row-of {
      grid-template-columns:
        40px minmax(60px, 1fr) minmax(80px, 1.2fr) minmax(90px, 3fr) minmax(56px, 1fr) minmax(60px, 1fr)
        70px 70px minmax(136px, 1.2fr);
    }
    .row-of > *,
    .header > * {
      padding: 0 5px;
    }
  }
  .cards .inner {
    min-width: 0;
  }
  .cards .header {
    display: none;
  }
  .cards .row-of:not(.group) {
    height: calc(var(--_row, 44px) * 3);
    grid-template: repeat(4, minmax(0, 1fr)) / 44px minmax(0, 1fr) minmax(0, 1fr) auto;
    padding: 8px 8px 8px 0;
  }
  .cards .check {
    grid-area: 1 / 1 / -1 / 2;
  }
  .cards .row-of > :not(.check, .group-name) {
    padding: 0 4px;
    text-align: start;
  }
  .cards .who {
    grid-area: 1 / 2 / 2 / 4;
    font-weight: 600;
  }
  .cards .state-of {
    grid-area: 1 / 4 / 2 / 5;
  }
  .cards .what {
    grid-area: 2 / 2 / 3 / 5;
  }
  .cards .what .line + .line {
    display: none;
  }
  .cards .what:has(.note) .line:first-child {
    display: none;
  }
  .cards .what:has(.note) .line + .line {
    display: block;
  }
  .cards .on {
    grid-area: 3 / 2 / 4 / 4;
  }
  .cards .category {
    grid-area: 3 / 4 / 4 / 5;
  }
  .cards .facts {
    grid-area: 4 / 2 / 5 / 3;
  }
  .cards .claimed {
    grid-area: 4 / 3 / 5 / 4;
  }
  .cards .approved {
    grid-area: 4 / 4 / 5 / 5;
  }
  .cards .number::before {
    content: attr(data-label) " ";
    color: var(--_ink-2);
  }
  @media print {
    .grid {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .row-of.chosen {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
