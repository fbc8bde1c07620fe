import type { Build } from '../../resources/build.ts';
import { hasEnded } from '../../resources/build.ts';
import { buildKind } from '../../resources/kinds.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** Waits until a build has come to its end. @throws OcError unless that is a good one */
export const waitForBuild = async (invocation: Invocation, name: string): Promise<void> => {
  const { client, context, namespace } = invocation;
  const fieldSelector = `metadata.name=${name}`;
  const list = await client.list<Build>(buildKind, namespace, { fieldSelector });
  const [current] = list.items;
  if (current !== undefined && hasEnded(current)) return judge(current);
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
    return judge(object);
  }
};

const judge = ({ metadata, status }: Build): void => {
  if (status?.phase !== 'Complete')
    throw new OcError(`the build ${metadata.namespace}/${metadata.name} status is ${JSON.stringify(status?.phase)}`);
};
