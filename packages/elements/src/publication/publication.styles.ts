import { css } from "lit";

export const styles = css`
  section.stack {
    max-width: 960px;
  }
  .part {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding-top: 12px;
    border-top: 1px solid var(--_line);
  }
  .rows > li {
    display: grid;
    gap: 0 12px;
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rows > li:last-child {
    border-bottom: 0;
  }
  .rows .row {
    justify-content: space-between;
    gap: 0 12px;
  }
  .rows button.link {
    flex: 1 1 14em;
    justify-content: flex-start;
    padding-inline: 0;
    text-align: start;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .text {
    white-space: pre-wrap;
  }
  .said {
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_line);
  }
  .mine {
    padding: 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .objections {
    display: grid;
    gap: 12px;
  }
  .objections > li {
    display: grid;
    gap: 4px;
  }
  td.lead {
    min-width: 7em;
    font-weight: 600;
  }
  td .line {
    display: block;
  }
  .paper {
    display: none;
  }
  button.start {
    justify-self: start;
  }
  @container (max-width: 479px) {
    .cards td.wide {
      display: block;
      grid-column: 1 / -1;
    }
    .cards td.wide::before {
      margin-inline-end: 8px;
    }
    .cards td.wide:empty {
      display: none;
    }
    .rows .row {
      justify-content: flex-start;
    }
    .cards td.says::before {
      content: none;
    }
  }
  @media print {
    section.stack,
    .part {
      display: block;
      max-width: none;
    }
    .part {
      border-top: 0;
    }
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
      break-inside: avoid;
    }
    .sign > span {
      padding-top: 4px;
      border-top: 1px solid #000;
    }
  }
`;
