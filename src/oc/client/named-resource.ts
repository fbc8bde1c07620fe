import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import { OcError } from '../oc-error.ts';
import type { Client } from './client.ts';
import { resolveKind } from './discovery.ts';

/**
 * What `TYPE/NAME` names; a name alone is one of the default kind.
 *
 * @throws OcError for more words, and for a type that the server does not have
 */
export const namedResource = async (
  client: Client,
  word: string,
  defaultKind: ResourceKind,
): Promise<{ kind: ResourceKind; name: string }> => {
  const [first = '', second, ...more] = word.split('/');
  if (more.length > 0) throw new OcError(`invalid resource format: ${word}`);
  return second === undefined
    ? { kind: defaultKind, name: first }
    : { kind: await resolveKind(client, first), name: second };
};
