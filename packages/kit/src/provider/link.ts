/** What a connection is made of. One module, so that a bundle takes no more of the SDK than this. */
export { csrfFromCookie, csrfFromField, csrfFromMeta, gatewayOver, httpTransport } from "@xiaoben/sdk";
export { withOutbox } from "@xiaoben/sdk/outbox";
export { takeAlong } from "@xiaoben/sdk/along";
