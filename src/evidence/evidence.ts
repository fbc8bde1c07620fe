import { z } from 'zod';
import { exchange } from './exchange.ts';
import { objectSnapshot } from './object-snapshot.ts';

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
  /** RFC 3339, on the clock of the target. */
  at: z.string().optional(),
  /** Whether it was listed before the steps acted or after them; absent when a step asked for it in between. */
  when: z.enum(['before', 'after']).optional(),
});

/** The digests that a command listed, such as `ls` in a folder of the registry's storage. */
const listing = z.object({ kind: z.literal('listing'), line: z.string(), digests: z.array(digest) });

/** What a registry was asked. */
const requests = z.object({ kind: z.literal('requests'), registry: z.string(), requests: z.array(exchange) });

/** All that crossed the wire for the pods of a workload, to every registry that was asked, in the order of time. */
const pull = z.object({ kind: z.literal('pull'), workload: z.string(), requests: z.array(exchange) });

/** Events of the cluster, oldest first. */
const events = z.object({
  kind: z.literal('events'),
  events: z.array(
    z.object({
      /** RFC 3339, on the clock of the target. */
      at: z.string(),
      /** `Normal`, `Warning` */
      type: z.string(),
      reason: z.string(),
      /** `pod/web-1` */
      object: z.string(),
      namespace: z.string().optional(),
      message: z.string(),
    }),
  ),
});

/** When a step was carried out, on the clock of the target (RFC 3339). */
const time = z.object({ kind: z.literal('time'), startedAt: z.string(), endedAt: z.string() });

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
  objectSnapshot,
  pull,
  events,
  time,
  diagnostics,
  skipped,
]);

export type Evidence = z.infer<typeof evidence>;
