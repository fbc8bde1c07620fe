import { z } from 'zod';
import { evidence } from './evidence.ts';
import { chapterText, featureText } from './feature-text.ts';
import { stepFacts } from './step-facts.ts';

/** The version of the format of `facts.json`. A reader refuses files of a later one. */
export const factsVersion = 1;

const failure = z.object({
  step: z.string().optional(),
  line: z.number().optional(),
  /** The class of the error: `TimeoutError`. */
  type: z.string(),
  message: z.string(),
});

/** One scenario, or one row of its examples, with everything that it observed. */
const experiment = z.object({
  /** Stays the same from run to run: `features/a/b.feature › Rule › Scenario › cell, cell`. */
  id: z.string(),
  /** The path of the feature, from the folder `features` on. */
  uri: z.string(),
  feature: z.string(),
  /** The language of the feature: `en`, `zh-CN`. */
  language: z.string(),
  rule: z.string().optional(),
  name: z.string(),
  line: z.number(),
  /** The line of the row of examples that it was made from. */
  rowLine: z.number().optional(),
  tags: z.array(z.string()),
  /** A scenario that passed only when it was tried again is flaky. */
  outcome: z.enum(['passed', 'failed', 'inconclusive', 'skipped', 'flaky']),
  /** How often it was tried. */
  attempts: z.number(),
  /** Real milliseconds of the last attempt. */
  duration: z.number(),
  failures: z.array(failure),
  facts: z.array(evidence),
  /** Those of the background first. */
  steps: z.array(stepFacts).optional(),
});

/**
 * `facts.json`: what the experiments of a run observed. The format is public: a later version only adds to it.
 */
export const runFacts = z.object({
  format: z.literal('streamproof.facts'),
  version: z.literal(factsVersion),
  /** The version of Streamproof that wrote the file. */
  streamproof: z.string(),
  /** RFC 3339. */
  startedAt: z.string(),
  /** Real milliseconds. */
  duration: z.number(),
  target: z
    .object({
      name: z.string(),
      description: z.string(),
      version: z.string().optional(),
      capabilities: z.array(z.string()),
      shell: z.string(),
    })
    .optional(),
  experiments: z.array(experiment),
  /** What went wrong outside of the experiments: in hooks of the whole run. */
  failures: z.array(failure).optional(),
  /** What the features say beside their experiments. */
  features: z.array(featureText).optional(),
  /** The folders of features, with what introduces them. */
  chapters: z.array(chapterText).optional(),
});

export type RunFacts = z.infer<typeof runFacts>;
export type ExperimentFacts = z.infer<typeof experiment>;
