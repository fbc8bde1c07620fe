import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';

/** Only the metadata of an object. */
export const partialObject = ({ metadata }: KubeObject, version: 'v1' | 'v1beta1'): KubeObject => ({
  kind: 'PartialObjectMetadata',
  apiVersion: `meta.k8s.io/${version}`,
  metadata,
});

/** Only the metadata of the objects of a list. */
export const partialObjectList = ({ metadata, items }: KubeList, version: 'v1' | 'v1beta1'): KubeList => ({
  kind: 'PartialObjectMetadataList',
  apiVersion: `meta.k8s.io/${version}`,
  metadata,
  items: items.map((item) => partialObject(item, version)),
});
