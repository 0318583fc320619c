import { css } from "lit";

export const styles = css`
  h3 {
    margin-bottom: 4px;
    color: var(--_ink-2);
    font-weight: 400;
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 4px 16px;
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  li:last-child {
    border-bottom: 0;
  }
  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .due {
    white-space: nowrap;
  }
  .due.pressing {
    color: var(--_undetermined);
    font-weight: 600;
  }
  @container (max-width: 479px) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .due {
      grid-area: 2 / 1;
    }
    .due:empty {
      display: none;
    }
    li > button {
      grid-area: 1 / 2 / span 2;
    }
  }
`;
