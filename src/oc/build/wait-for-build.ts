import type { Build } from '../../resources/build.ts';
import { hasEnded } from '../../resources/build.ts';
import { buildKind } from '../../resources/kinds.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** Waits until a build has come to its end. @throws OcError unless that is a good one */
export const waitForBuild = async (invocation: Invocation, name: string): Promise<void> => {
  const { metadata, status } = await endOfBuild(invocation, name);
  if (status?.phase !== 'Complete')
    throw new OcError(`the build ${metadata.namespace}/${metadata.name} status is ${JSON.stringify(status?.phase)}`);
};

/** The build as it has ended. @throws OcError when the server stops telling */
export const endOfBuild = async (invocation: Invocation, name: string): Promise<Build> => {
  const { client, context, namespace } = invocation;
  const fieldSelector = `metadata.name=${name}`;
  const list = await client.list<Build>(buildKind, namespace, { fieldSelector });
  const [current] = list.items;
  if (current !== undefined && hasEnded(current)) return current;
  const request = {
    method: 'GET',
    path: resourcePath(buildKind, namespace),
    query: { fieldSelector, resourceVersion: list.metadata.resourceVersion },
  } as const;
  const ended = new AbortController();
  const signal = context.signal ? AbortSignal.any([context.signal, ended.signal]) : ended.signal;
  for await (const { object } of client.api.watch<Build>(request, signal)) {
    if (!hasEnded(object)) continue;
    ended.abort();
    return object;
  }
  throw new OcError(`the build ${namespace}/${name} has not ended`);
};
