import { z } from 'zod';

const block = z.object({
  /** As written: `Rule`, `场景`. */
  keyword: z.string(),
  name: z.string(),
  /** Prose, in Markdown; empty when there is none. */
  description: z.string(),
  line: z.number(),
});

/** What a feature says beside its experiments; lines tell which of them belong to what. */
export const featureText = block.extend({
  /** The path of the feature, from the folder `features` on. */
  uri: z.string(),
  language: z.string(),
  background: block.extend({ steps: z.array(z.object({ keyword: z.string(), text: z.string() })) }).optional(),
  rules: z.array(block),
  scenarios: z.array(block),
});

/** A folder of features, as its README introduces it. */
export const chapterText = z.object({
  /** `features/reference-policy` */
  folder: z.string(),
  /** Markdown. */
  readme: z.string(),
});

export type FeatureText = z.infer<typeof featureText>;
export type ChapterText = z.infer<typeof chapterText>;
