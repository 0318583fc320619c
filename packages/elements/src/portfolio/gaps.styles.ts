import { css } from "lit";

export const gapsStyles = css`
  .gaps {
    display: grid;
    gap: 10px;
  }
  .gaps > li {
    display: grid;
    gap: 2px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_line);
    break-inside: avoid;
  }
  .lacks {
    display: grid;
    gap: 2px;
    padding-inline-start: 16px;
    list-style: "– ";
  }
`;
