import { css } from "lit";

/** Parts of a page about a lesson, and how they go on paper. */
export const afterStyles = css`
  .lesson {
    display: grid;
    gap: 2px;
  }
  .topic {
    font-weight: 600;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }
  .text {
    white-space: pre-wrap;
  }
  .rows > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rows > li:last-child {
    border-bottom: 0;
  }
  @media print {
    .part,
    .rows > li {
      border-color: #999;
    }
    h3,
    h4 {
      break-after: avoid;
    }
    .rows > li,
    tr {
      break-inside: avoid;
    }
  }
`;
