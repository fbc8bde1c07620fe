import { changeAt, podPaths } from './field-paths.ts';
import { isCalled, type Resource } from './resource.ts';

/** Makes objects name others as these are called now. */
export const fixReferences = (resources: readonly Resource[]): void => {
  for (const { object } of resources) {
    for (const [kind, paths] of references)
      for (const path of paths)
        changeAt(object, path, (name) => renamed(resources, kind, object.metadata.namespace, name));
    for (const path of kinded)
      changeAt(object, path, (reference) => fixKinded(resources, object.metadata.namespace, reference));
  }
};

/** What a name of an object of a kind has become; names that nothing has stay. */
const renamed = (
  resources: readonly Resource[],
  kind: string,
  namespace: string | undefined,
  name: unknown,
): unknown => {
  if (typeof name !== 'string') return name;
  const found = resources.filter((each) => each.object.kind === kind && isCalled(each, name));
  const own = found.find(({ object }) => object.metadata.namespace === namespace);
  return (own ?? found[0])?.object.metadata.name ?? name;
};

interface Reference {
  kind?: string;
  name?: string;
  namespace?: string;
}

/** A reference that says of which kind it is. Accounts are named with their project, which changes with them. */
const fixKinded = (resources: readonly Resource[], namespace: string | undefined, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const reference = value as Reference;
  const { kind = '', name } = reference;
  if (name === undefined) return value;
  const found = resources.find((each) => each.object.kind === kind && isCalled(each, name));
  if (found === undefined) return value;
  const place =
    kind === 'ServiceAccount' ? (found.object.metadata.namespace ?? reference.namespace) : reference.namespace;
  return {
    ...reference,
    name: renamed(resources, kind, namespace, name),
    ...(place !== undefined && { namespace: place }),
  };
};

const inPods = (...paths: readonly string[]): string[] =>
  podPaths.flatMap((pod) => paths.map((path) => `${pod}/${path}`));

const inContainers = (...paths: readonly string[]): string[] =>
  inPods(...['containers[]', 'initContainers[]'].flatMap((list) => paths.map((path) => `${list}/${path}`)));

const references: ReadonlyArray<readonly [kind: string, paths: readonly string[]]> = [
  [
    'ConfigMap',
    [
      ...inPods('volumes[]/configMap/name', 'volumes[]/projected/sources[]/configMap/name'),
      ...inContainers('env[]/valueFrom/configMapKeyRef/name', 'envFrom[]/configMapRef/name'),
    ],
  ],
  [
    'Secret',
    [
      ...inPods('volumes[]/secret/secretName', 'volumes[]/projected/sources[]/secret/name', 'imagePullSecrets[]/name'),
      ...inContainers('env[]/valueFrom/secretKeyRef/name', 'envFrom[]/secretRef/name'),
      'spec/tls[]/secretName',
      'secrets[]/name',
      'imagePullSecrets[]/name',
    ],
  ],
  ['ServiceAccount', inPods('serviceAccountName')],
  ['PersistentVolumeClaim', inPods('volumes[]/persistentVolumeClaim/claimName')],
  ['PersistentVolume', ['spec/volumeName']],
  ['StorageClass', ['spec/storageClassName', 'spec/volumeClaimTemplates[]/spec/storageClassName']],
  ['PriorityClass', inPods('priorityClassName')],
  [
    'Service',
    ['spec/serviceName', 'spec/rules[]/http/paths[]/backend/service/name', 'spec/defaultBackend/service/name'],
  ],
];

/** References with a kind of their own. */
const kinded = ['spec/scaleTargetRef', 'roleRef', 'subjects[]'];
