import type { KubeObject } from '../../../resources/kube-object.ts';

/** The `Status` that answers a request whose object nobody needs to see; some carry their HTTP status. */
export const success = (code?: number): KubeObject =>
  ({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    ...(code === undefined ? {} : { code }),
  }) as unknown as KubeObject;
