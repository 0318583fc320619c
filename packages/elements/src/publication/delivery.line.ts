import type { nothing, TemplateResult } from "lit";
import type { Publication } from "@xiaoben/contract";
import { Words, type XbElement } from "../core/index.ts";
import { deliveryOf } from "../forms/delivery.model.ts";
import { deliveryView } from "../forms/delivery.view.ts";
import { formStrings, type FormMessages } from "../forms/forms.strings.ts";
import type { Voice } from "./publication.voice.ts";

/** What of a publication waits, is on its way or was refused. Whoever only reads it has none of that. */
export class DeliveryLine {
  readonly words: Words<FormMessages>;

  constructor(host: XbElement) {
    this.words = new Words(host, formStrings);
  }

  render({ campus, core, pending, refused }: Voice, { id }: Publication): TemplateResult | typeof nothing {
    const on = { kind: "publication", id } as const;
    const said = refused?.on === id ? refused.error : undefined;
    return deliveryView(deliveryOf(pending, on, false), { campus, core, words: this.words, on, refused: said });
  }
}
