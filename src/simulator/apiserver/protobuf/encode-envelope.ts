export const encodeEnvelope = (_object: object): Uint8Array | undefined => undefined;
