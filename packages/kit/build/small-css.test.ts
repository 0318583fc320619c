import assert from "node:assert/strict";
import { test } from "node:test";
import { withSmallCss } from "./small-css.ts";

test("white space and comments go, what a selector or a value needs stays", () => {
  const from =
    "static styles = css`\n  /* why */\n  :host([open]) .a > .b :hover,\n  .c { width: calc(100% - 4px); margin: 0 auto; }\n  @container (max-width: 479px) { td { display: block; } }\n`;";
  assert.equal(
    withSmallCss(from),
    "static styles = css`:host([open]) .a > .b :hover,.c{width:calc(100% - 4px);margin:0 auto}@container (max-width: 479px){td{display:block}}`;",
  );
});

test("other templates are left alone", () => assert.equal(withSmallCss("html`<p>  a </p>`"), "html`<p>  a </p>`"));
