import { css } from "lit";

export const styles = css`
  .lesson {
    display: grid;
    gap: 2px;
  }
  .topic {
    font-weight: 600;
  }
  .lesson > .notice {
    margin-block-start: 8px;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .texts {
    gap: 16px;
  }
  .texts label {
    color: var(--_ink);
    font-weight: 600;
  }
  /* Of dozens of notes those out of sight cost nothing while somebody types: neither layout nor paint. */
  .note:not(.read) {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 64px;
    overflow-clip-margin: 6px;
  }
  @media print {
    .note:not(.read) {
      content-visibility: visible;
    }
  }
  @container (max-width: 479px) {
    :is(input, textarea, select, button, summary) {
      scroll-margin-block-end: 96px;
    }
  }
`;
