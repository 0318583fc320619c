import type { ErrorLike, ErrorMessages, TellError } from "./errors.ts";

/**
 * Says errors by their code. Of an answer that broke the contract it says where, so that people can read that line to whoever runs the system:
 * what was asked, the place in the answer, the record, and the number under which it stands in the logs.
 */
export const tellBy =
  (errors: ErrorMessages, pleaseSay: (where: string) => string): TellError =>
  (error) => {
    const [what, next] = errors[error.code];
    return [what, error.breach ? pleaseSay(placeOf(error)) : next];
  };

function placeOf({ breach, issues, correlationId }: ErrorLike): string {
  const { operation, record, definition: asked } = breach!;
  const of = record ? `${record.kind} ${record.id}` : asked && [asked.pack, asked.version, asked.id, asked.as].filter(Boolean).join(" ");
  return [operation, issues?.[0]?.pointer, of, correlationId].filter(Boolean).join(" · ");
}
