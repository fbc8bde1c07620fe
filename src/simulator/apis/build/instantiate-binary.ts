import { type Build, type BuildRequest, buildPodName } from '../../../resources/builds/build.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { isNotFound } from '../../apimachinery/not-found.ts';
import type { RequestContext } from '../../apimachinery/request-context.ts';
import type { Subresource, Upload } from '../../apimachinery/rest-storage.ts';
import { badRequest, notFound, StatusError } from '../../apimachinery/status-error.ts';
import type { BuildApi } from './build-api.ts';
import { instantiate } from './instantiate.ts';
import { waitForRunningBuild } from './wait-for-build.ts';

/** How long an upload waits for its build to start, in milliseconds. */
const TIMEOUT = 5 * 60_000;

/**
 * `buildconfigs/<name>/instantiatebinary`: starts a build of what the body holds, an archive or a single file (`asFile`).
 * Answers when the build has started; one that does not is cancelled.
 *
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/registry/buildconfiginstantiate/rest.go
 */
export const instantiateBinarySubresource = (api: BuildApi): Subresource => ({
  kind: { group: 'build.openshift.io', version: 'v1', kind: 'BinaryBuildRequestOptions' },
  connect: { protocol: 'upload', receive: (context, name, upload) => receive(api, context, name, upload) },
});

const receive = async (
  api: BuildApi,
  context: RequestContext,
  name: string,
  { query, body }: Upload,
): Promise<Build> => {
  const build = await instantiate(api, context, requestOf(name, query));
  const upload = `${context.namespace}/${buildPodName(build)}`;
  api.options.uploads.set(upload, body);
  try {
    return await started(api, context, build, () => !api.options.uploads.has(upload));
  } catch (error) {
    api.options.uploads.delete(upload);
    throw error;
  }
};

const requestOf = (name: string, query: URLSearchParams): BuildRequest => {
  const commit = query.get('revision.commit');
  const asFile = query.get('asFile');
  return {
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildRequest',
    metadata: { name },
    binary: asFile ? { asFile } : {},
    ...(commit && { revision: { type: 'Git', git: gitRevision(commit, query) } }),
  };
};

const gitRevision = (commit: string, query: URLSearchParams) => {
  const person = (role: string) => ({
    name: query.get(`revision.${role}Name`) ?? '',
    email: query.get(`revision.${role}Email`) ?? '',
  });
  return {
    commit,
    author: person('author'),
    committer: person('committer'),
    message: query.get('revision.message') ?? '',
  };
};

/** A build that has taken the upload has run, whatever has become of it since: that is for the build to tell. */
const started = async (
  api: BuildApi,
  context: RequestContext,
  { metadata: { name } }: Build,
  hasTaken: () => boolean,
): Promise<Build> => {
  const latest = await waitForRunningBuild(api, context.namespace, name, TIMEOUT).catch((error: unknown) => {
    if (!isNotFound(error)) throw error;
    throw badRequest(`build ${name} was deleted before it started: ${noLogs}`);
  });
  const { phase, reason, message } = latest?.status ?? {};
  if (latest !== undefined && hasTaken()) return latest;
  if (phase === 'Error') throw badRequest(`build ${name} encountered an error: ${noLogs}`);
  if (phase === 'Failed') throw badRequest(`build ${name} failed: ${reason}: ${message}`);
  if (phase === 'Cancelled') throw badRequest(`build ${name} was cancelled: ${noLogs}`);
  if (latest !== undefined) return latest;
  await cancel(api, context, name);
  throw new StatusError(504, 'Timeout', `Timeout: timed out waiting for build ${name} to start after 5m0s`);
};

/** What errors say when there is nothing to read. */
export const noLogs = 'No logs are available.';

const cancel = async (api: BuildApi, context: RequestContext, name: string): Promise<void> => {
  await api.builds.update(context, name, (current) => {
    if (current === undefined) throw notFound(buildKind, name);
    const build = copyOf(current) as Build;
    build.status = { ...(build.status ?? { phase: 'New' }), cancelled: true };
    return build;
  });
};
