import { css } from "lit";

/** Taking a lesson along. */
export const alongStyles = css`
  .along {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-height: var(--_touch);
  }
  .along svg {
    flex: none;
  }
  @media print {
    .along {
      display: none;
    }
  }
`;
