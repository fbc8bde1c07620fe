import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { Invocation } from '../command.ts';
import { isNotFound } from './client.ts';

/**
 * Handles a failed request for one object: where its namespace is missing as well, that is what is told.
 *
 * @see https://github.com/kubernetes/cli-runtime/blob/v0.32.0/pkg/resource/visitor.go
 */
export const refuseMissingNamespace =
  ({ client, namespace }: Pick<Invocation, 'client' | 'namespace'>, kind: ResourceKind) =>
  async (error: unknown): Promise<never> => {
    if (!isNotFound(error) || !kind.namespaced || namespace === 'default') throw error;
    await client
      .request({ method: 'GET', path: `/api/v1/namespaces/${namespace}` })
      .catch((missing: unknown) => Promise.reject(isNotFound(missing) ? missing : error));
    throw error;
  };
