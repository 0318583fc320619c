import { css } from "lit";

/** What is recorded while a lesson goes on, and how it reads afterwards. */
export const duringStyles = css`
  .rows > li {
    padding: 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .rows > li:last-child {
    border-bottom: 0;
  }
  .point {
    display: grid;
    gap: 4px;
  }
  .grow {
    flex: 1 1 12em;
    min-width: 0;
  }
  .icon-only {
    min-width: var(--_touch);
    padding: 0;
    border-color: transparent;
    background: none;
    color: var(--_ink-2);
  }
  .note {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: 8px;
  }
  .minute {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: var(--_touch);
  }
  .minute > input {
    width: 3.6em;
    padding-inline: 6px;
    text-align: end;
  }
  details.part > summary > h3 {
    display: inline;
    color: var(--_ink);
  }
  details.part > :not(summary) + * {
    margin-top: 8px;
  }
  .pads {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.5em, 1fr));
    gap: 8px;
  }
  .pads > button {
    padding-inline: 6px;
  }
  [aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-ground);
    color: var(--_ink);
    font-weight: 600;
  }
  .chip {
    padding: 4px 12px;
    border-radius: 999px;
  }
  select.tag {
    padding-inline: 4px;
    color: var(--_ink-2);
  }
  .class-bar {
    position: sticky;
    bottom: 0;
    z-index: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
    padding: 8px 0;
    border-top: 1px solid var(--_edge);
    background: var(--_surface);
  }
  .now-minute {
    margin-inline-start: auto;
  }
  .state-line {
    min-height: var(--_touch);
  }
  .segment-clock {
    font-weight: 600;
  }
  .in-class .bar.main {
    position: static;
  }
  .in-class :is(input, textarea, select, button, summary) {
    scroll-margin-block-end: 260px;
  }
  .segment {
    display: grid;
    grid-template-columns: minmax(5em, 1fr) auto auto;
    align-items: center;
    gap: 8px;
  }
  .times {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .times > input {
    width: 3.6em;
    padding-inline: 6px;
    text-align: end;
  }
  .tallies {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13em, 45%), 1fr));
    gap: 8px;
  }
  .tallies > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-content: start;
    gap: 2px 4px;
  }
  .tallies .says {
    grid-column: 1 / -1;
  }
  .tap {
    justify-content: space-between;
    gap: 4px;
    padding-inline: 6px 8px;
  }
  .tap > .figure {
    font-weight: 600;
  }
  .ratio {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    text-wrap: pretty;
  }
  .quote {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 8px;
  }
  .quote > :is(.codes, .phrases, .name-like) {
    grid-column: 1 / -1;
  }
  .tallies.read {
    column-gap: 28px;
  }
  .tallies.read > li {
    display: flex;
    justify-content: space-between;
    padding: 4px 0;
    border-bottom: 1px solid var(--_line);
  }
  .shares {
    display: grid;
    gap: 8px;
    max-width: 32em;
  }
  .strip {
    display: block;
    width: 100%;
    height: 14px;
    border-radius: 4px;
  }
  .strip .ground {
    fill: var(--_neutral-ground);
  }
  .strip .edge {
    fill: var(--_surface);
  }
  .key {
    width: 12px;
    height: 12px;
    vertical-align: -1px;
  }
  .piece {
    fill: var(--_accent);
  }
  .p1 {
    fill-opacity: 0.85;
  }
  .p0 {
    fill-opacity: 0.3;
  }
  .p6 {
    fill: var(--_ink-2);
    fill-opacity: 0.8;
  }
  .p2 {
    fill-opacity: 0.6;
  }
  .p3,
  .p4,
  .p5 {
    fill: var(--_waiting);
  }
  .p4 {
    fill-opacity: 0.6;
  }
  .p5 {
    fill-opacity: 0.35;
  }
  .p7 {
    fill: var(--_ink-2);
    fill-opacity: 0.4;
  }
  .shares table {
    width: 100%;
    border-collapse: collapse;
  }
  .shares :is(td, th) {
    padding: 4px 0;
    text-align: start;
    font-weight: 400;
  }
  .shares .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .shares th {
    color: var(--_ink-2);
  }
  @container (max-width: 479px) {
    .class-bar .pads {
      grid-template-columns: repeat(auto-fill, minmax(5.4em, 1fr));
      gap: 6px;
    }
    .note {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .note .field {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .note .minute {
      flex-wrap: wrap;
    }
  }
  /* No word is broken in the middle: in English some are long. */
  .pads.en,
  .class-bar .pads.en {
    grid-template-columns: repeat(auto-fill, minmax(7.5em, 1fr));
  }
  @media print {
    .piece {
      print-color-adjust: exact;
    }
    .segment input,
    select.tag {
      border: 0;
    }
  }
  @media (forced-colors: active) {
    .strip,
    .key {
      forced-color-adjust: none;
    }
    [aria-pressed="true"] {
      border-width: 2px;
    }
  }
`;
