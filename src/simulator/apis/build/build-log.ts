import { type Build, buildKeys, buildPodName } from '../../../resources/builds/build.ts';
import { podKind } from '../../../resources/kinds/kinds.ts';
import { derivedName } from '../../../resources/metadata/derived-name.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { isTrue } from '../../apimachinery/query-flag.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { Connection, Subresource } from '../../apimachinery/rest-storage.ts';
import { badRequest, notFound, StatusError } from '../../apimachinery/status-error.ts';
import { logVersion } from '../validation/log-version.ts';
import type { BuildApi } from './build-api.ts';
import { noLogs } from './instantiate-binary.ts';
import { waitForRunningBuild } from './wait-for-build.ts';

/** How long a reader waits for a build to start, in milliseconds. */
const TIMEOUT = 10_000;

/**
 * `builds/<name>/log`: what all containers of the build's pod have written, one after the other.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/registry/buildlog/rest.go
 */
export const buildLog = (api: BuildApi): Subresource => ({
  kind: { group: 'build.openshift.io', version: 'v1', kind: 'BuildLog' },
  connect: {
    protocol: 'log',
    open: async (context, name, connection) => {
      const build = await chosenBuild(api, context, name, connection.query);
      const isStarted = await waitUntilStarted(api, context, build, isTrue(connection.query.get('nowait')));
      return isStarted ? containerLogs(api, context, build, connection) : nothing();
    },
  },
});

/** The build itself; with `previous`, the one before it of its configuration. A `version` is checked, and counts for nothing. */
const chosenBuild = async (
  api: BuildApi,
  context: RequestContext,
  name: string,
  query: URLSearchParams,
): Promise<Build> => {
  const { isPrevious } = logVersion(query, { group: 'build.openshift.io', kind: 'BuildLogOptions', title: 'build' });
  const build = await api.builds.get(context, name);
  if (!isPrevious) return build;
  const { annotations = {}, labels = {} } = build.metadata;
  const config = annotations[buildKeys.config] ?? labels[buildKeys.config] ?? '';
  return api.builds.get(context, derivedName(config, String(Number(annotations[buildKeys.number] ?? 0) - 1)));
};

const waitUntilStarted = async (
  api: BuildApi,
  context: RequestContext,
  { metadata: { name }, status }: Build,
  doesNotWait: boolean,
): Promise<boolean> => {
  if (status?.phase === 'Cancelled') throw badRequest(`build ${name} was cancelled. ${noLogs}`);
  if (status?.phase === 'Error') throw badRequest(`build ${name} is in an error state. ${noLogs}`);
  if (status?.phase !== 'New' && status?.phase !== 'Pending') return true;
  if (doesNotWait) return false;
  const latest = await waitForRunningBuild(api, context.namespace, name, TIMEOUT).catch((error: Error) => {
    throw badRequest(`unable to wait for build ${name} to run: ${error.message}`);
  });
  if (latest?.status?.phase === 'Error') throw badRequest(`build ${name} encountered an error: ${noLogs}`);
  if (latest?.status?.phase === 'Cancelled') throw badRequest(`build ${name} was cancelled: ${noLogs}`);
  if (latest === undefined)
    throw new StatusError(504, 'Timeout', `Timeout: timed out waiting for build ${name} to start after 10s`, {
      retryAfterSeconds: 1,
    });
  return true;
};

const containerLogs = async (
  { options }: BuildApi,
  context: RequestContext,
  build: Build,
  { query, method }: Connection,
): Promise<AsyncIterable<Uint8Array>> => {
  const name = buildPodName(build);
  const pod = await options.client.get<Pod>(podKind, context.namespace, name).catch(() => {
    throw badRequest(`pod ${JSON.stringify(name)} not found`);
  });
  const log = options.podLog();
  if (log?.protocol !== 'log') throw notFound(podKind, name);
  const follows = isTrue(query.get('follow'));
  const open = async (container: string): Promise<AsyncIterable<Uint8Array> | undefined> => {
    const own = new URLSearchParams(query);
    own.set('container', container);
    own.delete('previous');
    return log.open(context, name, { query: own, method }).catch((error: unknown) => {
      if (error instanceof StatusError && error.code === 400) return undefined;
      throw error;
    });
  };
  const names = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].map((each) => each.name);
  return (async function* () {
    for (const each of names) {
      const chunks = await open(each);
      if (chunks === undefined && !follows) return;
      if (chunks !== undefined) yield* chunks;
    }
  })();
};

const nothing = async function* (): AsyncIterable<Uint8Array> {};
