import type { GatewayError } from "@xiaoben/contract";

/** The error of a gateway that something was rejected with; whatever else was thrown is a fault that may pass. */
export function asGatewayError(error: unknown): GatewayError {
  const given = error as Partial<GatewayError> & { gatewayError?: GatewayError };
  return given.gatewayError ?? { code: "internal", detail: String(error), retryable: true, ...given };
}
