import { z } from 'zod';

/** A request to a registry and its answer, as its access log tells it. Whoever cannot know a part leaves it out. */
export const exchange = z.object({
  /** RFC 3339, on the clock of the target. */
  at: z.string(),
  method: z.string(),
  /** Path and query, as asked. */
  path: z.string(),
  /** 0 when there was no answer. */
  status: z.number(),
  userAgent: z.string(),
  /** Who asked: the name of a node, `a node` of several, `the internal registry`, `the API server` for imports, `a build`. */
  from: z.string().optional(),
  /** The host of the registry that was asked; absent where the evidence names it once for all. */
  to: z.string().optional(),
  /** The digest of what was served. */
  digest: z.string().optional(),
  /** How long the body of the answer was. */
  bytes: z.number().optional(),
  /** Whether the registry had it, so that nobody further out was asked. */
  cached: z.boolean().optional(),
  /** Where the credentials came from, never what they are: `none`, `secret is-test/pull`, `service account is-test/default`, `user acme`. */
  credentials: z.string().optional(),
});

export type Exchange = z.infer<typeof exchange>;
