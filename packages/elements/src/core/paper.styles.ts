import { css } from "lit";

/** What stands on paper alone: notes, and a line of two names and a day to sign on. Nothing that is read as one breaks over two sheets. */
export const paperStyles = css`
  .foot {
    padding-top: 8px;
    border-top: 1px solid var(--_line);
  }
  .paper {
    display: none;
  }
  @media print {
    .paper {
      display: block;
    }
    tr,
    .foot {
      break-inside: avoid;
    }
    .paper.sign {
      display: grid;
      grid-template-columns: 2fr 2fr 1fr;
      gap: 16px;
      padding-top: 28px;
      color: #000;
    }
    .sign > span {
      padding-top: 4px;
      border-top: 1px solid #000;
    }
  }
`;
