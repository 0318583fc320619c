import { css } from "lit";

export const styles = css`
  .file {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 24px 16px;
    border: 1px dashed var(--_edge);
    border-radius: var(--_radius);
    text-align: center;
  }
  .file .button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_touch);
    padding: 4px 14px;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .file .over {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .file:focus-within,
  .file.dragged {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .file.dragged {
    background: var(--_ground);
  }
  .tight {
    gap: 8px;
  }
  .sum > strong {
    font-size: 1.15em;
    font-weight: 600;
  }
  .grow {
    flex: 1 1 16em;
  }
  .end {
    justify-content: flex-end;
  }
  .more {
    justify-self: start;
  }
  .rows td:first-child {
    width: 4em;
  }
  .rows td.lead {
    width: 32%;
  }
  select {
    max-width: 100%;
    min-width: 0;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--_accent);
  }
  .actions {
    position: sticky;
    bottom: 0;
    padding: 8px 0;
    background: var(--_surface);
    border-top: 1px solid var(--_line);
  }
  @container (max-width: 479px) {
    .cards td.wide {
      grid-column: 1 / -1;
    }
    .rows td:first-child,
    .rows td.lead {
      width: auto;
    }
  }
  @media print {
    .actions {
      display: none;
    }
  }
`;
