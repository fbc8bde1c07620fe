import { isDeepStrictEqual } from 'node:util';
import { deploymentKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { ControllerRevision } from '../../resources/workloads/controller-revision.ts';
import type { Deployment } from '../../resources/workloads/deployment.ts';
import { ownAnnotations } from '../../resources/workloads/deployment-revision.ts';
import type { PodTemplateSpec } from '../../resources/workloads/pod-spec.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import type { Invocation } from '../command.ts';
import { describePodTemplate } from '../describe/pods/describe-pod-template.ts';
import { OcError } from '../oc-error.ts';
import type { WorkloadRevision } from './workload-revisions.ts';

/**
 * Takes a deployment, a daemon set or a stateful set back to the pod template of an older revision; a dry run of the client
 * only tells the template.
 *
 * @param number 0 for the one before the latest
 * @returns what happened, in words
 * @throws OcError when it is paused or there is no such revision
 */
export const undoWorkload = async (
  { client, flags }: Invocation,
  { kind, namespace, object }: LoadedObject,
  revisions: readonly WorkloadRevision[],
  number: number,
): Promise<string> => {
  const isDeployment = kind === deploymentKind;
  const workload = object as Deployment;
  const target = number === 0 ? revisions.at(-2) : revisions.find((revision) => revision.number === number);
  if (target === undefined) throw unknownRevision(workload, number, isDeployment);
  const mode = flags.string('dry-run');
  if (mode === 'client') return `${isDeployment ? '' : 'will roll back to '}${describePodTemplate(target.template)}`;
  if (isDeployment && workload.spec.paused)
    throw new OcError(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
  const template = withoutHash(target.template);
  if (isDeepStrictEqual(template, withoutHash(workload.spec.template)))
    return `skipped rollback (current template already matches revision ${number})`;
  const patch = isDeployment
    ? [
        { op: 'replace', path: '/spec/template', value: template },
        { op: 'replace', path: '/metadata/annotations', value: annotationsOf(workload, target.kept) },
      ]
    : (target.kept as ControllerRevision).data;
  const query = mode === 'server' ? { dryRun: 'All' } : {};
  await client.patch(kind, namespace, object.metadata.name, patch, isDeployment ? 'json' : 'strategic', query);
  return 'rolled back';
};

const unknownRevision = ({ metadata }: KubeObject, number: number, isDeployment: boolean): OcError => {
  if (number !== 0) return new OcError(`unable to find specified revision ${number} in history`);
  return new OcError(
    isDeployment
      ? `no rollout history found for deployment ${JSON.stringify(metadata.name)}`
      : 'no last revision to roll back to',
  );
};

const withoutHash = (template: PodTemplateSpec): PodTemplateSpec => {
  const { labels } = template.metadata;
  if (labels?.['pod-template-hash'] === undefined) return template;
  const { 'pod-template-hash': _, ...others } = labels;
  return { ...template, metadata: { ...template.metadata, labels: others } };
};

const annotationsOf = (deployment: KubeObject, kept: KubeObject): Record<string, string> => {
  const isOwn = ([key]: [string, string]): boolean => ownAnnotations.has(key);
  return Object.fromEntries([
    ...Object.entries(deployment.metadata.annotations ?? {}).filter(isOwn),
    ...Object.entries(kept.metadata.annotations ?? {}).filter((entry) => !isOwn(entry)),
  ]);
};
