import { expect } from "@open-wc/testing";
import { render } from "lit";
import { stories } from "./all-stories.js";

/** Every story stands without an error and axe finds nothing in it. The module is made by the runner from the files in `stories/`. */
for (const { file, module } of stories) {
  const { default: meta, ...rest } = module;
  describe(meta.title ?? file, () => {
    for (const [name, story] of Object.entries(rest)) {
      it(name, async () => {
        const host = document.body.appendChild(document.createElement("main"));
        try {
          const args = { ...meta.args, ...story.args };
          const draw = story.render ?? meta.render;
          if (!draw) throw new Error(`${file} ${name} has no render function`);
          render(draw(args, { args, globals: {}, parameters: {} }), host);
          await settled(host);
          await story.play?.({ canvasElement: host, args });
          await expect(host).to.be.accessible();
          expect(host.childElementCount).to.be.greaterThan(0);
        } finally {
          host.remove();
        }
      });
    }
  });
}

/** Waits until what is drawn has not changed for a while. */
async function settled(host: HTMLElement): Promise<void> {
  let last = "";
  for (let i = 0; i < 40; i++) {
    await new Promise((done) => setTimeout(done, 50));
    const now = textOf(host);
    if (now === last && now !== "" && i > 4) return;
    last = now;
  }
}

const textOf = (node: Element | ShadowRoot): string =>
  [...node.querySelectorAll("*")].map((element) => (element.shadowRoot ? textOf(element.shadowRoot) : "")).join("") +
  (node.textContent ?? "");
