import { css } from "lit";

export const styles = css`
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .sections {
    border-top: 1px solid var(--_line);
  }
  .sections > li + li {
    border-top: 1px solid var(--_line);
  }
  summary {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 44px;
    padding: 6px 0;
    color: inherit;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary > .figure {
    width: 1.4em;
    text-align: end;
  }
  summary > .name {
    flex: 1 1 auto;
  }
  summary > .icon {
    color: var(--_ink-2);
  }
  details[open] > summary > .icon {
    rotate: 180deg;
  }
  details[open] > summary > .name {
    font-weight: 600;
  }
  .inside {
    padding: 2px 0 16px calc(1.4em + 12px);
  }
  .items {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .items:empty {
    display: none;
  }
  .plan-item {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .plan-item.read {
    gap: 2px;
    padding: 6px 0;
    border: 0;
    border-bottom: 1px solid var(--_line);
    border-radius: 0;
  }
  .plan-item.read:last-child {
    border-bottom: 0;
  }
  .plan-item .what {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 8px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
  }
  .facts label {
    font-size: 0.9em;
  }
  .quota {
    display: flex;
    gap: 4px;
  }
  .quota > input {
    width: 5em;
  }
  .icon-only {
    min-width: var(--_touch);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_ink-2);
  }
  .add-item {
    justify-self: start;
  }
  .bar .lacks {
    flex: 1 1 16em;
  }
  .bar .lacks .link {
    min-height: 28px;
  }
  @container (max-width: 479px) {
    .inside {
      padding-inline-start: 0;
    }
    .facts > .field {
      flex: 1 1 8em;
    }
  }
  @media print {
    .sections details::details-content {
      display: block;
    }
  }
`;
