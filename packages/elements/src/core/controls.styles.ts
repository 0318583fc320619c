import { css } from "lit";

/** Buttons, fields, badges. On native elements; classes only where the element does not say it all. */
export const controlStyles = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--_touch);
    padding: 4px 14px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
    transition: background-color 120ms;
  }
  button:hover {
    background: var(--_ground);
  }
  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.primary:hover {
    filter: brightness(0.93);
  }
  button.link {
    padding: 4px 2px;
    border-color: transparent;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  summary {
    min-height: var(--_touch);
    padding: 6px 0;
    color: var(--_accent);
    cursor: pointer;
  }
  label {
    color: var(--_ink-2);
  }
  input,
  select,
  textarea {
    min-height: var(--_touch);
    max-width: 100%;
    padding: 4px 10px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color-scheme: inherit;
  }
  textarea {
    width: 100%;
    min-height: 72px;
    padding: 8px 10px;
    line-height: 1.5;
    resize: vertical;
  }
  input[type="checkbox"],
  input[type="radio"] {
    min-height: 0;
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--_accent);
  }
  :is(input, select, textarea)[aria-invalid="true"] {
    border-color: var(--_undetermined);
    border-width: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 1px 8px;
    border-radius: 999px;
    font-size: 0.9em;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    background: var(--_neutral-ground);
    color: var(--_ink-2);
  }
  .badge.met {
    background: var(--_met-ground);
    color: var(--_met);
  }
  .badge.not-met {
    background: var(--_not-met-ground);
    color: var(--_not-met);
  }
  .badge.undetermined {
    background: var(--_undetermined-ground);
    color: var(--_undetermined);
  }
  .badge.waiting {
    background: var(--_waiting-ground);
    color: var(--_waiting);
  }
  .badge.plain {
    background: var(--_neutral-ground);
    color: var(--_ink);
  }
  @media (forced-colors: active) {
    .badge,
    .notice,
    .skeleton > i {
      border: 1px solid;
    }
    button.primary {
      border-width: 2px;
    }
  }
  @media print {
    details:not([open]) {
      display: none;
    }
    .badge[class] {
      padding: 0;
      background: none;
      color: #000;
    }
  }
`;
