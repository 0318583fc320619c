import { noChange } from "lit";
import { directive, Directive, type DirectiveResult, type ElementPart, type PartInfo, PartType } from "lit/directive.js";
import { show } from "./picture.ts";

class ShownDirective extends Directive {
  #blob: Blob | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new TypeError("shown() stands in the tag of a canvas");
  }

  override update(part: ElementPart, [blob]: [Blob]): typeof noChange {
    if (blob === this.#blob) return noChange;
    this.#blob = blob;
    // What is no picture leaves the canvas empty; its name still stands there.
    show(part.element as HTMLCanvasElement, blob).catch(() => undefined);
    return noChange;
  }

  override render(_blob: Blob): typeof noChange {
    return noChange;
  }
}

/** Draws a picture into a canvas, once for each picture. */
export const shown: (blob: Blob) => DirectiveResult = directive(ShownDirective);
