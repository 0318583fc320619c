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
