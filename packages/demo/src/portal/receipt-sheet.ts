import { fromUpperSheet, SheetError } from "@xiaoben/bridges/upper";
import type { ReceiptFile } from "@xiaoben/contract";

type Answer = { status: 200; body: ReceiptFile } | { status: 422; body: { code: string; error: string } };

/** What the portal answers to its own page: a receipt from the spreadsheet of the upper level. Nothing is kept. */
export async function readReceiptSheet({ file }: Record<string, unknown>): Promise<Answer> {
  if (!(file instanceof File)) return { status: 422, body: { code: "unreadable", error: "Send the spreadsheet as the field `file`." } };
  try {
    return { status: 200, body: await fromUpperSheet(new Uint8Array(await file.arrayBuffer()), file.name) };
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return { status: 422, body: { code: error.code, error: error.detail } };
  }
}
