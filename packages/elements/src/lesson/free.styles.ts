import { css } from "lit";

/** Lessons in free periods. */
export const freeStyles = css`
  .free > summary {
    font-weight: 600;
  }
  .free > .stack > .row > label {
    display: grid;
    gap: 2px;
    min-width: 0;
    max-width: 100%;
  }
  .free select {
    width: 100%;
    min-width: 0;
  }
  .free .what {
    overflow-wrap: anywhere;
  }
  @media print {
    .free {
      display: none;
    }
  }
`;
