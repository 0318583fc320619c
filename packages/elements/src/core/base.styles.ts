import { css } from "lit";
import { controlStyles } from "./controls.styles.ts";

const frame = css`
  :host {
    display: block;
    color: var(--_ink);
    background: var(--_surface);
    text-autospace: normal;
    overflow-wrap: anywhere;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 1.15em;
    font-weight: 600;
  }
  h3 {
    font-size: 1em;
    font-weight: 600;
  }
  .second {
    color: var(--_ink-2);
  }
  .small {
    font-size: 0.9em;
  }
  .figure {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    width: 1em;
    height: 1em;
    flex: none;
    vertical-align: -0.125em;
  }
  .state {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 24px 16px;
    text-align: center;
    color: var(--_ink-2);
  }
  .state > .icon {
    width: 24px;
    height: 24px;
    margin-bottom: 4px;
  }
  .state > strong {
    color: var(--_ink);
    font-weight: 600;
  }
  .state > button {
    margin-top: 8px;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 8px;
    padding: 8px 12px;
    border-radius: var(--_radius);
    background: var(--_ground);
    border-inline-start: 3px solid var(--_edge);
  }
  .notice.undetermined {
    border-inline-start-color: var(--_undetermined);
  }
  .notice > .icon + * {
    max-width: 90%;
  }
  .skeleton {
    display: grid;
    gap: 12px;
    min-height: 120px;
    padding: 4px 0;
  }
  .skeleton > i {
    height: 1em;
    border-radius: 4px;
    background: var(--_neutral-ground);
  }
  .skeleton > i:nth-child(1) {
    width: 55%;
    height: 1.6em;
  }
  .skeleton > i:nth-child(3n) {
    width: 80%;
  }
  .skeleton > span {
    opacity: 0;
    animation: late 1ms linear 1s forwards;
  }
  @keyframes late {
    to {
      opacity: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
  @media print {
    :host {
      color: #000;
      background: none;
    }
    button,
    .no-print {
      display: none !important;
    }
  }
`;

/** What all elements share: frame, controls, badges. Tables are apart: see `tables.styles.ts`. */
export const baseStyles = [frame, controlStyles];
