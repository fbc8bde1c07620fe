import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { LabelSelectorSpec } from '../../../resources/labels/label-selector-spec.ts';
import { selectorText } from '../../../resources/labels/selector-text.ts';
import { invalid, invalidObject } from '../../apimachinery/field-error.ts';
import type { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { notFound } from '../../apimachinery/status-error.ts';
import { ownersAfterScale, ownersOfScale } from './scale-owners.ts';

/** How many pods a workload should have and has, as autoscaling/v1 says it. */
export interface Scale extends KubeObject {
  spec: { replicas?: number };
  status: { replicas: number; selector?: string };
}

interface Scalable extends KubeObject {
  spec: { replicas?: number };
  status?: { replicas?: number };
}

const scaleKind = { group: 'autoscaling', version: 'v1', kind: 'Scale' };

/**
 * `<workload>/scale`.
 *
 * @param missing the resource that a reader is told of when there is no such workload
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/scale-v1/
 */
export const scaleSubresource = <T extends Scalable>(
  workloads: RegistryStore<T>,
  selectorOf: (workload: T) => LabelSelectorSpec,
  missing: Parameters<typeof notFound>[0] = workloads.kind,
): Subresource => {
  const scaleOf = (workload: T): Scale => toScale(workload, selectorText(selectorOf(workload)));
  return {
    kind: scaleKind,
    get: async (context, name) => {
      const workload = workloads.peek(context.namespace, name);
      if (workload === undefined) throw notFound(missing, name);
      return scaleOf(workload);
    },
    update: async (context, name, change) => {
      const { object } = await workloads.update(context, name, async (current) => {
        const { managedFields } = current?.metadata ?? {};
        const wanted = (await change(current && withOwners(scaleOf(current as T), managedFields))) as Scale;
        const replicas = wanted.spec?.replicas ?? 0;
        if (replicas < 0)
          throw invalidObject(scaleKind, name, [
            invalid('spec.replicas', replicas, 'must be greater than or equal to 0'),
          ]);
        const resourceVersion = wanted.metadata.resourceVersion;
        return {
          ...current,
          metadata: {
            ...current?.metadata,
            resourceVersion,
            ...ownersAfter(managedFields, wanted, apiVersionOf(workloads.kind)),
          },
          spec: { ...(current as T).spec, replicas },
        } as KubeObject;
      });
      return { object: scaleOf(object as T), created: false };
    },
  };
};

/** What a writer of the scale is held against: the owners of the number. */
export const withOwners = (
  scale: Scale,
  entries: KubeObject['metadata']['managedFields'],
  path?: readonly string[],
): Scale => {
  const managedFields = ownersOfScale(entries, path);
  return managedFields.length === 0 ? scale : { ...scale, metadata: { ...scale.metadata, managedFields } };
};

/** The owners of the workload once its scale is written; an object without owners gets none. */
export const ownersAfter = (
  entries: KubeObject['metadata']['managedFields'],
  { metadata }: Scale,
  apiVersion: string,
  path?: readonly string[],
): Pick<KubeObject['metadata'], 'managedFields'> =>
  entries === undefined ? {} : { managedFields: ownersAfterScale(entries, metadata.managedFields, apiVersion, path) };

const toScale = ({ metadata, spec, status }: Scalable, selector: string): Scale => ({
  apiVersion: 'autoscaling/v1',
  kind: 'Scale',
  metadata: {
    name: metadata.name,
    namespace: metadata.namespace,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion,
    creationTimestamp: metadata.creationTimestamp,
  },
  spec: spec.replicas ? { replicas: spec.replicas } : {},
  status: { replicas: status?.replicas ?? 0, ...(selector === '' ? {} : { selector }) },
});
