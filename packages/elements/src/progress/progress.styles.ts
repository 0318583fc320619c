import { css } from "lit";

export const styles = css`
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
    transition: opacity 120ms;
  }
  .body.busy {
    opacity: 0.6;
  }
  .duties {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr));
    align-items: start;
    gap: 12px;
  }
  .duties > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .duties button.link {
    justify-self: start;
    padding-inline: 0;
    text-align: start;
  }
  .own > ul {
    display: grid;
    gap: 8px;
    margin-top: 8px;
  }
  .own {
    margin-top: 16px;
  }
  .outcomes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font-variant-numeric: tabular-nums;
  }
  .named,
  .lacks {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .named > li,
  .lacks > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-height: 36px;
  }
  .named > li + li {
    border-top: 1px solid var(--_line);
  }
  .named .name {
    min-width: 6em;
  }
  .lacks button.link {
    padding-inline: 0;
    text-align: start;
  }
  xb-verdict {
    flex: 1 0 100%;
    min-width: 0;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .cut .rest {
    display: none;
  }
  [part="people"] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .more {
    justify-self: start;
  }
  @container (max-width: 479px) {
    .cards tr.rest {
      display: grid;
    }
    .cut tr.rest {
      display: none;
    }
    .cards td.wide {
      display: block;
      grid-column: 1 / -1;
    }
    .cards td.wide::before {
      content: none;
    }
  }
  @media print {
    .drafting .board,
    .drafting .head {
      display: none;
    }
    .named .paper,
    .lacks .paper {
      display: inline;
    }
    .duties {
      display: block;
    }
    .duties > li {
      margin-bottom: 8px;
      break-inside: avoid;
    }
    .cut tr.rest {
      display: table-row;
    }
  }
`;
