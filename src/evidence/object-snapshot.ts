import { z } from 'zod';

/** One thing that a step expected of an object. */
const assertion = z.object({
  /** Where it looked: `['spec', 'tags', 0, 'name']`. */
  path: z.array(z.union([z.string(), z.number()])),
  /** What should be there, in words or as the value itself. */
  expected: z.string(),
  /** What was there; absent when nothing was. */
  actual: z.string().optional(),
  holds: z.boolean(),
});

/** An object, as the API served it when a step asked for it. Managed fields and secret values are left out. */
export const objectSnapshot = z.object({
  kind: z.literal('object'),
  /** `imagestreamtag/hello-ocp:local` */
  name: z.string(),
  namespace: z.string().optional(),
  object: z.record(z.string(), z.unknown()),
  /** RFC 3339, on the clock of the target. */
  at: z.string().optional(),
  asserted: z.array(assertion).optional(),
});
