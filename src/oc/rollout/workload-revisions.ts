import {
  controllerRevisionKind,
  daemonSetKind,
  deploymentKind,
  replicaSetKind,
  statefulSetKind,
} from '../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../resources/labels/label-selector-spec.ts';
import { selectorText } from '../../resources/labels/selector-text.ts';
import type { ControllerRevision } from '../../resources/workloads/controller-revision.ts';
import type { Deployment } from '../../resources/workloads/deployment.ts';
import { revisionOf } from '../../resources/workloads/deployment-revision.ts';
import type { PodTemplateSpec } from '../../resources/workloads/pod-spec.ts';
import type { Client } from '../client/client.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import { deploymentRevisions } from './deployment-revisions.ts';

/** One version of a workload. */
export interface WorkloadRevision {
  readonly number: number;
  readonly template: PodTemplateSpec;
  /** The replica set or the controller revision that remembers it. */
  readonly kept: KubeObject;
  /** What `-o` shows of it: the replica set, or the workload as it was. */
  readonly shown: KubeObject;
  readonly shownKind: ResourceKind;
}

/** The versions of a workload of Kubernetes, oldest first; none for a kind that has no versions. */
export const workloadRevisions = async (
  client: Client,
  { kind, namespace, object }: LoadedObject,
): Promise<WorkloadRevision[] | undefined> => {
  if (kind === deploymentKind)
    return (await deploymentRevisions(client, namespace, object as Deployment)).map((set) => ({
      number: Number(revisionOf(set)),
      template: set.spec.template as PodTemplateSpec,
      kept: set,
      shown: { ...set, apiVersion: apiVersionOf(replicaSetKind), kind: replicaSetKind.kind },
      shownKind: replicaSetKind,
    }));
  if (kind !== daemonSetKind && kind !== statefulSetKind) return undefined;
  const { metadata, spec } = object as Templated;
  const labelSelector = selectorText(spec.selector);
  const { items } = await client.list<ControllerRevision>(controllerRevisionKind, namespace, { labelSelector });
  return items
    .filter((kept) => kept.metadata.ownerReferences?.some(({ controller, uid }) => controller && uid === metadata.uid))
    .sort((one, other) => one.revision - other.revision)
    .map((kept) => {
      const { $patch: _, ...template } = kept.data.spec.template;
      const shown: Templated = { ...(object as Templated), spec: { ...spec, template } };
      return { number: kept.revision, template, kept, shown, shownKind: kind };
    });
};

interface Templated extends KubeObject {
  spec: { selector: LabelSelectorSpec; template: PodTemplateSpec };
}
