import { type Build, buildKeys, buildPodName, hasEnded } from '../../../resources/builds/build.ts';
import { buildKind, imageStreamKind, podKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Pod } from '../../../resources/workloads/pod.ts';
import {
  byKey,
  type Controller,
  type ControllerContext,
  keyOf,
  type Outcome,
  type WatchedKind,
  watchOwned,
} from '../../apimachinery/controller.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import { isControlledBy } from '../controller-reference.ts';
import { buildProgress, isOutOfMemory, outOfMemory } from './build-progress.ts';
import { streamsOf } from './build-references.ts';
import { type BuildUpdate, updateBuild } from './build-update.ts';
import { logSnippet } from './log-snippet.ts';
import { pruneBuilds } from './prune-builds.ts';
import { mayRun, siblingsOf } from './run-policy.ts';
import { type Builder, startBuild } from './start-build.ts';
import { StartRefused } from './start-refused.ts';

/** Builds that have not started are looked at again after ten minutes, if nothing happens before. */
const RESYNC = 600_000;

/** So long a build waits for the pod of an earlier one of its name to go away. */
const PATIENCE = 120_000;

/**
 * Runs builds: gives each new one its pod as soon as its configuration's policy allows and all that it refers to exists,
 * follows the pod to its end, and forgets the oldest ones.
 *
 * @see https://github.com/openshift/openshift-controller-manager/tree/release-4.19/pkg/build/controller/build
 */
export const createBuildController = (builder: Builder): Controller => ({
  name: 'build-controller',
  program: 'openshift-controller-manager',
  watches: [watchBuilds, watchOwned(podKind, buildKind), watchStreams] as Controller['watches'],
  reconcile: async (key, context): Promise<Outcome | void> => {
    const build = byKey(context.listers.of<Build>(buildKind), key);
    if (build === undefined || build.metadata.deletionTimestamp !== undefined) return;
    if (build.spec.strategy.jenkinsPipelineStrategy !== undefined) return;
    const pod = context.listers.of<Pod>(podKind).get(build.metadata.namespace, buildPodName(build));
    try {
      await note(build, await nextStep(build, pod, builder, context), pod, context);
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error;
      await note(build, error.update, pod, context);
      if (error.isRetried) throw error;
      return { requeueAfter: RESYNC };
    }
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

const note = async (
  build: Build,
  update: BuildUpdate | undefined,
  pod: Pod | undefined,
  context: ControllerContext,
): Promise<void> => {
  if (update === undefined) return;
  await updateBuild(build, update, pod, context);
  const config = build.metadata.labels?.[buildKeys.config];
  const ended = update.phase !== undefined && !['New', 'Pending', 'Running'].includes(update.phase);
  if (ended && config !== undefined) await pruneBuilds(build.metadata.namespace, config, context);
};

const nextStep = async (
  build: Build,
  pod: Pod | undefined,
  builder: Builder,
  context: ControllerContext,
): Promise<BuildUpdate | undefined> => {
  const { status } = build;
  if (hasEnded(build)) return isComplete(build, pod) ? undefined : endOf(build, pod);
  if (status?.cancelled) return cancel(build, context);
  if ((status?.phase ?? 'New') !== 'New') return buildProgress(build, pod, context.listers);
  if (pod !== undefined)
    return isControlledBy(pod, build) ? buildProgress(build, pod, context.listers) : strangePod(build, pod, context);
  return (await mayRun(build, context.listers, context.client)) ? startBuild(build, builder, context) : undefined;
};

/** The builder itself may have said that a build failed; when it did, and its last words, are still to be noted. */
const isComplete = ({ status }: Build, pod: Pod | undefined): boolean => {
  if (status?.completionTimestamp === undefined) return false;
  return status.phase !== 'Failed' || Boolean(status.logSnippet) || pod === undefined || logSnippet(pod) === undefined;
};

const endOf = ({ status }: Build, pod: Pod | undefined): BuildUpdate =>
  pod && isOutOfMemory(pod) ? outOfMemory : { phase: status?.phase ?? 'Failed' };

/** The pod of an earlier build of this name goes away with it, which may take a while; any other is in the way for ever. */
const strangePod = ({ metadata }: Build, pod: Pod, { clock }: ControllerContext): BuildUpdate => {
  const age = clock.now() - Date.parse(metadata.creationTimestamp ?? '');
  if (pod.metadata.ownerReferences?.length && age <= PATIENCE)
    throw new Error(
      `waiting to see if pod ${metadata.namespace}/${pod.metadata.name} with incorrect uid ${pod.metadata.uid} is gc'ed before commencing build ${metadata.namespace}/${metadata.name}`,
    );
  return {
    phase: 'Error',
    reason: 'BuildPodExists',
    message: 'The pod for this build already exists and is older than the build.',
  };
};

const cancel = async (build: Build, { client }: ControllerContext): Promise<BuildUpdate> => {
  await client.delete(podKind, build.metadata.namespace, buildPodName(build)).catch(ignoreNotFound);
  return { phase: 'Cancelled', reason: 'CancelledBuild', message: 'The build was cancelled by the user.' };
};
