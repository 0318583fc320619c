import { css } from "lit";

export const styles = css`
  .fields {
    max-width: 45em;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
    gap: 12px;
  }
  .amount {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .amount > input {
    width: 7em;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .units {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .units label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_touch);
    color: var(--_ink);
  }
  .fault {
    display: flex;
    gap: 6px;
    color: var(--_not-met);
  }
  .standing {
    display: grid;
    gap: 4px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .standing dl,
  .facts {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 4px 16px;
  }
  .icon-only {
    min-width: var(--_touch);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_ink-2);
  }
`;
