import { type Build, type BuildRequest, buildKeys } from '../../../resources/builds/build.ts';
import type { BuildConfig, BuildSource } from '../../../resources/builds/build-config.ts';
import { buildKind } from '../../../resources/kinds/kinds.ts';
import { apiVersionOf } from '../../../resources/kinds/resource-kind.ts';
import { labelValue } from '../../../resources/labels/label-value.ts';
import { derivedName } from '../../../resources/metadata/derived-name.ts';
import type { Client } from '../../apimachinery/client.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { timestamp } from '../../apimachinery/timestamp.ts';
import { overriddenVariables, overrideEnvironment } from './override-environment.ts';
import { resolveBuildImages } from './resolve-build-images.ts';

/**
 * The next build of a configuration whose status has been brought up to date already: with everything that the request
 * overrides, and with the base image resolved to a pull spec.
 *
 * @throws StatusError 400 when the request has options of another strategy, 422 when an image cannot be resolved
 * @see https://github.com/openshift/openshift-apiserver/blob/release-4.19/pkg/build/apiserver/buildgenerator/generator.go
 */
export const generateBuild = async (
  config: BuildConfig,
  request: BuildRequest,
  client: Client,
  now: number,
): Promise<Build> => {
  const { metadata, spec, status } = copyOf(config);
  const {
    triggers: ___,
    runPolicy = '',
    successfulBuildsHistoryLimit: _,
    failedBuildsHistoryLimit: __,
    ...common
  } = spec;
  const number = String(status?.lastVersion ?? 0);
  const build: Build = {
    apiVersion: apiVersionOf(buildKind),
    kind: 'Build',
    metadata: {
      name: derivedName(metadata.name, number),
      ...(metadata.namespace && { namespace: metadata.namespace }),
      annotations: {
        ...request.metadata?.annotations,
        [buildKeys.config]: metadata.name,
        [buildKeys.number]: number,
      },
      labels: {
        ...request.metadata?.labels,
        ...metadata.labels,
        buildconfig: labelValue(metadata.name),
        [buildKeys.config]: labelValue(metadata.name),
        [buildKeys.startPolicy]: runPolicy,
      },
      ownerReferences: [ownerReference(config)],
    },
    spec: {
      ...common,
      serviceAccount: common.serviceAccount || 'builder',
      source: sourceOf(common.source ?? {}, request.binary),
      ...(request.revision && { revision: request.revision }),
      triggeredBy: request.triggeredBy ?? null,
    },
    status: {
      phase: 'New',
      conditions: [newCondition(now)],
      config: { kind: 'BuildConfig', name: metadata.name, namespace: metadata.namespace ?? '' },
    },
  };
  await resolveBuildImages(build, config, client);
  applyOptions(build, request, `${metadata.namespace}/${metadata.name}`);
  return build;
};

/** The condition that every build begins with. */
export const newCondition = (now: number) => ({
  type: 'New',
  status: 'True',
  lastUpdateTime: timestamp(now),
  lastTransitionTime: timestamp(now),
});

/** How a build names its configuration. */
export const ownerReference = ({ metadata }: BuildConfig) => ({
  apiVersion: 'build.openshift.io/v1',
  kind: 'BuildConfig',
  name: metadata.name,
  uid: metadata.uid ?? '',
  controller: true,
});

/** An upload takes the place of a repository; without one there is nothing binary to build from. */
const sourceOf = (
  { type: _, binary: __, git, dockerfile, ...rest }: BuildSource,
  binary: BuildSource['binary'],
): BuildSource => ({
  ...rest,
  ...(binary ? { binary } : git && { git }),
  ...(dockerfile !== undefined && binary?.asFile !== 'Dockerfile' && { dockerfile }),
});

const applyOptions = (build: Build, request: BuildRequest, name: string): void => {
  const { dockerStrategy, sourceStrategy } = build.spec.strategy;
  const { buildArgs = [], noCache } = request.dockerStrategyOptions ?? {};
  if ((buildArgs.length > 0 || noCache !== undefined) && !dockerStrategy)
    throw badRequest(`Cannot specify Docker build specific options on ${name}, not a Docker build.`);
  if (dockerStrategy && buildArgs.length > 0)
    dockerStrategy.buildArgs = overriddenVariables(dockerStrategy.buildArgs, buildArgs);
  if (dockerStrategy && noCache !== undefined) dockerStrategy.noCache = noCache;
  const { incremental } = request.sourceStrategyOptions ?? {};
  if (incremental !== undefined && !sourceStrategy)
    throw badRequest(`Cannot specify Source build specific options on ${name}, not a Source build.`);
  if (sourceStrategy && incremental !== undefined) sourceStrategy.incremental = incremental;
  overrideEnvironment(build, request.env);
};
