import { css } from "lit";

export const styles = css`
  .tight {
    gap: 4px;
  }
  .scheme h4 {
    font-size: 1em;
  }
  .lines {
    display: grid;
    gap: 8px;
  }
  .lines > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .lines > li:last-child {
    border-bottom: 0;
  }
  .points {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 16px;
  }
  .clause {
    overflow-wrap: anywhere;
  }
  .clause q {
    margin-inline-start: 8px;
    quotes: none;
  }
  .rests {
    display: grid;
    gap: 4px;
    padding-inline-start: 20px;
    list-style: disc;
    overflow-wrap: anywhere;
  }
  @container (min-width: 720px) {
    .lines > li {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 2fr) minmax(0, 3fr);
      gap: 4px 16px;
    }
  }
  @media print {
    .lines > li {
      break-inside: avoid;
    }
  }
`;
