import {
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  imageStreamKind,
  podKind,
  serviceKind,
  statefulSetKind,
} from '../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Container } from '../../resources/workloads/pod-spec.ts';
import { podTemplatePathOf, podTemplateSpecOf } from '../client/pod-template.ts';

/** An object of a file as Go writes it once it has a type: some fields are there although nobody set them. */
export const typedObject = (kind: ResourceKind, object: KubeObject): KubeObject => {
  const typed = structuredClone(object) as KubeObject & { spec?: Record<string, unknown>; status?: object };
  if (typed.metadata.uid !== undefined) return typed;
  dated(typed);
  const spec = podTemplateSpecOf(kind, typed);
  const path = podTemplatePathOf(kind).slice(0, -1);
  if (spec && path.length > 0)
    dated(path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], typed) as Dated);
  for (const container of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])] as Container[])
    container.resources ??= {};
  if (typed.spec && kind === deploymentKind) typed.spec.strategy ??= {};
  if (typed.spec && kind === deploymentConfigKind) typed.spec = configSpec(typed.spec);
  if (typed.spec && [daemonSetKind, statefulSetKind].includes(kind)) typed.spec.updateStrategy ??= {};
  if (kind === serviceKind) typed.status ??= { loadBalancer: {} };
  if (kind === deploymentConfigKind) typed.status = { ...noRollouts, ...typed.status };
  if (spec || [podKind, imageStreamKind].includes(kind)) typed.status ??= {};
  return typed;
};

const configSpec = ({ strategy, ...spec }: Record<string, unknown>): Record<string, unknown> => ({
  strategy: { resources: {}, ...(strategy as object) },
  triggers: null,
  replicas: 0,
  test: false,
  ...spec,
});

const noRollouts = {
  ...{ latestVersion: 0, observedGeneration: 0, replicas: 0, updatedReplicas: 0 },
  ...{ availableReplicas: 0, unavailableReplicas: 0 },
};

interface Dated {
  metadata?: { creationTimestamp?: string | null };
}

const dated = (holder: Dated): void => {
  holder.metadata = { ...holder.metadata, creationTimestamp: holder.metadata?.creationTimestamp ?? null };
};
