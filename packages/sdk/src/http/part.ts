import { TransportError } from "../errors.ts";

/** A part of the SDK that is loaded when it is needed. @throws {TransportError} `offline` where it cannot be loaded. */
export const part = <T>(loading: Promise<T>): Promise<T> =>
  loading.catch((cause: unknown) => {
    throw new TransportError("offline", "A part of the SDK could not be loaded.", { cause });
  });
