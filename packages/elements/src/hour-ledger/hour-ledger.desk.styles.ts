import { css } from "lit";
import { dialogStyles } from "../core/dialog.styles.ts";

/** What is decided with: the bar, the field in a row, the dialog. */
export const deskStyles = [
  dialogStyles,
  css`
    .approved .open-figure {
      border-bottom: 1px dashed var(--_accent);
      color: var(--_accent);
      cursor: text;
    }
    .approved input {
      width: 100%;
      min-height: 32px;
      padding: 2px 6px;
      text-align: end;
    }
    .cards .approved input {
      width: 72px;
    }
    .batch {
      position: sticky;
      bottom: 0;
      z-index: 3;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding: 8px 12px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    .batch > :first-child {
      margin-inline-end: auto;
    }
    dialog label {
      display: grid;
      gap: 4px;
    }
    @media print {
      .batch {
        display: none;
      }
    }
  `,
];
