import { type Build, buildKeys, buildNumber } from '../../resources/builds/build.ts';
import { buildConfigKind, buildKind } from '../../resources/kinds/kinds.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

/** Passes on what a build writes. */
export const printBuildLog = async (
  { client, context, namespace }: Invocation,
  name: string,
  query: Readonly<Record<string, string | number | boolean>>,
): Promise<void> => {
  const request = { method: 'GET', path: resourcePath(buildKind, namespace, `${name}/log`), query } as const;
  const decoder = new TextDecoder();
  for await (const chunk of client.api.stream(request, context.signal ?? new AbortController().signal))
    context.stdout(decoder.decode(chunk, { stream: true }));
};

/** The builds of a configuration, the newest first. */
export const buildsOf = async (
  { client, namespace }: Pick<Invocation, 'client' | 'namespace'>,
  config: string,
): Promise<Build[]> => {
  const { items } = await client.list<Build>(buildKind, namespace);
  return items
    .filter(({ metadata }) => metadata.annotations?.[buildKeys.config] === config)
    .sort(
      (one, other) =>
        Date.parse(other.metadata.creationTimestamp ?? '') - Date.parse(one.metadata.creationTimestamp ?? '') ||
        buildNumber(other) - buildNumber(one),
    );
};

/** The last build of a configuration. @throws OcError when it has none */
export const latestBuild = async (invocation: Invocation, config: string): Promise<Build> => {
  await invocation.client.get(buildConfigKind, invocation.namespace, config);
  const [latest] = await buildsOf(invocation, config);
  if (latest === undefined) throw new OcError(`no builds found for ${JSON.stringify(config)}`);
  return latest;
};
