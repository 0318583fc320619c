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
  .notice {
    margin: 4px 0;
  }
  .notice.undetermined > .icon {
    color: var(--_undetermined);
  }
  .notice button {
    min-height: 0;
  }
  .rescue {
    padding: 8px 0;
    border-top: 1px solid var(--_line);
  }
  ul.plain li {
    padding: 2px 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  fieldset {
    display: grid;
    gap: 4px;
    margin: 12px 0 0;
    padding: 0;
    border: 0;
  }
  .way {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    min-height: var(--_touch);
    padding: 6px 0;
    color: var(--_ink);
  }
  .way input {
    flex: none;
    margin: 3px 0 0;
  }
`;
