import { css } from "lit";

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
