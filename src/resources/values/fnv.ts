const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** The 32-bit FNV-1a hash of bytes, or of a text in UTF-8, by which Kubernetes tells templates and long names from one another. */
export const fnv1a = (content: string | Uint8Array): number => {
  let hash = OFFSET;
  for (const byte of bytesOf(content)) hash = Math.imul(hash ^ byte, PRIME);
  return hash >>> 0;
};

/** The 32-bit FNV-1 hash of bytes, or of a text in UTF-8, by which Kubernetes tells revisions of stateful sets from one another. */
export const fnv1 = (content: string | Uint8Array): number => {
  let hash = OFFSET;
  for (const byte of bytesOf(content)) hash = Math.imul(hash, PRIME) ^ byte;
  return hash >>> 0;
};

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;
