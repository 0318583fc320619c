import { css } from "lit";

/**
 * The palette and measures. `--xb-…` is what a page may set; `--_…` is what our styles read.
 * Every pair of ink and ground that stands together has a contrast of at least 4.5:1.
 */
export const tokens = css`
  :host {
    --_ink: var(--xb-ink, #1d2530);
    --_ink-2: var(--xb-ink-2, #55606e);
    --_line: var(--xb-line, #e3e7ec);
    --_edge: var(--xb-edge, #87919e);
    --_surface: var(--xb-surface, #ffffff);
    --_ground: var(--xb-ground, #f5f7f9);
    --_accent: var(--xb-accent, var(--bs-primary, #1f5fbf));
    --_on-accent: var(--xb-on-accent, #ffffff);
    --_accent-ground: var(--xb-accent-ground, #e8f0fb);
    --_met: var(--xb-met, #1a7f4b);
    --_met-ground: var(--xb-met-ground, #eef8f2);
    --_not-met: var(--xb-not-met, #b3261e);
    --_not-met-ground: var(--xb-not-met-ground, #fdeae8);
    --_undetermined: var(--xb-undetermined, #8a5a00);
    --_undetermined-ground: var(--xb-undetermined-ground, #fdf3dc);
    --_waiting: var(--xb-waiting, #4a5a78);
    --_waiting-ground: var(--xb-waiting-ground, #eaeef6);
    --_neutral-ground: var(--xb-neutral-ground, #eef1f4);
    --_radius: var(--xb-radius, 6px);
    --_z: var(--xb-z, 1000);
    --_touch: 36px;
    font: inherit;
    font-size: var(--xb-font-size, 0.875rem);
    line-height: 1.5;
  }
  @media (pointer: coarse) {
    :host {
      --_touch: 44px;
    }
  }
`;

/** The same names for a dark page; adopted by \`SchemeController\` and left out on paper. */
export const darkTokens = css`
  @media screen {
    :host {
      --_ink: var(--xb-ink, #e4e8ee);
      --_ink-2: var(--xb-ink-2, #a3adba);
      --_line: var(--xb-line, #333c49);
      --_edge: var(--xb-edge, #77828f);
      --_surface: var(--xb-surface, #1a1f27);
      --_ground: var(--xb-ground, #222934);
      --_accent: var(--xb-accent, #8ab4f8);
      --_on-accent: var(--xb-on-accent, #0f1722);
      --_accent-ground: var(--xb-accent-ground, #20304a);
      --_met: var(--xb-met, #6dd39a);
      --_met-ground: var(--xb-met-ground, #17342a);
      --_not-met: var(--xb-not-met, #ff9a91);
      --_not-met-ground: var(--xb-not-met-ground, #43201f);
      --_undetermined: var(--xb-undetermined, #e9bd62);
      --_undetermined-ground: var(--xb-undetermined-ground, #3a2f16);
      --_waiting: var(--xb-waiting, #aebdda);
      --_waiting-ground: var(--xb-waiting-ground, #28324a);
      --_neutral-ground: var(--xb-neutral-ground, #2a313c);
    }
  }
`;
