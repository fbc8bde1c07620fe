import type { ControllerRevision } from '../../../resources/workloads/controller-revision.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { PodTemplateSpec } from '../../../resources/workloads/pod-spec.ts';
import type { StatefulSet } from '../../../resources/workloads/stateful-set.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { REVISION_HASH } from '../controller-revision/controller-revision.ts';

/** The number at the end of the name of a pod; -1 when it is none of the set's. */
export const ordinalOf = ({ metadata: { name } }: Pod, set: StatefulSet): number => {
  const prefix = `${set.metadata.name}-`;
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return /^\d+$/.test(digits) ? Number(digits) : -1;
};

/** The template of one pod of a set: its name is its host name, and its claims are its own. */
export const ordinalTemplate = (set: StatefulSet, revision: ControllerRevision, ordinal: number): PodTemplateSpec => {
  const { $patch: _, ...template } = copyOf(revision.data.spec.template);
  const name = `${set.metadata.name}-${ordinal}`;
  const claims = (set.spec.volumeClaimTemplates ?? []).map(({ metadata }) => ({
    name: metadata.name,
    persistentVolumeClaim: { claimName: claimName(metadata.name, set, ordinal) },
  }));
  const others = (template.spec.volumes ?? []).filter((volume) => !claims.some((claim) => claim.name === volume.name));
  return {
    metadata: {
      ...template.metadata,
      labels: {
        ...template.metadata.labels,
        'apps.kubernetes.io/pod-index': String(ordinal),
        [REVISION_HASH]: revision.metadata.name,
        'statefulset.kubernetes.io/pod-name': name,
      },
    },
    spec: {
      ...template.spec,
      hostname: name,
      ...(set.spec.serviceName ? { subdomain: set.spec.serviceName } : {}),
      ...(claims.length + others.length === 0 ? {} : { volumes: [...claims, ...others] }),
    },
  };
};

/** The name of the claim that a pod has of a claim template. */
export const claimName = (claim: string, set: StatefulSet, ordinal: number): string =>
  `${claim}-${set.metadata.name}-${ordinal}`;
