import { css } from "lit";

export const styles = css`
  section.stack {
    max-width: 960px;
  }
  .line {
    display: block;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }
  .about {
    min-width: 10em;
  }
  td.lead {
    min-width: 4em;
  }
  .more {
    justify-self: start;
  }
  @container (max-width: 479px) {
    .cards td.wide {
      display: block;
      grid-column: 1 / -1;
    }
  }
  @media print {
    section.stack,
    .part {
      display: block;
      max-width: none;
    }
  }
`;
