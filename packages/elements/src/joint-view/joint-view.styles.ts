import { css } from "lit";

export const styles = css`
  .observers {
    display: grid;
    gap: 4px;
  }
  h4 {
    font-weight: 600;
    font-size: 1em;
  }
  .by {
    display: grid;
    grid-template-columns: 6em minmax(0, 1fr);
    gap: 2px 12px;
  }
  .timeline > li {
    display: grid;
    grid-template-columns: 5.5em 6em minmax(0, 1fr);
    gap: 2px 12px;
  }
  .timeline > .same > .minute {
    visibility: hidden;
  }
  .wide {
    overflow-x: auto;
  }
  .wide + .wide {
    margin-top: 8px;
  }
  th,
  .rating,
  .apart {
    overflow-wrap: normal;
  }
  td.lead {
    min-width: 14em;
  }
  .even {
    table-layout: fixed;
  }
  .even th:first-child {
    width: 36%;
  }
  .even td.lead {
    min-width: 0;
  }
  td.apart {
    color: var(--_ink-2);
  }
  td.apart:is(.more, .differs) {
    color: var(--_ink);
    font-weight: 600;
  }
  .paper,
  .signing {
    display: none;
  }
  @container (max-width: 479px) {
    .by,
    .timeline > li {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .timeline > li {
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 12px;
    }
    .timeline > .same > .minute {
      visibility: visible;
    }
    .timeline > li > .text,
    .cards td.apart {
      grid-column: 1 / -1;
    }
    td.lead {
      min-width: 0;
    }
  }
  @media print {
    .paper {
      display: block;
    }
    .wide {
      overflow: visible;
    }
    td.lead {
      min-width: 0;
    }
    .signing {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      gap: 28px 24px;
      padding-top: 24px;
      break-inside: avoid;
    }
    .signing > li {
      border-bottom: 1px solid #000;
    }
  }
`;
