import type { KubeObject } from '../../resources/kube-object.ts';
import { OcError } from '../oc-error.ts';
import type { Manifest } from './manifests.ts';

/** The object of a manifest where it is to be; one of a kind without namespaces as it is. */
export const inNamespace = ({ kind, object }: Pick<Manifest, 'kind' | 'object'>, namespace: string): KubeObject =>
  kind.namespaced ? { ...object, metadata: { ...object.metadata, namespace } } : object;

/** The object in a namespace. @throws OcError for one that names another */
export const requireNamespace = (object: KubeObject, namespace: string): KubeObject => {
  const { namespace: own = namespace } = object.metadata;
  if (own === namespace) return { ...object, metadata: { ...object.metadata, namespace } };
  throw new OcError(
    `the namespace from the provided object "${own}" does not match the namespace "${namespace}". You must pass '--namespace=${own}' to perform this operation.`,
  );
};
