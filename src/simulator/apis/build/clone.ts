import { type Build, type BuildRequest, buildKeys, isPaused } from '../../../resources/builds/build.ts';
import type { BuildConfig } from '../../../resources/builds/build-config.ts';
import { derivedName } from '../../../resources/metadata/derived-name.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import { type RequestContext, withoutDryRun } from '../../apimachinery/request-context.ts';
import type { Subresource } from '../../apimachinery/rest-storage.ts';
import { badRequest, internalError } from '../../apimachinery/status-error.ts';
import type { BuildApi } from './build-api.ts';
import { newCondition } from './generate-build.ts';
import { overriddenVariables, overrideEnvironment } from './override-environment.ts';
import { requestedObject } from './requested-object.ts';
import { storeBuild } from './store-build.ts';
import { validateBuildRequest } from './validate-build-request.ts';

/** `builds/<name>/clone`: runs a build again, as the next one of its configuration if that is still there. */
export const cloneSubresource = (api: BuildApi): Subresource => ({
  kind: { group: 'build.openshift.io', version: 'v1', kind: 'BuildRequest' },
  create: async (trial, name, sent) => {
    const context = withoutDryRun(trial);
    const request = sent as BuildRequest;
    validateBuildRequest(request);
    const original = await requestedObject(api.builds, context, name, request.metadata.name);
    const config = countedUp(api, context, original);
    const build = cloned(original, config, request, api);
    return storeBuild(api, context, build, config);
  },
});

/** The configuration of a build as it is with one build more. */
const countedUp = (api: BuildApi, context: RequestContext, build: Build): BuildConfig | undefined => {
  const stored = build.status?.config && api.configs.peek(context.namespace, build.status.config.name);
  if (stored === undefined) return undefined;
  const { name, namespace } = stored.metadata;
  if (isPaused(stored))
    throw internalError(
      `fatal error generating Build from BuildConfig: can't instantiate from BuildConfig ${namespace}/${name}: BuildConfig is paused`,
    );
  const next = copyOf(stored);
  next.status = { ...next.status, lastVersion: (next.status?.lastVersion ?? 0) + 1 };
  return next;
};

const cloned = (original: Build, config: BuildConfig | undefined, request: BuildRequest, api: BuildApi): Build => {
  const { metadata, spec, status, ...type } = copyOf(original);
  const now = api.machinery.clock.now();
  const number = config?.status?.lastVersion;
  const annotations = Object.fromEntries(
    Object.entries(metadata.annotations ?? {}).filter(([key]) => !ofThisRun.includes(key)),
  );
  const { triggeredBy: _, ...rest } = spec;
  const build: Build = {
    ...type,
    metadata: {
      name: derivedName(config?.metadata.name ?? nameOf(metadata.name), String(number ?? nanoseconds(now, api))),
      ...(metadata.namespace && { namespace: metadata.namespace }),
      annotations: {
        ...annotations,
        [buildKeys.cloneOf]: metadata.name,
        ...(number !== undefined && { [buildKeys.number]: String(number) }),
      },
      ...(metadata.labels && { labels: metadata.labels }),
      ...(metadata.ownerReferences && { ownerReferences: metadata.ownerReferences }),
    },
    spec: { ...rest, ...(request.triggeredBy && { triggeredBy: request.triggeredBy }) },
    status: { phase: 'New', conditions: [newCondition(now)], ...(status?.config && { config: status.config }) },
  };
  const { source } = build.spec;
  if (source?.binary) delete source.binary;
  const args = request.dockerStrategyOptions?.buildArgs ?? [];
  const { dockerStrategy } = build.spec.strategy;
  if (args.length > 0 && !dockerStrategy)
    throw badRequest(
      `Cannot specify build args on ${metadata.namespace}/${config?.metadata.name}, not a Docker build.`,
    );
  if (dockerStrategy && args.length > 0) dockerStrategy.buildArgs = overriddenVariables(dockerStrategy.buildArgs, args);
  overrideEnvironment(build, request.env);
  return build;
};

/** Annotations that are about one run of a build. */
const ofThisRun: readonly string[] = [
  buildKeys.number,
  buildKeys.podName,
  'openshift.io/jenkins-status-json',
  'openshift.io/jenkins-log-url',
  'openshift.io/jenkins-console-log-url',
  'openshift.io/jenkins-blueocean-log-url',
  'openshift.io/jenkins-build-uri',
];

/** The name of a build without the time that a clone has in it. */
const nameOf = (name: string): string => name.replace(/-\d{10}$/, '');

/** The last ten digits of the time in nanoseconds; the clock counts no finer than milliseconds. */
const nanoseconds = (now: number, { machinery }: BuildApi): string =>
  String(now).slice(-4) + String(machinery.random.integer(1_000_000)).padStart(6, '0');
