import { type Build, type BuildRequest, isPaused } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { type RequestContext, withoutDryRun } from '../../apimachinery/request-context.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import type { BuildApi } from './build-api.ts';
import { generateBuild } from './generate-build.ts';
import { updatedImageTriggers } from './image-triggers.ts';
import { requestedObject } from './requested-object.ts';
import { storeBuild } from './store-build.ts';
import { validateBuildRequest } from './validate-build-request.ts';

/**
 * `buildconfigs/<name>/instantiate`: starts a build.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/workloads_apis/buildrequest-build-openshift-io-v1.html
 */
export const instantiateSubresource = (api: BuildApi): Subresource => ({
  kind: { group: 'build.openshift.io', version: 'v1', kind: 'BuildRequest' },
  create: async (trial, name, sent) => {
    const context = withoutDryRun(trial);
    const request = sent as BuildRequest;
    const asked = request.metadata?.name;
    validateBuildRequest(request);
    await requestedObject(api.configs, context, name, asked);
    const causes = request.triggeredBy?.length ? request.triggeredBy : [{ message: 'Manually triggered' }];
    return instantiate(api, context, {
      ...request,
      triggeredBy: causes,
    });
  },
});

/**
 * Counts up the configuration's builds and creates the next one.
 *
 * @throws StatusError 404, 400 for a paused configuration or another last version than the request names, 422
 */
export const instantiate = async (api: BuildApi, context: RequestContext, request: BuildRequest): Promise<Build> => {
  const { machinery, configs, options } = api;
  const now = machinery.clock.now();
  const config = copyOf(await configs.get(context, request.metadata.name));
  refuse(config, request);
  const triggers = await updatedImageTriggers(config, request, options.client, now);
  config.status = {
    lastVersion: (config.status?.lastVersion ?? 0) + 1,
    ...(triggers.length > 0 && { imageChangeTriggers: triggers }),
  };
  const build = await generateBuild(config, request, options.client, now);
  return storeBuild(api, context, build, config);
};

const refuse = (config: BuildConfig, { lastVersion }: BuildRequest): void => {
  const { metadata, status } = config;
  const name = `${metadata.namespace}/${metadata.name}`;
  if (isPaused(config)) throw badRequest(`can't instantiate from BuildConfig ${name}: BuildConfig is paused`);
  const last = status?.lastVersion ?? 0;
  if (lastVersion !== undefined && lastVersion !== last)
    throw badRequest(
      `the LastVersion(${last}) on build config ${name} does not match the build request LastVersion(${lastVersion})`,
    );
};
