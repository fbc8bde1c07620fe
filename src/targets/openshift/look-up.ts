import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';

/** What came of looking for something on a cluster. */
export type LookUp<T> = { readonly object: T } | { readonly object: undefined; readonly why: 'absent' | 'forbidden' };

/** Reads something that the cluster may not have, or the user may not see. */
export const lookUp = async <T>(api: KubeApi, path: string): Promise<LookUp<T>> => {
  try {
    return { object: (await api.request<T>({ method: 'GET', path })).body };
  } catch (error) {
    if (!(error instanceof ApiStatusError) || ![401, 403, 404].includes(error.status.code ?? 0)) throw error;
    return { object: undefined, why: error.status.code === 404 ? 'absent' : 'forbidden' };
  }
};
