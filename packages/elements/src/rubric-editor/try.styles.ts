import { css } from "lit";

/** The try-out, and the paper form that is printed of it. */
export const tryStyles = css`
  .try {
    align-content: start;
    min-width: 0;
    container-type: inline-size;
  }
  .try .part {
    padding-top: 0;
    border-top: 0;
  }
  .paper {
    display: none;
  }
  .try .item:focus-within {
    background: none;
  }
  @media print {
    .paper {
      display: block;
    }
    .signing {
      display: flex;
      gap: 8px;
      margin-top: 24px;
      break-inside: avoid;
    }
    .signing i {
      flex: 1;
      border-bottom: 1px solid #000;
    }
    .try .item {
      break-inside: avoid;
    }
    .try .segments span {
      min-width: 34px;
      min-height: 26px;
      border-color: #000;
    }
    .try .field textarea {
      min-height: 60px;
      border: 1px solid #000;
    }
    .try .number input {
      border: 0;
      border-bottom: 1px solid #000;
      border-radius: 0;
    }
  }
`;
