import { css } from "lit";

/** A rubric, to be filled in or read. */
export const rubricStyles = css`
  .section {
    margin-top: 4px;
  }
  h4 {
    font-size: 1em;
    font-weight: 600;
  }
  .section > .head {
    flex-wrap: nowrap;
    padding: 4px 10px;
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .section .head > span {
    flex: none;
  }
  .item {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 4px 8px;
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .section > form > .item:last-child {
    border-bottom: 0;
  }
  .item > .field,
  .item > .says {
    grid-column: 1 / -1;
  }
  .clear {
    visibility: hidden;
    min-height: 24px;
    padding-block: 0;
  }
  .item:is(:hover, :focus-within) > .clear:not([hidden]) {
    visibility: visible;
  }
  @media (hover: none) {
    .clear {
      visibility: visible;
    }
  }
  .clear[hidden] {
    display: inline-flex;
    visibility: hidden;
  }
  .segments {
    display: flex;
    flex-wrap: wrap;
    padding-inline-start: 1px;
    padding-block-start: 1px;
  }
  .segments > label {
    display: flex;
    position: relative;
    margin: -1px 0 0 -1px;
    color: var(--_ink);
    cursor: pointer;
  }
  .segments input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segments span {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    min-width: var(--_touch);
    min-height: var(--_touch);
    padding: 2px 8px;
    border: 1px solid var(--_edge);
    background: var(--_surface);
    font-variant-numeric: tabular-nums;
  }
  .segments > :first-child > span {
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
  }
  .segments > :last-child > span {
    border-start-end-radius: var(--_radius);
    border-end-end-radius: var(--_radius);
  }
  .segments [value="na"] + span {
    color: var(--_ink-2);
  }
  .segments input:checked + span {
    position: relative;
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .segments [value="na"]:checked + span {
    border-color: var(--_ink-2);
    background: var(--_neutral-ground);
    color: var(--_ink);
  }
  .segments input:focus-visible + span {
    z-index: 1;
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .total {
    min-height: 52px;
    padding: 10px 12px;
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .total strong.figure {
    font-size: 1.4em;
    line-height: 1.2;
  }
  .total .open .link {
    min-height: 0;
    text-align: start;
  }
  @container (max-width: 599px) {
    .item {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .item > .segments,
    .item > .number {
      grid-column: 1 / -1;
    }
  }
  @container (max-width: 479px) {
    .segments:not(.words) {
      display: grid;
      grid-template-columns: repeat(5, 1fr);
    }
  }
  @media (forced-colors: active) {
    .segments input:checked + span {
      forced-color-adjust: none;
      background: SelectedItem;
      color: SelectedItemText;
    }
  }
`;
