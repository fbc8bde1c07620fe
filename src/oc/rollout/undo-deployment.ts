import { isDeepStrictEqual } from 'node:util';
import type { Deployment } from '../../resources/deployment.ts';
import { deploymentKind } from '../../resources/kinds.ts';
import type { PodTemplateSpec } from '../../resources/pod-spec.ts';
import type { ReplicaSet } from '../../resources/replica-set.ts';
import type { Invocation } from '../command.ts';
import { describePodTemplate } from '../describe/describe-pod-template.ts';
import { OcError } from '../oc-error.ts';
import { deploymentRevisions, revisionOf } from './deployment-revisions.ts';

/** Annotations that belong to the deployment itself and not to a revision. */
const OWN_ANNOTATIONS = [
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
];

/**
 * Takes a deployment back to the pod template of an older revision; a dry run of the client only tells the template.
 *
 * @param revision 0 for the one before the latest
 * @returns what happened, in words
 * @throws OcError when it is paused or there is no such revision
 */
export const undoDeployment = async (
  { client, flags, namespace }: Invocation,
  deployment: Deployment,
  revision: number,
): Promise<string> => {
  const { name } = deployment.metadata;
  const target = targetOf(name, await deploymentRevisions(client, namespace, deployment), revision);
  const template = withoutHash(target.spec.template);
  const mode = flags.string('dry-run');
  if (mode === 'client') return describePodTemplate(target.spec.template);
  if (deployment.spec.paused)
    throw new OcError(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
  if (isDeepStrictEqual(template, withoutHash(deployment.spec.template)))
    return `skipped rollback (current template already matches revision ${revision})`;
  const patch = [
    { op: 'replace', path: '/spec/template', value: template },
    { op: 'replace', path: '/metadata/annotations', value: annotationsOf(deployment, target) },
  ];
  await client.patch(deploymentKind, namespace, name, patch, 'json', mode === 'server' ? { dryRun: 'All' } : {});
  return 'rolled back';
};

const targetOf = (name: string, sets: readonly ReplicaSet[], revision: number): ReplicaSet => {
  const target = revision > 0 ? sets.find((set) => revisionOf(set) === revision) : sets.at(-2);
  if (target !== undefined) return target;
  throw new OcError(
    revision > 0
      ? `unable to find specified revision ${revision} in history`
      : `no rollout history found for deployment ${JSON.stringify(name)}`,
  );
};

const withoutHash = (template: PodTemplateSpec): PodTemplateSpec => {
  const { 'pod-template-hash': _, ...labels } = template.metadata.labels ?? {};
  return { ...template, metadata: { ...template.metadata, labels } };
};

const annotationsOf = (deployment: Deployment, target: ReplicaSet): Record<string, string> => {
  const isOwn = ([key]: [string, string]): boolean => OWN_ANNOTATIONS.includes(key);
  return Object.fromEntries([
    ...Object.entries(deployment.metadata.annotations ?? {}).filter(isOwn),
    ...Object.entries(target.metadata.annotations ?? {}).filter((entry) => !isOwn(entry)),
  ]);
};
