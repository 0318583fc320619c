import { css } from "lit";

export const styles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-height: var(--_touch);
  }
  .line .said {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
  }
  .said.met .icon {
    color: var(--_met);
  }
  .said.undetermined {
    color: var(--_undetermined);
  }
  .said.waiting {
    color: var(--_waiting);
  }
  li {
    display: grid;
    gap: 4px;
    padding: 8px 0;
    border-top: 1px solid var(--_line);
  }
  textarea {
    margin-top: 8px;
  }
`;
