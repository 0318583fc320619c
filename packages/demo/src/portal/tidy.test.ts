import assert from "node:assert/strict";
import { test } from "node:test";
import { tidy } from "./tidy.ts";

test("page source is indented by its tags, each tag on one line", () => {
  const source = `<!doctype html>
      <html lang="en">
   <body>
<ul><li
   class="a"
  >one</li
> <li>two</li></ul>
<br />
   <xb-form
     lesson="1"
   ></xb-form>
 </body>
</html>`;
  assert.equal(
    tidy(source),
    '<!doctype html>\n<html lang="en">\n<body>\n  <ul><li class="a">one</li>\n    <li>two</li></ul>\n  <br>\n  <xb-form lesson="1"></xb-form>\n</body>\n</html>\n',
  );
});

test("what stands in pre stays as it is, and does not shift what follows", () => {
  const source = "<div>\n<pre>\n   kept <b>\n</pre>\n<p>x</p>\n</div>";
  assert.equal(tidy(source), "<div>\n  <pre>\n   kept <b>\n</pre>\n  <p>x</p>\n</div>\n");
});
