import { z } from 'zod';

const digest = z.string();

/** A command, as it was run. */
const command = z.object({
  kind: z.literal('command'),
  line: z.string(),
  shell: z.string(),
  stdout: z.string(),
  stderr: z.string(),
  exitCode: z.number(),
  /** RFC 3339, on the clock of the target. */
  startedAt: z.string(),
  /** Real milliseconds. */
  duration: z.number(),
});

/** An image that the outside world serves, by the name that the feature gives it. */
const image = z.object({
  kind: z.literal('image'),
  name: z.string(),
  reference: z.string(),
  manifest: digest,
  config: digest,
  layers: z.array(digest),
});

/** What the pods of a workload run, and where it came from. */
const pods = z.object({
  kind: z.literal('pods'),
  workload: z.string(),
  pods: z.array(
    z.object({
      name: z.string(),
      node: z.string().optional(),
      image: z.string(),
      imageID: z.string().optional(),
      state: z.string(),
      /** The registry of the image that the node pulled, by the events of the pod. */
      servedBy: z.string().optional(),
    }),
  ),
});

/** What an image stream tag says. */
const tag = z.object({
  kind: z.literal('tag'),
  name: z.string(),
  from: z.string().optional(),
  referencePolicy: z.string().optional(),
  image: z.string().optional(),
});

/** The files in the storage of the internal registry, as paths below its root. */
const storage = z.object({
  kind: z.literal('storage'),
  /** `<namespace>/<stream>`, or absent when all of it was listed. */
  repository: z.string().optional(),
  files: z.array(z.string()),
});

/** The digests that a command listed, such as `ls` in a folder of the registry's storage. */
const listing = z.object({ kind: z.literal('listing'), line: z.string(), digests: z.array(digest) });

/** What a registry was asked. */
const requests = z.object({
  kind: z.literal('requests'),
  registry: z.string(),
  requests: z.array(
    z.object({
      at: z.string(),
      method: z.string(),
      path: z.string(),
      status: z.number(),
      userAgent: z.string(),
    }),
  ),
});

/** What an experiment answers to one of the questions that are asked of every variation of an image stream. */
const answer = z.object({
  kind: z.literal('answer'),
  /** `Q2` */
  question: z.string(),
  /** `V3` */
  variation: z.string(),
  /** What is special about this experiment, if it is not the plain case: `from V1`. */
  circumstance: z.string().optional(),
  /** The answer, in words, by what was observed. */
  words: z.string(),
  state: z.enum(['yes', 'no', 'depends']),
  /** What the article answers; absent where it says nothing. */
  article: z.string().optional(),
  /** Whether the cluster answers otherwise than the article. */
  differs: z.boolean(),
});

/** What a reader of a failed scenario needs beside the message. */
const diagnostics = z.object({
  kind: z.literal('diagnostics'),
  sections: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
});

/** Where a scenario was run; the same for all scenarios of a run. */
const target = z.object({
  kind: z.literal('target'),
  /** The name that `--target` takes. */
  name: z.string(),
  /** `the embedded cluster` */
  description: z.string(),
  /** The version of OpenShift, as the cluster tells it: `4.19.0`; absent where it tells none. */
  version: z.string().optional(),
  capabilities: z.array(z.string()),
  /** What ran the commands: `built-in oc`. */
  shell: z.string(),
});

/** An object, as the API served it when a step asked for it. Managed fields are left out. */
const object = z.object({
  kind: z.literal('object'),
  /** `imagestreamtag/hello-ocp:local` */
  name: z.string(),
  namespace: z.string().optional(),
  object: z.record(z.string(), z.unknown()),
});

/** Why a scenario was skipped. */
const skipped = z.object({ kind: z.literal('skipped'), capability: z.string(), reason: z.string() });

/**
 * One thing that an experiment observed, attached to the step that observed it. The formats are public: reports of later
 * versions read attachments of this one, so a field is never removed and its meaning never changes.
 */
export const evidence = z.discriminatedUnion('kind', [
  command,
  image,
  pods,
  tag,
  storage,
  listing,
  requests,
  answer,
  target,
  object,
  diagnostics,
  skipped,
]);

export type Evidence = z.infer<typeof evidence>;
