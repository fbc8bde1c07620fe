/** Whether a client says that it knows documents of a type. */
export type Accepts = (type: string) => boolean;

/** What an `Accept` header names; wildcards name no type, and preferences make no difference. */
export const parseAccept = (header: string | undefined): Accepts => {
  const types = new Set((header ?? '').split(',').map((one) => one.split(';')[0]?.trim().toLowerCase()));
  return (type) => types.has(type);
};
