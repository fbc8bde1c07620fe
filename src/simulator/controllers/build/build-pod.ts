import { type Build, buildKeys, buildPodName } from '../../../resources/builds/build.ts';
import { imageStrategyOf } from '../../../resources/builds/build-config.ts';
import { labelValue } from '../../../resources/labels/label-value.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { controllerReference } from '../controller-reference.ts';
import { type Attachment, volumesOf } from './attachment.ts';
import { builderContainers } from './builder-containers.ts';
import { isPrivileged, userNamespaceAnnotations } from './builder-rights.ts';
import { customContainer } from './custom-container.ts';

/** Seconds that a build may take when its configuration does not say. */
const WEEK = 604_800;

/** What the pods of builds are made of besides the build. */
export interface BuilderFacts {
  /** What builds of Dockerfiles and of sources run. */
  readonly image: string;
  /** Registries that have authorities of their own, by the key of their certificate. */
  readonly trustedHosts: Readonly<Record<string, string>>;
  /** Whether the account of the build may run containers as root. */
  readonly runsAsRoot: boolean;
}

/** What runs in the pod, and the volumes that it needs. */
export interface BuildContainers {
  readonly initContainers?: Container[];
  readonly containers: Container[];
  /** In the order of the volumes of the pod. */
  readonly attachments: readonly Attachment[];
}

/**
 * The pod that a build runs in.
 *
 * @param build with all references resolved
 * @throws Error when there can be no such pod
 * @see https://github.com/openshift/openshift-controller-manager/blob/release-4.19/pkg/build/controller/strategy
 */
export const buildPod = (build: Build, facts: BuilderFacts): Pod => {
  const { metadata, spec } = build;
  const { attachments, ...containers } = spec.strategy.customStrategy
    ? customContainer(build, spec.strategy.customStrategy, facts.trustedHosts)
    : builderContainers(build, facts);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: buildPodName(build),
      ...(metadata.namespace && { namespace: metadata.namespace }),
      labels: { [buildKeys.name]: labelValue(metadata.name) },
      annotations: {
        ...(!isPrivileged(imageStrategyOf(spec.strategy)?.env) && userNamespaceAnnotations),
        [buildKeys.name]: metadata.name,
      },
      ownerReferences: [controllerReference(build)].map(({ blockOwnerDeletion: _, ...reference }) => reference),
    },
    spec: {
      serviceAccountName: spec.serviceAccount || 'builder',
      ...containers,
      volumes: volumesOf(attachments),
      restartPolicy: 'Never',
      nodeSelector: { ...spec.nodeSelector, 'kubernetes.io/os': 'linux' },
      activeDeadlineSeconds: spec.completionDeadlineSeconds ?? WEEK,
    },
  };
};
