import type { Reply } from '../reply.ts';

/** A reply that goes as it is to clients that would rather have a table. */
export const withoutTable = (reply: Reply): Reply =>
  reply === undefined || 'body' in reply ? reply : { ...reply, hasTable: false };
