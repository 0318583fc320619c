import type { Breach, Kind } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import { isPlain } from "../values.ts";
import type * as checkModule from "./check.ts";
import type { Asked, Form } from "./check.ts";
import type { Sent } from "./failure.ts";
import { part } from "./part.ts";
import type { Request, Wire } from "./wire.ts";

/** Sends a question and answers what the contract promises; anything else is a located error. */
export type Ask = <T>(about: Omit<Asked, "by"> & Form, request: Request) => Promise<T>;

/** Asks over a wire. `by` is who is at fault where an answer is not as the contract says. */
export function askOver(wire: Wire, by: Breach["by"]): Ask {
  return async <T>({ operation, question, ...form }: Omit<Asked, "by"> & Form, request: Request): Promise<T> => {
    let sent: Sent | undefined;
    try {
      // The checks come beside the first answer: they are not needed to ask.
      const [answer, { checked }] = await Promise.all([wire.send({ ...request, onSent: (now) => (sent = now) }), checks()]);
      return await checked<T>({ operation, by, question }, form, answer);
    } catch (error) {
      if (!isTransportError(error)) throw error;
      const told = await metCorrectly(error, { operation, by, question }, form.beside?.kind);
      if (told.code !== "bad-answer") throw told;
      // What a wire could not read at all did not come from a back end.
      const { correlationId = sent?.correlationId, request: at = sent?.request, breach = { operation, by: "on the way" } } = told;
      throw new TransportError(told.code, told.detail, { ...told, correlationId, request: at, breach });
    }
  };
}

/** A refusal of a write, or where the record that it met cannot be read, an error that says so: people are shown that record beside their own. */
async function metCorrectly(error: TransportError, asked: Asked, kind: Kind | undefined): Promise<TransportError> {
  const { current, status } = error;
  if (kind === undefined || current === undefined || (isPlain(current) && current["deleted"] === true)) return error;
  try {
    const { checked } = await checks();
    const read = await checked<{ current: unknown }>(
      { ...asked, question: { asks: "refusal" } },
      { of: "anything", beside: { property: "current", kind } },
      { current },
    );
    return read.current === current ? error : new TransportError(error.code, error.detail, { ...error, current: read.current });
  } catch (broken) {
    if (!isTransportError(broken)) throw broken;
    const { correlationId, request } = error;
    return new TransportError(broken.code, broken.detail, { ...broken, status, correlationId, request });
  }
}

const checks = (): Promise<typeof checkModule> => part(import("./check.ts"));
