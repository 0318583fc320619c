import type { Breach } from "@xiaoben/contract";
import { isTransportError, TransportError } from "../errors.ts";
import type * as checkModule from "./check.ts";
import type { Asked, Form } from "./check.ts";
import type { Sent } from "./failure.ts";
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
      if (!isTransportError(error) || error.code !== "bad-answer") throw error;
      // What a wire could not read at all did not come from a back end.
      throw new TransportError(error.code, error.detail, { ...error, ...sent, breach: error.breach ?? { operation, by: "on the way" } });
    }
  };
}

const checks = (): Promise<typeof checkModule> =>
  import("./check.ts").catch((cause: unknown) => {
    throw new TransportError("offline", "The part that checks answers could not be loaded.", { cause });
  });
