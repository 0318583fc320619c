import { css } from "lit";

/** Pictures of a record. */
export const picturesStyles = css`
  .photos {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9em, 1fr));
    gap: 12px;
  }
  .photos > li,
  .photo-preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 4px;
  }
  .photos canvas {
    width: 100%;
    aspect-ratio: 4 / 3;
    object-fit: contain;
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .photo-preview {
    padding: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  .photo-preview canvas {
    max-width: 100%;
    max-height: 240px;
    justify-self: start;
  }
  .photo-preview label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: var(--_touch);
    color: var(--_ink);
  }
  .photos .row {
    justify-content: space-between;
    flex-wrap: nowrap;
  }
  .unread {
    display: grid;
    place-items: center;
    aspect-ratio: 4 / 3;
    padding: 8px;
    border-radius: var(--_radius);
    background: var(--_ground);
    text-align: center;
  }
  @media (hover: hover) and (pointer: fine) {
    #take-photo {
      display: none;
    }
  }
`;
