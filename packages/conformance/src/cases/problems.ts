import { newId, problemCodes, type ProblemCode } from "@xiaoben/contract";
import { problemSchema } from "@xiaoben/contract/schemas";
import { said } from "../said.ts";
import { describe, isObject, must, refused, same, statusesOf, validAs } from "../run/expect.ts";
import type { Answer, Asked } from "../run/send.ts";
import { offers } from "../run/world.ts";
import type { Case } from "./case.ts";

/** Bytes that a body of JSON may have. */
const largest = 1024 * 1024;

export const problemCases = {
  "problem.shape": async (trial) => {
    const all: { asked: Asked; operation?: string; writes?: true }[] = [
      { asked: { path: "/v1/no-such-address" } },
      { operation: "hour.get", asked: { path: `/v1/hours/${newId()}` } },
      { operation: "session", asked: { path: "/v1/session", as: "nobody" } },
      { operation: "hour.list", asked: { path: "/v1/hours", query: { limit: "abc" } } },
      {
        operation: "hour.create",
        asked: { method: "PUT", path: `/v1/hours/${newId()}`, headers: { "if-none-match": "*" }, body: {} },
        writes: true,
      },
    ];
    const { world } = trial;
    const usable = all.filter(({ operation, writes }) => (!operation || offers(world, operation)) && !(writes && world.readOnly));
    await trial.each(usable, async ({ asked }) => isProblem(await trial.ask(asked)));
  },
  "problem.issues": async (trial) => {
    const answer = await trial.list("hour", { limit: "abc" });
    const { issues = [] } = refused(answer, "validation", "unknown-field-value");
    const good =
      issues.length > 0 &&
      issues.every(({ pointer, code, message }) => /^(\/|$)/.test(pointer) && /^[a-z][a-z-]*$/.test(code) && message !== "");
    must(
      issues.some(({ pointer }) => pointer === "/query/limit"),
      said("issues 指出 /query/limit", "an issue at /query/limit"),
      JSON.stringify(issues),
      answer,
    );
    must(good, said("issues: [{ pointer, code, message }]", "issues: [{ pointer, code, message }]"), JSON.stringify(issues), answer);
  },
  "problem.body": async (trial) => {
    await trial.each(["{", "[]", '"text"', ""], async (body) => {
      const answer = await trial.put("hour", newId(), body);
      refused(answer, "validation");
    });
  },
  "problem.size": async (trial) => {
    const [id, body] = [newId(), trial.hour()];
    const answer = await trial.put("hour", id, { ...body, title: `${String(body["title"])} ${"x".repeat(largest)}` });
    await trial.attempt(async () => void refused(answer, "too-large"));
    refused(await trial.get("hour", id), "not-found");
  },
  "problem.type": async (trial) => {
    const headers = { "if-none-match": "*", "content-type": "text/plain" };
    refused(await trial.put("hour", newId(), trial.hour(), { headers }), "unsupported-type");
  },
} satisfies Record<string, Case>;

function isProblem(answer: Answer): void {
  const { json, status, headers } = answer;
  const type = headers.get("content-type") ?? "none";
  must(status >= 400, said("状态 4xx", "status 4xx"), describe(answer), answer);
  must(
    /^application\/problem\+json\b/i.test(type),
    said("Content-Type: application/problem+json", "Content-Type: application/problem+json"),
    `Content-Type: ${type}`,
    answer,
  );
  validAs(problemSchema, json, "problem", answer);
  must(isObject(json), said("一个对象", "an object"), describe(answer), answer);
  const code = String(json["code"]) as ProblemCode;
  must(
    problemCodes.includes(code),
    said(`code 是 ${problemCodes.join("、")} 之一`, `code is one of ${problemCodes.join(", ")}`),
    code,
    answer,
  );
  must(
    statusesOf(code).includes(status),
    said(`${code} 的状态是 ${statusesOf(code)[0]}`, `the status of ${code} is ${statusesOf(code)[0]}`),
    String(status),
    answer,
  );
  same(json["status"], status, "/status", answer);
  const header = headers.get("x-correlation-id");
  must(header !== null && header !== "", said("X-Correlation-Id 头", "a header X-Correlation-Id"), "none", answer);
  same(json["correlationId"], header, "/correlationId", answer);
}
