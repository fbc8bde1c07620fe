import { kinds } from '../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';

/** An object on its way through kustomizations. */
export interface Resource {
  object: KubeObject;
  /** The names that it had: others refer to it by them. */
  readonly names: Set<string>;
  /** Whether its name ends in a hash of its content. */
  needsHash: boolean;
}

export const resourceOf = (object: KubeObject, needsHash = false): Resource => ({
  object,
  names: new Set([object.metadata.name]),
  needsHash,
});

/** What tells objects apart: `Deployment.v1.apps/web.mine`. */
export const resourceId = ({ object: { apiVersion, kind, metadata } }: Resource): string => {
  const [version, group = '[noGrp]'] = apiVersion.split('/').reverse();
  return `${kind}.${version}.${group}/${metadata.name}.${metadata.namespace ?? '[noNs]'}`;
};

/** Renames an object; references by its earlier names still find it. */
export const rename = (resource: Resource, name: string): void => {
  const { object } = resource;
  resource.names.add(name);
  resource.object = { ...object, metadata: { ...object.metadata, name } };
};

/** Whether a name is one that the object has or had. */
export const isCalled = ({ object, names }: Resource, name: string): boolean =>
  object.metadata.name === name || names.has(name);

/** Whether objects of this kind live outside of namespaces; kinds that nobody knows live in them. */
export const isClusterScoped = ({ object }: Resource): boolean =>
  kinds.find((kind) => kind.kind === object.kind && apiVersionOf(kind) === object.apiVersion)?.namespaced === false;
