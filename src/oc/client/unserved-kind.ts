import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { OcError } from '../oc-error.ts';
import type { Client } from './client.ts';
import { servedKinds } from './discovery.ts';

/** The server has no such kind at all: an image stream on a plain Kubernetes. */
export class UnservedKindError extends OcError {}

/**
 * Handles a failed request for a kind: a server that does not know the path does not have the kind, unless it says that it
 * has; then it only cannot do what was asked, such as list it.
 */
export const refuseUnserved =
  (client: Pick<Client, 'request'>, kind: ResourceKind) =>
  async (error: unknown): Promise<never> => {
    const unknownPath =
      error instanceof ApiStatusError &&
      error.status.code === 404 &&
      !error.status.details?.name &&
      /page not found|could not find the requested resource/.test(error.message);
    if (!unknownPath || (await isServed(client, kind))) throw error;
    throw new UnservedKindError(`the server doesn't have a resource type ${JSON.stringify(kind.plural)}`, {
      cause: error,
    });
  };

const isServed = async (client: Pick<Client, 'request'>, { group, plural }: ResourceKind): Promise<boolean> => {
  const kinds = await servedKinds(client).catch(() => []);
  return kinds.some((kind) => kind.group === group && kind.plural === plural);
};
