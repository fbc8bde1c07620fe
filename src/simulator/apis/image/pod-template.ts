import {
  cronJobKind,
  daemonSetKind,
  deploymentConfigKind,
  deploymentKind,
  jobKind,
  podKind,
  replicaSetKind,
  replicationControllerKind,
  statefulSetKind,
} from '../../../resources/kinds/kinds.ts';
import { groupResource, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { CronJob } from '../../../resources/workloads/cron-job.ts';
import type { Deployment } from '../../../resources/workloads/deployment.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container, PodSpec } from '../../../resources/workloads/pod-spec.ts';

/** The pod, or the pod to be, in an object. */
export interface PodTemplate {
  readonly spec: PodSpec;
  readonly annotations: Readonly<Record<string, string>>;
  /** Its images cannot be changed after creation. */
  readonly isFixed?: boolean;
}

/** The pod template of an object; `undefined` when its kind has none, or it was left out. */
export const podTemplateOf = (kind: ResourceKind, object: KubeObject): PodTemplate | undefined => {
  const template = readers.get(groupResource(kind))?.(object);
  return template?.spec ? template : undefined;
};

/** All containers with their place in the pod spec: `containers[0]`. */
export const containersIn = ({ spec }: PodTemplate): { readonly path: string; readonly container: Container }[] =>
  (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    ((spec as PodSpec & { ephemeralContainers?: Container[] })[list] ?? []).map((container, index) => ({
      path: `${list}[${index}]`,
      container,
    })),
  );

type Reader = (object: KubeObject) => PodTemplate | undefined;

const inTemplate: Reader = (object) => {
  const template = (object as Deployment).spec?.template;
  return template && { spec: template.spec, annotations: template.metadata?.annotations ?? {} };
};

const readers = new Map<string, Reader>(
  (
    [
      [podKind, (object) => ({ spec: (object as Pod).spec, annotations: {} })],
      [
        cronJobKind,
        (object) => inTemplate({ ...object, spec: (object as CronJob).spec?.jobTemplate?.spec } as KubeObject),
      ],
      [jobKind, (object) => withFixedImages(inTemplate(object))],
      ...[
        replicationControllerKind,
        replicaSetKind,
        deploymentKind,
        daemonSetKind,
        statefulSetKind,
        deploymentConfigKind,
      ].map((kind): [ResourceKind, Reader] => [kind, inTemplate]),
    ] as [ResourceKind, Reader][]
  ).map(([kind, reader]) => [groupResource(kind), reader]),
);

const withFixedImages = (template: PodTemplate | undefined): PodTemplate | undefined =>
  template && { ...template, isFixed: true };
