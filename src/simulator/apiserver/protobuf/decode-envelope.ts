export const decodeEnvelope = (_body: Buffer, _expected: string): unknown => ({});
