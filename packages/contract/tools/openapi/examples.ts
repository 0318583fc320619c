import type { ZodOpenApiOperationObject } from "zod-openapi";
import type * as z from "zod/mini";
import { exchanges, type Exchange } from "../../src/examples/index.ts";
import type { Operation } from "../../src/operations/operation.ts";

type Contents = { [type: string]: { schema?: unknown; examples?: unknown } };

/** The operation with an example of what is sent and of what is answered. @throws where no exchange shows a whole answer. */
export function withExamples<T extends ZodOpenApiOperationObject>({ id }: Operation, described: T): T {
  const good = exchanges.filter((one) => one.operation === id && one.answer.status < 300);
  const { status, contents } = answerOf(described);
  const shown = good.find((one) => `${one.answer.status}` === status && isWhole(contents, shownOf(one)));
  if (!shown) throw new Error(`no exchange of the examples shows a whole answer of "${id}": add one, or "shows" to its answer`);
  const sent = good.find((one) => one.request.body !== undefined && one.request.query?.["_method"] === undefined);
  const requested = (described.requestBody as { content?: Contents } | undefined)?.content;
  return {
    ...described,
    ...(requested &&
      sent && { requestBody: { ...described.requestBody, content: exampled(requested, typeSent(sent), sent, sent.request.body) } }),
    responses: {
      ...described.responses,
      [status]: { ...described.responses[status as "200"], content: exampled(contents, typeAnswered(shown), shown, shownOf(shown)) },
    },
  };
}

const shownOf = ({ answer }: Exchange): unknown => answer.shows ?? answer.body;
const typeSent = ({ request }: Exchange): string => request.headers?.["Content-Type"] ?? "application/json";
const typeAnswered = ({ answer }: Exchange): string => answer.headers?.["Content-Type"] ?? "application/json";

function answerOf({ responses }: ZodOpenApiOperationObject): { status: string; contents: Contents } {
  const [status, response] = Object.entries(responses).find(([code]) => code.startsWith("2"))!;
  return { status, contents: (response as { content: Contents }).content };
}

function isWhole(contents: Contents, body: unknown): boolean {
  const schema = contents["application/json"]?.schema as z.ZodMiniType | undefined;
  return schema === undefined ? body !== undefined : schema.safeParse(body).success;
}

function exampled(contents: Contents, type: string, { name, says }: Exchange, value: unknown): Contents {
  if (!contents[type]) throw new Error(`an exchange "${name}" has the type ${type}, which its operation does not name`);
  return { ...contents, [type]: { ...contents[type], examples: { [name]: { summary: says, value } } } };
}
