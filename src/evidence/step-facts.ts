import { z } from 'zod';

/** A step as it was carried out. */
export const stepFacts = z.object({
  /** As written: `Given`, `假如`. */
  keyword: z.string(),
  text: z.string(),
  line: z.number(),
  /** Whether it belongs to the background. */
  background: z.boolean().optional(),
  /** The doc string or the rows of the table below the step. */
  docString: z.string().optional(),
  table: z.array(z.array(z.string())).optional(),
  status: z.enum(['passed', 'failed', 'skipped', 'undefined', 'ambiguous', 'pending', 'unknown']),
  /** Real milliseconds. */
  duration: z.number(),
  /** RFC 3339, on the clock of the target; absent where it was not recorded. */
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** What it observed: positions in the facts of the experiment. */
  facts: z.array(z.number()),
});

export type StepFacts = z.infer<typeof stepFacts>;
