import { css } from "lit";

/** The native dialog of `DialogController`. */
export const dialogStyles = css`
  dialog {
    width: min(440px, calc(100vw - 32px));
    max-height: calc(100vh - 64px);
    padding: 20px;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_surface);
    color: var(--_ink);
  }
  dialog::backdrop {
    background: rgba(15, 20, 28, 0.45);
  }
  dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 16px;
  }
`;
