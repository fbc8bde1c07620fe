import type { KubeObject } from '../../../resources/kube-object.ts';

/** An object as it stands inside another one: without kind and apiVersion. */
export const embedded = <T extends KubeObject>({
  apiVersion: _,
  kind: __,
  ...object
}: T): Omit<T, 'apiVersion' | 'kind'> => object;
