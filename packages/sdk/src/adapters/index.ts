/** An existing API behind the gateway: envelopes, names, codes and pages translated. */
export {};
