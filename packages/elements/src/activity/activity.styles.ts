import { css } from "lit";

export const styles = css`
  .rows > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rows > li:last-child {
    border-bottom: 0;
  }
  .list {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  .list-of-activities > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
  }
  button.link {
    text-align: start;
    justify-content: flex-start;
  }
  .list-of-activities button.link {
    padding-inline: 0;
  }
  .kind {
    margin-inline-start: 8px;
    font-weight: 400;
  }
  .facts {
    display: grid;
    gap: 4px;
  }
  .facts > div {
    display: grid;
    grid-template-columns: 5em minmax(0, 1fr);
    gap: 8px;
  }
  .checklists {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: 12px;
  }
  .checklists li {
    padding: 4px 0;
  }
  .saw {
    flex-basis: 100%;
  }
  .sign-in {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .sign-in input {
    width: 9em;
    min-height: 44px;
    font-size: 1.3em;
    letter-spacing: 0.15em;
    font-variant-numeric: tabular-nums;
  }
  .sign-in button {
    min-height: 44px;
  }
  .code {
    justify-items: center;
    text-align: center;
  }
  .code .big {
    font-size: clamp(40px, 16cqi, 160px);
    line-height: 1.2;
    font-weight: 600;
    letter-spacing: 0.05em;
  }
  .roll > li[data-person] {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) auto auto;
    align-items: center;
    gap: 4px 12px;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .marks button {
    min-width: 44px;
    min-height: 44px;
    padding: 4px 10px;
  }
  .marks button[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-ground);
    color: var(--_accent);
    font-weight: 600;
  }
  .time {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 140px), 1fr));
    gap: 8px 12px;
  }
  .fields input,
  .fields select,
  .plan input[type="text"] {
    width: 100%;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    color: var(--_ink-2);
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: var(--_touch);
    margin-inline-end: 16px;
    color: var(--_ink);
  }
  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(110px, 1fr));
  }
  .missing ul {
    padding-inline-start: 20px;
    list-style: disc;
  }
  .proofs {
    display: grid;
    gap: 4px;
  }
  @container (max-width: 599px) {
    .roll > li[data-person] {
      grid-template-columns: minmax(0, 1fr);
    }
    .marks button {
      flex: 1 1 auto;
      padding-inline: 2px;
      white-space: nowrap;
    }
    .keys {
      display: none;
    }
  }
`;
