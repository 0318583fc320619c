import { css } from "lit";

export const gapStyles = css`
  .gap {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding: 12px;
    border-radius: var(--_radius);
    border-inline-start: 3px solid var(--_accent);
    background: var(--_ground);
  }
  .to-come > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 16px;
    padding: 4px 0;
  }
  .to-come .rest {
    flex-basis: 100%;
  }
  .next {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
`;
