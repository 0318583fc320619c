import { css } from "lit";

/** A reason that is asked for, and two versions of a text. */
export const moveStyles = css`
  .reason,
  .conflict {
    padding: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .conflict {
    border-color: var(--_undetermined);
  }
  .versions {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 4px 12px;
  }
  .versions > h3 {
    grid-column: 1 / -1;
    font-size: 1em;
    font-weight: 600;
  }
  .versions > div {
    padding: 8px 10px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  @container (max-width: 479px) {
    .versions {
      grid-template-columns: 1fr;
    }
  }
`;
