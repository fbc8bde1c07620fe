import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { copyOf } from '../copy-of.ts';
import { keepToNamespace } from '../keep-to-namespace.ts';
import type { Machinery } from '../machinery.ts';
import type { RequestContext } from '../request-context.ts';
import { timestamp } from '../timestamp.ts';

const SET_BY_SERVER = ['resourceVersion', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'selfLink'] as const;
const LEFT_OUT_EMPTY = ['labels', 'annotations', 'ownerReferences', 'finalizers'] as const;

/** The longest name that a random suffix is put behind. */
const LONGEST_BASE = 58;

/**
 * The object that a create stores: a copy of what the client sent, with the metadata that only the server sets.
 *
 * @throws StatusError 400 when the namespace of the object and of the request differ
 */
export const newObject = (
  kind: ResourceKind,
  sent: KubeObject,
  context: RequestContext,
  { clock, random }: Pick<Machinery, 'clock' | 'random'>,
): KubeObject => {
  const object = copyOf(sent);
  const metadata = (object.metadata ??= { name: '' });
  object.apiVersion = apiVersionOf(kind);
  object.kind = kind.kind;
  if (!kind.namespaced) delete metadata.namespace;
  else if (context.namespace !== undefined || metadata.namespace) keepToNamespace(metadata, context.namespace ?? '');
  if (!metadata.name && metadata.generateName) {
    metadata.name = `${metadata.generateName.slice(0, LONGEST_BASE)}${random.suffix()}`;
  }
  metadata.name ??= '';
  metadata.uid = random.uid();
  metadata.creationTimestamp = timestamp(clock.now());
  for (const field of SET_BY_SERVER) delete (metadata as unknown as Record<string, unknown>)[field];
  for (const field of LEFT_OUT_EMPTY) {
    if (!(field in metadata)) continue;
    if (metadata[field] === null || Object.keys(metadata[field] ?? { some: 1 }).length === 0) delete metadata[field];
  }
  return object;
};
