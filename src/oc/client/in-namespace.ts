import type { KubeObject } from '../../resources/kube-object.ts';
import type { Manifest } from './manifests.ts';

/** The object of a manifest where it is to be; one of a kind without namespaces as it is. */
export const inNamespace = ({ kind, object }: Pick<Manifest, 'kind' | 'object'>, namespace: string): KubeObject =>
  kind.namespaced ? { ...object, metadata: { ...object.metadata, namespace } } : object;
