import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Client } from '../client/client.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import { booleanFlag, type Flag } from './flag.ts';
import type { Flags } from './flags.ts';

/** Writes the command line into what it changes. */
export const recordFlag: Flag = booleanFlag(
  'record',
  'If true, the command is written into the annotations of objects.',
  {
    deprecated: '--record will be removed in the future',
  },
);

export const changeCause = 'kubernetes.io/change-cause';

/** The annotation with the command line: its words, then its flags, all with their values; nothing without `--record`. */
export const recordOf = (flags: Flags): Readonly<Record<string, string>> =>
  flags.boolean('record') ? { [changeCause]: flags.commandLine } : {};

/** An object with that annotation. */
export const recorded = <T extends KubeObject>(flags: Flags, object: T): T => {
  if (!flags.boolean('record')) return object;
  const annotations = { ...object.metadata.annotations, ...recordOf(flags) };
  return { ...object, metadata: { ...object.metadata, annotations } };
};

/** Writes the annotation by a request of its own. @returns the object as it is then */
export const recordAfterwards = async (
  client: Client,
  flags: Flags,
  { kind, namespace, object }: LoadedObject,
  query: Readonly<Record<string, string>> = {},
): Promise<KubeObject> => {
  const wanted = recorded(flags, object);
  if (isDeepStrictEqual(wanted, object)) return object;
  const patch = { metadata: { annotations: recordOf(flags) } };
  return await client.patch<KubeObject>(kind, namespace, object.metadata.name, patch, 'merge', query);
};
