import { type Build, buildKeys, buildPodName, hasEnded } from '../../../resources/build.ts';
import { imageStrategyOf } from '../../../resources/build-config.ts';
import type { BuildConfiguration, ProxyConfiguration } from '../../../resources/build-configuration.ts';
import { buildKind, imageStreamKind, podKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { buildConfigurationKind, proxyKind } from '../../../resources/platform-kinds.ts';
import type { Pod } from '../../../resources/pod.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type WatchedKind,
  watchOwned,
} from '../../apimachinery/controller.ts';
import { copyOf } from '../../apimachinery/copy-of.ts';
import type { StatusError } from '../../apimachinery/status-error.ts';
import { isControlledBy } from '../controller-reference.ts';
import { buildPod } from './build-pod.ts';
import { buildProgress } from './build-progress.ts';
import { resolveReferences, streamsOf, UnresolvedReference } from './build-references.ts';
import { imageSecret } from './build-secrets.ts';
import { type BuildSettings, buildSettings } from './build-settings.ts';
import { type BuildUpdate, updateBuild } from './build-update.ts';
import { configureBuild } from './configure-build.ts';
import { configurePod } from './configure-pod.ts';
import { logSnippet } from './log-snippet.ts';
import { pruneBuilds } from './prune-builds.ts';
import { mayRun, siblingsOf } from './run-policy.ts';

/**
 * Runs builds: gives each new one its pod as soon as its configuration's policy allows and all that it refers to exists,
 * follows the pod to its end, and forgets the oldest ones.
 *
 * @param builderImage what build pods run
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/build/controller/build
 */
export const createBuildController = (builderImage: string): Controller => ({
  name: 'build-controller',
  program: 'openshift-controller-manager',
  watches: [watchBuilds, watchOwned(podKind, buildKind), watchStreams] as Controller['watches'],
  reconcile: async (key, context) => {
    const build = byKey(context.listers.of<Build>(buildKind), key);
    if (build === undefined || build.metadata.deletionTimestamp !== undefined) return;
    if (build.spec.strategy.jenkinsPipelineStrategy !== undefined) return;
    const pod = context.listers.of<Pod>(podKind).get(build.metadata.namespace, buildPodName(build));
    const update = await nextStep(build, pod, builderImage, context);
    if (update === undefined) return;
    await updateBuild(build, update, pod, context);
    const config = build.metadata.labels?.[buildKeys.config];
    const ended = update.phase !== undefined && !['New', 'Pending', 'Running'].includes(update.phase);
    if (ended && config !== undefined) await pruneBuilds(build.metadata.namespace, config, context);
  },
});

/** A build that ends, or goes away, may let the next one of its configuration run. */
const watchBuilds: WatchedKind<Build> = {
  kind: buildKind,
  keysOf: (build, { deleted, listers }) => {
    const others = deleted || hasEnded(build) ? siblingsOf(build, listers) : [];
    return [
      ...(deleted ? [] : [keyOf(build)]),
      ...others.filter(({ status }) => (status?.phase ?? 'New') === 'New').map(keyOf),
    ];
  },
};

/** A build that could not be resolved waits for its streams. */
const watchStreams: WatchedKind = {
  kind: imageStreamKind,
  keysOf: (stream: KubeObject, { deleted, listers }) =>
    deleted
      ? []
      : listers
          .of<Build>(buildKind)
          .list()
          .filter((build) => (build.status?.phase ?? 'New') === 'New' && streamsOf(build).includes(keyOf(stream)))
          .map(keyOf),
};

const nextStep = async (
  build: Build,
  pod: Pod | undefined,
  image: string,
  context: ControllerContext,
): Promise<BuildUpdate | undefined> => {
  const { status } = build;
  if (hasEnded(build)) return isComplete(build, pod) ? undefined : { phase: status?.phase ?? 'Failed' };
  if (status?.cancelled) return cancel(build, context);
  if ((status?.phase ?? 'New') !== 'New') return buildProgress(build, pod);
  if (pod !== undefined) return isControlledBy(pod, build) ? buildProgress(build, pod) : podExists;
  return (await mayRun(build, context.listers, context.client)) ? createPod(build, image, context) : undefined;
};

/** The builder itself may have said that a build failed; when it did, and its last words, are still to be noted. */
const isComplete = ({ status }: Build, pod: Pod | undefined): boolean => {
  if (status?.completionTimestamp === undefined) return false;
  return status.phase !== 'Failed' || Boolean(status.logSnippet) || pod === undefined || logSnippet(pod) === undefined;
};

const podExists: BuildUpdate = {
  phase: 'Error',
  reason: 'BuildPodExists',
  message: 'The pod for this build already exists and is older than the build.',
};

const cancel = async (build: Build, { client }: ControllerContext): Promise<BuildUpdate> => {
  await client.delete(podKind, build.metadata.namespace, buildPodName(build)).catch((error: StatusError) => {
    if (error.code !== 404) throw error;
  });
  return { phase: 'Cancelled', reason: 'CancelledBuild', message: 'The build was cancelled by the user.' };
};

const createPod = async (build: Build, image: string, context: ControllerContext): Promise<BuildUpdate> => {
  const resolved = copyOf(build);
  try {
    await resolveReferences(resolved, context.client);
  } catch (error) {
    if (!(error instanceof UnresolvedReference)) throw error;
    const isHopeless = error.reason === 'InvalidOutputReference' && build.spec.source?.binary !== undefined;
    return { ...(isHopeless && { phase: 'Failed' }), reason: error.reason, message: error.message };
  }
  const { dockerStrategy, sourceStrategy } = resolved.spec.strategy;
  if (dockerStrategy === undefined && sourceStrategy === undefined)
    return { reason: 'CannotCreateBuildPodSpec', message: 'Failed to create pod spec.' };
  if (!giveSecrets(resolved, context))
    return {
      reason: 'CannotRetrieveServiceAccount',
      message: 'Unable to look up the service account secrets for this build.',
    };
  const output = resolved.spec.output?.to?.name;
  resolved.status = { ...(resolved.status ?? { phase: 'New' }), ...(output && { outputDockerImageReference: output }) };
  const settings = settingsNow(context);
  const pod = configurePod(buildPod(resolved, image), configureBuild(resolved, settings), settings);
  await context.client.create(podKind, pod);
  return {
    phase: 'Pending',
    reason: '',
    message: '',
    outputDockerImageReference: output,
    pushSecret: resolved.spec.output?.pushSecret,
    podName: pod.metadata.name,
  };
};

/** What the cluster gives to builds at this moment. */
const settingsNow = ({ listers }: ControllerContext): BuildSettings =>
  buildSettings(
    listers.of<BuildConfiguration>(buildConfigurationKind).get(undefined, 'cluster'),
    listers.of<ProxyConfiguration>(proxyKind).get(undefined, 'cluster'),
  );

/** Whether the build has all secrets that it needs. */
const giveSecrets = (build: Build, { listers }: ControllerContext): boolean => {
  const { output, strategy } = build.spec;
  const input = imageStrategyOf(strategy);
  if (output?.to?.name && !output.pushSecret) {
    const secret = imageSecret(build, output.to.name, listers);
    if (secret === undefined) return false;
    output.pushSecret = secret;
  }
  if (input && !input.pullSecret) {
    const secret = imageSecret(build, input.from?.name ?? '', listers);
    if (secret === undefined) return false;
    input.pullSecret = secret;
  }
  return true;
};
