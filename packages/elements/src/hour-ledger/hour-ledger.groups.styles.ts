import { css } from "lit";

/** Heads of groups. */
export const groupsStyles = css`
  .row-of.group {
    grid-template-columns: minmax(0, 1fr);
    background: var(--_ground);
  }
  .group-name {
    display: flex;
    align-items: center;
    gap: 8px;
    height: 100%;
  }
  .fold {
    min-height: 0;
    height: 100%;
    padding: 0 4px;
    border: 0;
    background: none;
  }
  .shut .icon {
    transform: rotate(-90deg);
  }
`;
