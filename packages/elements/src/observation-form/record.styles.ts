import { css } from "lit";

/** A record that is read and signed. */
export const styles = css`
  .note.read {
    grid-template-columns: 4em minmax(0, 1fr);
  }
  .note.read.span {
    grid-template-columns: 7em minmax(0, 1fr);
  }
  .item.read > .figure {
    grid-column: 2 / -1;
    text-align: end;
    white-space: pre-wrap;
  }
  .item.read > .words {
    grid-column: 1 / -1;
  }
  .signature {
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr) auto;
    align-items: center;
    gap: 8px;
  }
  .paper {
    display: none;
  }
  @media print {
    .paper {
      display: block;
    }
    .part,
    .rows > li,
    .item {
      border-color: #999;
    }
    .rows > li,
    .item,
    .total,
    .texts > .field,
    [part="signatures"] {
      break-inside: avoid;
    }
    h3,
    .section > .head {
      break-after: avoid;
    }
  }
`;
