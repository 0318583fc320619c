import { css, html, type TemplateResult } from "lit";

/** A list to choose from, with its label: one of those that stand in a row of class `controls`. */
export const choose = (
  name: string,
  label: string,
  options: TemplateResult | readonly TemplateResult[],
  onChoice: (value: string) => void,
): TemplateResult =>
  html`<label
    ><span class="small">${label}</span
    ><select name=${name} @change=${(event: Event) => onChoice((event.target as HTMLSelectElement).value)}>
      ${options}
    </select></label
  >`;

/** The row that they stand in; on a telephone one below the other. */
export const chooseStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
  }
  .controls label {
    display: grid;
    gap: 2px;
    min-width: 0;
  }
  select {
    max-width: 100%;
    color: var(--_ink);
  }
  @container (max-width: 479px) {
    .controls label,
    .controls select {
      width: 100%;
    }
  }
`;
