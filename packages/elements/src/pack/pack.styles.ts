import { css } from "lit";

export const styles = css`
  section.stack {
    max-width: 880px;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .headline {
    font-size: 1.25em;
    font-weight: 600;
  }
  .pack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding-top: 16px;
    border-top: 1px solid var(--_line);
  }
  h4 {
    font-size: 1em;
    font-weight: 600;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 2px 16px;
  }
  .clauses {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    margin-top: 4px;
  }
  .clause {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    padding: 12px 0;
    border-top: 1px solid var(--_line);
  }
  blockquote {
    margin: 0;
    padding: 2px 0 2px 12px;
    border-inline-start: 3px solid var(--_line);
    color: var(--_ink-2);
  }
  .house {
    margin-top: 8px;
    padding: 12px 16px;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_ground);
  }
  .lines {
    display: grid;
    gap: 6px;
  }
  .lines > li {
    display: grid;
    grid-template-columns: 6em minmax(0, 1fr);
    gap: 0 12px;
    align-items: baseline;
  }
  .lines ul {
    padding-inline-start: 16px;
    list-style: disc;
  }
  .aside {
    display: grid;
    gap: 8px;
    padding-block: 4px;
  }
  .aside > li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 12px;
  }
  .signing {
    display: none;
  }
  @container (max-width: 479px) {
    .lines > li,
    dl {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      margin-bottom: 4px;
    }
    .lines {
      gap: 10px;
    }
    .house {
      padding: 12px;
    }
  }
  @media (forced-colors: active) {
    .house {
      border: 1px solid;
    }
  }
  @media print {
    section.stack,
    .pack,
    .clauses,
    .clause,
    .lines {
      display: block;
      max-width: none;
    }
    .pack {
      border: 0;
      padding: 0;
    }
    .pack > * + *,
    .clause > * + *,
    .lines > li + li {
      margin-top: 6px;
    }
    .pack + .pack {
      break-before: page;
    }
    .printing .pack:not(.only) {
      display: none;
    }
    .pack.only {
      break-before: auto;
    }
    h3 {
      font-size: 1.4em;
    }
    .second,
    blockquote {
      color: #000;
    }
    .clause {
      border-color: #999;
    }
    h4 {
      break-after: avoid;
    }
    .lines > li {
      break-inside: avoid;
    }
    .house {
      padding: 12px 0;
      border-top: 1px solid #999;
      border-radius: 0;
      background: none;
    }
    .signing {
      display: grid;
      gap: 12px;
      margin-top: 32px;
      break-inside: avoid;
    }
    .signing > p:first-child {
      display: flex;
      align-items: end;
      gap: 8px;
    }
    .signing i {
      flex: 1;
      border-bottom: 1px solid #000;
    }
  }
`;
