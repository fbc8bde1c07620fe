import type { Pod } from '../../../resources/workloads/pod.ts';

interface Named {
  readonly name?: string;
}

interface Source {
  readonly secret?: Named;
  readonly configMap?: Named;
}

/** The parts of a volume that name an object; a secret of a driver of its own is named the same way in all of them. */
interface Volume {
  readonly name: string;
  readonly secret?: { readonly secretName?: string };
  readonly configMap?: Named;
  readonly azureFile?: { readonly secretName?: string };
  readonly projected?: { readonly sources?: readonly Source[] };
  readonly csi?: { readonly nodePublishSecretRef?: Named };
  readonly persistentVolumeClaim?: { readonly claimName?: string };
  readonly ephemeral?: object;
}

interface Variables {
  readonly env?: readonly {
    readonly valueFrom?: { readonly secretKeyRef?: Named; readonly configMapKeyRef?: Named };
  }[];
  readonly envFrom?: readonly { readonly secretRef?: Named; readonly configMapRef?: Named }[];
}

/** What a pod names of its namespace, besides its service account. */
export interface PodReferences {
  readonly secrets: ReadonlySet<string>;
  readonly configMaps: ReadonlySet<string>;
  readonly claims: ReadonlySet<string>;
}

const DRIVERS = ['cephfs', 'cinder', 'flexVolume', 'rbd', 'scaleIO', 'iscsi', 'storageos'] as const;

type Driven = { readonly [driver in (typeof DRIVERS)[number]]?: { readonly secretRef?: Named } };

/**
 * The objects that a node needs for a pod.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/api/v1/pod/util.go
 */
export const podReferences = ({ metadata, spec }: Pod): PodReferences => {
  const {
    initContainers = [],
    containers,
    ephemeralContainers = [],
  } = spec as Pod['spec'] & {
    ephemeralContainers?: Variables[];
  };
  const all = [...initContainers, ...containers, ...ephemeralContainers] as readonly Variables[];
  const variables = all.flatMap(({ env = [] }) => env.map(({ valueFrom = {} }) => valueFrom));
  const whole = all.flatMap(({ envFrom = [] }) => envFrom);
  const volumes = (spec.volumes ?? []) as readonly Volume[];
  const sources = volumes.flatMap(({ projected }) => projected?.sources ?? []);
  return {
    secrets: named(
      ...(spec.imagePullSecrets ?? []),
      ...variables.map(({ secretKeyRef }) => secretKeyRef),
      ...whole.map(({ secretRef }) => secretRef),
      ...sources.map(({ secret }) => secret),
      ...volumes.flatMap((volume: Volume & Driven) => [
        { name: volume.secret?.secretName },
        { name: volume.azureFile?.secretName },
        volume.csi?.nodePublishSecretRef,
        ...DRIVERS.map((driver) => volume[driver]?.secretRef),
      ]),
    ),
    configMaps: named(
      ...variables.map(({ configMapKeyRef }) => configMapKeyRef),
      ...whole.map(({ configMapRef }) => configMapRef),
      ...sources.map(({ configMap }) => configMap),
      ...volumes.map(({ configMap }) => configMap),
    ),
    claims: named(
      ...volumes.map(({ name, persistentVolumeClaim, ephemeral }) => ({
        name: ephemeral === undefined ? persistentVolumeClaim?.claimName : `${metadata.name}-${name}`,
      })),
    ),
  };
};

const named = (...references: readonly ({ readonly name?: string | undefined } | undefined)[]): Set<string> =>
  new Set(references.flatMap((each) => (each?.name ? [each.name] : [])));
