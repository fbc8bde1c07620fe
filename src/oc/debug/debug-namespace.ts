import { namespaceKind, nodeKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { projectAnnotations } from '../../resources/projects/project.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';
import type { DebugTarget } from './debug-target.ts';

/** Where a pod for debugging is made, and what is to be done there afterwards. */
export interface DebugNamespace {
  readonly name: string;
  close(): Promise<void>;
}

/**
 * The project of what is looked into; for nodes one of its own, unless pods with all rights are allowed there.
 *
 * @throws OcError when that cannot be made
 */
export const debugNamespace = async (
  invocation: Invocation,
  { kind, namespace }: DebugTarget,
): Promise<DebugNamespace> => {
  const { flags, client, context } = invocation;
  const asItIs = (name: string): DebugNamespace => ({ name, close: async () => undefined });
  if (flags.string('to-namespace') !== '') return asItIs(flags.string('to-namespace'));
  if (flags.has('namespace') || kind !== nodeKind || flags.string('dry-run') !== 'none') return asItIs(namespace);
  const current = await client.get(namespaceKind, '', namespace).catch((error: Error) => {
    throw new OcError(`unable to get namespace ${error.message}`, { cause: error });
  });
  if (current.metadata.labels?.[`${LEVEL}enforce`] === 'privileged') return asItIs(namespace);
  const { metadata } = await client.create<KubeObject>(namespaceKind, '', temporary);
  const tell = (text: string): void => void (flags.boolean('quiet') || context.stderr(text));
  tell(`Temporary namespace ${metadata.name} is created for debugging node...\n`);
  const close = async (): Promise<void> => {
    if (flags.boolean('preserve-pod')) return;
    await client.remove(namespaceKind, '', metadata.name, {});
    tell(`Temporary namespace ${metadata.name} was removed.\n`);
  };
  return { name: metadata.name, close };
};

const LEVEL = 'pod-security.kubernetes.io/';

const temporary = {
  kind: 'Namespace',
  apiVersion: 'v1',
  metadata: {
    generateName: 'openshift-debug-',
    creationTimestamp: null,
    labels: {
      [`${LEVEL}audit`]: 'privileged',
      [`${LEVEL}enforce`]: 'privileged',
      [`${LEVEL}warn`]: 'privileged',
      'security.openshift.io/scc.podSecurityLabelSync': 'false',
    },
    annotations: { 'oc.openshift.io/command': 'oc debug', [projectAnnotations.nodeSelector]: '' },
  },
  spec: {},
  status: {},
};
