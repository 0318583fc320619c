import { css } from "lit";

export const styles = css`
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }
  .list > :first-child::first-letter,
  .when > strong::first-letter {
    text-transform: uppercase;
  }
  #title:focus {
    outline: none;
  }
  .lessons {
    border-top: 1px solid var(--_line);
  }
  .lessons > li {
    display: grid;
    grid-template-columns: 9.5em minmax(0, 1fr) auto;
    align-items: center;
    gap: 4px 16px;
    min-height: 52px;
    padding: 6px 0;
    border-bottom: 1px solid var(--_line);
  }
  .when,
  .what {
    display: grid;
    justify-items: start;
  }
  .what > .link {
    min-height: min(var(--_touch), 44px);
    padding: 0;
    text-align: start;
    font-weight: 600;
    text-decoration: none;
  }
  .what > .link:hover {
    text-decoration: underline;
  }
  section[part="group"] {
    display: grid;
    justify-items: start;
    gap: 4px;
  }
  section[part="group"] > .lessons {
    width: 100%;
  }
  .badge {
    white-space: normal;
    border-radius: 12px;
  }
  @container (max-width: 479px) {
    .lessons > li {
      grid-template-columns: minmax(0, 1fr);
    }
    .when {
      display: flex;
      gap: 8px;
    }
  }
  @media print {
    .lessons .what > .link {
      display: inline !important;
      color: inherit;
    }
  }
`;
