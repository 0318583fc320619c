import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { kinds } from "../src/kinds/table.ts";
import { operations, type Operation } from "../src/operations/operation.ts";
import { openLists } from "../src/schemas/primitives.ts";
import { security } from "./openapi/answers.ts";
import { nameComponents, overrides, typeName } from "./openapi/components.ts";
import { asked } from "./openapi/asked.ts";
import { withExamples } from "./openapi/examples.ts";
import { ofKind } from "./openapi/kinds.ts";
import { tellMeanings, type Schema } from "./meanings.ts";
import { typeOf } from "./sources.ts";

const about = `The data contract of Xiaoben: records of school-based teacher training and research, their workflows, and verdicts on them.

**Writes.** A record is created by \`PUT\` with an id made by the client and \`If-None-Match: *\`, changed by a merge patch with \`If-Match\` (compared without \`W/\`),
and moved by \`POST …/actions/{transition}\`. \`X-Action-Id\` (in an action: \`actionId\`) makes a repeat safe: the same id again gives the first answer.
Every write answers the record and all that changed, derived records included.

**Two profiles.** \`rest\` uses the methods as they stand here. \`getPost\`, for networks that block the others: \`POST\` to the same URL with
\`X-HTTP-Method-Override: PUT|PATCH|DELETE\`, or \`?_method=\` where headers are stripped; \`If-Match\` may be \`?expectedVersion=\`, \`If-None-Match: *\` may be \`?create=1\`.
\`GET /v1/capabilities\` says which are offered.

**Forward compatibility.** Objects may hold more than is listed: keep what you do not know. Lists of codes that allow \`ext:\` are open.`;

/** The OpenAPI 3.1 document of the contract, from the operations table and the schemas. */
export function openapi(): unknown {
  nameComponents();
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const item = (paths[operation.path] ??= {});
    item[operation.method.toLowerCase() as "get"] = described(operation);
  }
  const document = createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: "Xiaoben data contract",
        version: "1.0.0",
        description: about,
        license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      },
      servers: [{ url: "/api", description: "Below the base URL that the back end chooses" }],
      security: [{ bearer: [] }],
      tags: [...kinds.map((kind) => ({ name: kind, description: typeOf(kind).says })), { name: gateway, description: aboutGateway }],
      paths,
      components: { securitySchemes: { bearer: security } },
    },
    { override: overrides(openLists), allowEmptySchema: { custom: true }, reused: "inline" },
  );
  for (const kind of kinds) {
    const schema = document.components!.schemas![typeName(kind)] as Schema;
    tellMeanings(schema, kind);
    schema["description"] = typeOf(kind).says;
  }
  return document;
}

function described(operation: Operation): ZodOpenApiOperationObject {
  const override = operation.method === "GET" || operation.method === "POST" ? {} : { "x-xiaoben-get-post": getPost(operation.method) };
  return withExamples(operation, {
    operationId: operation.id,
    summary: operation.summary,
    tags: [tagOf(operation)],
    "x-xiaoben-level": operation.level,
    ...override,
    ...(operation.kind ? ofKind(operation, operation.kind) : asked(operation.id)),
  });
}

const getPost = (method: string): string => `POST to the same URL with "X-HTTP-Method-Override: ${method}" or "?_method=${method}"`;
const tagOf = (operation: Operation): string => operation.kind ?? gateway;
const gateway = "gateway";
const aboutGateway =
  "What is asked and not stored: who is signed in, what is offered, what changed, what waits, verdicts, definitions, imports.";
