const ALLOWED = new Set(['digital signature', 'key encipherment', 'client auth']);

/** Why a certificate for these usages is none for clients of the API server; `undefined` when it is one. */
export const clientUsageError = (usages: readonly string[]): string | undefined => {
  const other = usages.find((usage) => !ALLOWED.has(usage));
  if (other !== undefined) return `invalid usage for client certificate: ${other}`;
  return usages.includes('client auth') ? undefined : 'missing required usage for client certificate: client auth';
};
