import { isCalled, isClusterScoped, type Resource, rename } from './resource.ts';

/** Kinds whose names others rely on. */
const fixed = ['Namespace', 'CustomResourceDefinition', 'APIService'];

/** Gives names a beginning and an end. */
export const renameResources = (resources: readonly Resource[], prefix: string, suffix: string): void => {
  for (const resource of resources)
    if (!fixed.includes(resource.object.kind)) rename(resource, `${prefix}${resource.object.metadata.name}${suffix}`);
};

/** Puts objects into a namespace; a namespace among them becomes this one. */
export const moveResources = (resources: readonly Resource[], namespace: string | undefined): void => {
  if (namespace === undefined || namespace === '') return;
  for (const resource of resources) {
    const { object } = resource;
    if (object.kind === 'Namespace') rename(resource, namespace);
    else if (!isClusterScoped(resource)) resource.object = { ...object, metadata: { ...object.metadata, namespace } };
    if (/^(Cluster)?RoleBinding$/.test(object.kind)) moveSubjects(resource, namespace);
  }
};

interface Subject {
  kind: string;
  name: string;
}

/** The account that every project has is the one of this project. */
const moveSubjects = (resource: Resource, namespace: string): void => {
  const { subjects, ...rest } = resource.object as typeof resource.object & { subjects?: Subject[] };
  if (subjects === undefined) return;
  const moved = subjects.map((each) =>
    each.kind === 'ServiceAccount' && each.name === 'default' ? { ...each, namespace } : each,
  );
  resource.object = { ...rest, subjects: moved } as typeof resource.object;
};

const scalable = ['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'];

/** Says how many replicas workloads have. */
export const scaleResources = (
  resources: readonly Resource[],
  replicas: readonly { readonly name: string; readonly count: number }[],
): void => {
  for (const { name, count } of replicas)
    for (const resource of resources) {
      if (!scalable.includes(resource.object.kind) || !isCalled(resource, name)) continue;
      const { spec } = resource.object as typeof resource.object & { spec?: object };
      resource.object = { ...resource.object, spec: { ...spec, replicas: count } } as typeof resource.object;
    }
};
