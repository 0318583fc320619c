/** What the compiler of a vendor's page sees: no word of it may be `any`. */
import { addDays, type CampusGateway, type Hour, type Kinds, type Live, type Page } from "@xiaoben/contract";
import { isRecord } from "@xiaoben/contract/guards";
import { checkRecord } from "@xiaoben/contract/schemas";
import "@xiaoben/elements/define";
import type { XbStudyHoursElement } from "@xiaoben/elements/study-hours";
import { evaluate, type EvaluationInput } from "@xiaoben/policy";
import { withEvaluation } from "@xiaoben/policy/gateway";
import { loadWords, type Words } from "@xiaoben/policy/words";
import {
  createClient,
  gatewayOver,
  httpTransport,
  isTransportError,
  type TransportError,
  type CampusClient,
  type GetToken,
  type HttpOptions,
  type Transport,
} from "@xiaoben/sdk";
import { adapt, unwrap, type Envelope } from "@xiaoben/sdk/adapters";
import { withOutbox, type Outbox } from "@xiaoben/sdk/outbox";
import { gatewaySuite, type GatewayWorld } from "@xiaoben/sdk/testing";
import { connect, tags, type ConnectOptions, type XbKitProviderElement } from "xiaoben";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T => true as T;

const getToken: GetToken = (reason) => (reason === "initial" ? "token" : null);
const options: HttpOptions = { baseUrl: "/api", getToken };
const transport: Transport = httpTransport(options);
export const gateway: CampusGateway & Outbox = withOutbox(withEvaluation(gatewayOver(transport)));

const page = gateway.list({ kind: "hour", where: { person: "00000000-0000-8000-8000-000000000001" }, limit: 5 });
holds<Same<typeof page, Live<Page<"hour">>>>();
const record = gateway.one({ kind: "hour", id: "00000000-0000-8000-8000-000000000001" });
holds<Same<typeof record, Live<Hour | null>>>();
// @ts-expect-error: there is no such kind
gateway.list({ kind: "nothing" });
// @ts-expect-error: submitting needs the record
void gateway.act("hour.submit", {});

export function read(value: unknown): Hour | string {
  if (isRecord("hour", value)) return value;
  return checkRecord("hour", value)
    .map(({ pointer, message }) => `${pointer} ${message}`)
    .join("; ");
}
holds<Same<Kinds["hour"], Hour>>();
holds<Same<Hour["on"], string>>();
holds<Same<ReturnType<typeof addDays>, string>>();
export const tomorrow = addDays("2026-12-31", 1);

const element = document.createElement("xb-study-hours");
holds<Same<typeof element, XbStudyHoursElement>>();
const provider = document.querySelector("xb-provider");
holds<Same<typeof provider, XbKitProviderElement | null>>();
if (provider) provider.baseUrl = "/api";
// @ts-expect-error: no such tag
holds<Same<HTMLElementTagNameMap["xb-nothing"], never>>();

export const verdicts = (asked: EvaluationInput) => evaluate(asked).map(({ outcome, settled }) => ({ outcome, settled }));
export const words: Promise<Words> = loadWords("zh-Hant");
export const connected = (by: ConnectOptions) => connect(by).then((made) => made.close());
export const known: Readonly<Record<string, string>> = tags;
export const envelope: Envelope = unwrap({ code: "errno", message: "errmsg" });
export const adapted = (...given: Parameters<typeof adapt>): Transport => adapt(...given);
export const prove = (make: () => Promise<GatewayWorld>): void => gatewaySuite("ours", make);

const client: CampusClient = createClient({ baseUrl: "https://campus.example/api", getToken });
const first = await client.hours.list({ state: "approved", limit: 5 }, { signal: new AbortController().signal });
holds<Same<typeof first, Page<"hour">>>();
for await (const hour of client.hours.list()) holds<Same<typeof hour, Hour>>();
// @ts-expect-error: an hour has no such filter
void client.hours.list({ colour: "red" });
// @ts-expect-error: what is not in the contract is no word of it
void client.hours.colour;

try {
  await transport.capabilities();
} catch (error) {
  if (!isTransportError(error)) throw error;
  holds<Same<typeof error, TransportError>>();
  console.warn(error.code, error.status, error.retryable);
}
