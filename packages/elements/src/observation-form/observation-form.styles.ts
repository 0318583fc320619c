import { css } from "lit";

export const styles = css`
  .lesson {
    display: grid;
    gap: 2px;
  }
  .topic {
    font-weight: 600;
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
  @container (max-width: 479px) {
    :is(input, textarea, button) {
      scroll-margin-block-end: 96px;
    }
  }
`;
