/** The same object with the fields that every kind has in front, in the order in which the real server writes them. */
export const ordered = <T extends { kind: string; apiVersion: string; metadata?: unknown }>({
  kind,
  apiVersion,
  metadata,
  ...rest
}: T): object => (metadata === undefined ? { kind, apiVersion, ...rest } : { kind, apiVersion, metadata, ...rest });
