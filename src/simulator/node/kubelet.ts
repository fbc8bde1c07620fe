import { nodeKind, podKind } from '../../resources/kinds/kinds.ts';
import type { Node } from '../../resources/nodes/node.ts';
import { hasEnded, type Pod, type PodStatus } from '../../resources/workloads/pod.ts';
import { byKey, type ControllerContext, keyOf, type Outcome } from '../apimachinery/controller.ts';
import { equal } from '../apimachinery/equality.ts';
import { isOvertaken } from '../apimachinery/not-found.ts';
import { type Requests, requestsOf } from '../apimachinery/pods/pod-requests.ts';
import { timestamp } from '../apimachinery/timestamp.ts';
import { Backoff } from './backoff.ts';
import { collectImages, noteUse } from './collect-images.ts';
import { enforceDeadline } from './pods/enforce-deadline.ts';
import { gracePeriodOf } from './pods/grace-period.ts';
import type { NodeOptions, PodContext } from './pods/kubelet-context.ts';
import type { PodRuntime } from './pods/pod-runtime.ts';
import { podStatus } from './pods/pod-status.ts';
import { continuePostStartHooks } from './pods/post-start-hooks.ts';
import { probeContainers } from './pods/probe-containers.ts';
import { continueStops, stopContainers } from './pods/stop-containers.ts';
import { syncContainers } from './pods/sync-containers.ts';
import { timesToLook } from './pods/times-to-look.ts';
import { type Rejection, rejectionOf } from './reject-pod.ts';
import type { WorkerNode } from './worker-node.ts';

/** A pod whose sync failed is looked at again after this time and up to half as much again (milliseconds). */
const RETRY = 10_000;

/** Looks after the pod with a key. */
export type Kubelet = (key: string, context: ControllerContext) => Promise<Outcome | void>;

/**
 * The kubelet of one node: runs the pods that are bound to it and reports what becomes of them. Each sync first reports
 * what the one before has done, so a failed pull shows as ErrImagePull until the next sync finds it in back-off.
 *
 * @param disks what claims have stored, shared by all nodes
 * @see https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/kubelet/kubelet.go
 */
export const createKubelet = (node: WorkerNode, options: NodeOptions, disks: PodContext['disks']): Kubelet => {
  const imageBackoff = new Backoff();
  const restartBackoff = new Backoff();
  return async (key, context) => {
    const pod = byKey(context.listers.of<Pod>(podKind), key);
    noteUse(node, node.podAt(key), context.clock.now());
    forgetOther(node, key, pod);
    if (pod === undefined || pod.spec.nodeName !== node.name) return tidied(node, context, undefined);
    let runtime = node.pods.get(pod.metadata.uid as string);
    if (runtime === undefined) {
      if (hasEnded(pod)) return removeIfDeleted(pod, context);
      const requests = { pods: 1, ...requestsOf(pod) };
      const rejection = pod.metadata.deletionTimestamp ? undefined : rejectionOf(pod, requests, node, context.listers);
      if (rejection !== undefined) return reject(pod, rejection, node, context);
      runtime = admit(pod, requests, node, context);
    }
    const podContext = { ...context, node, options, disks, runtime, imageBackoff, restartBackoff, pod };
    const outcome = pod.metadata.deletionTimestamp === undefined ? await sync(podContext) : await terminate(podContext);
    noteUse(node, runtime, context.clock.now());
    return tidied(node, context, outcome);
  };
};

/** Makes room for images if need be, and reports which there are. */
const tidied = async (
  node: WorkerNode,
  context: ControllerContext,
  outcome: Outcome | void,
): Promise<Outcome | void> => {
  const due = await collectImages(node, context);
  await reportImages(node, context);
  if (due === undefined || outcome?.requeue === true) return outcome;
  const after = due - context.clock.now();
  return { ...outcome, requeueAfter: Math.min(outcome?.requeueAfter ?? after, after) };
};

const admit = (pod: Pod, requests: Requests, node: WorkerNode, { clock }: ControllerContext): PodRuntime => {
  const uid = pod.metadata.uid as string;
  const runtime: PodRuntime = {
    key: keyOf(pod),
    uid,
    startTime: pod.status?.startTime ?? timestamp(clock.now()),
    requests,
    containers: new Map(),
    volumes: new Map(),
    sandboxReady: false,
  };
  node.addPod(runtime);
  return runtime;
};

/** A pod that the node cannot run has failed before it has begun. */
const reject = async (
  pod: Pod,
  { reason, message }: Rejection,
  node: WorkerNode,
  { client, clock, events }: ControllerContext,
): Promise<void> => {
  const startTime = pod.status?.startTime ?? timestamp(clock.now());
  const status: PodStatus = {
    ...pod.status,
    phase: 'Failed',
    reason,
    message: `Pod was rejected: ${message}`,
    startTime,
  };
  await unlessOvertaken(() => client.updateStatus<Pod>(podKind, { ...pod, status }));
  await events.record({
    object: pod,
    type: 'Warning',
    reason,
    message,
    source: { component: 'kubelet', host: node.name },
  });
};

/** The pod that had this name before and is gone, removed by force, say. */
const forgetOther = (node: WorkerNode, key: string, pod: Pod | undefined): void => {
  const other = node.podAt(key);
  if (other !== undefined && other.uid !== pod?.metadata.uid) node.removePod(other.uid);
};

const sync = async (context: PodContext): Promise<Outcome | void> => {
  for (;;) {
    const { clock, runtime } = context;
    const since = clock.now();
    for (const { current } of runtime.containers.values()) await current?.program.advance(clock.now());
    await continuePostStartHooks(context);
    await probeContainers(context);
    await continueStops(context);
    await enforceDeadline(context);
    const status = await report(context);
    if (status === undefined) return;
    if (runtime.ended !== undefined || hasEnded({ status })) return windUp(context);
    const { changed, failed, retryAfter } = await syncContainers(context);
    if (changed && hasWorkToReport(context))
      return (await report(context)) === undefined ? undefined : { requeue: true };
    if (changed) continue;
    const due = [
      ...timesToLook(context, since),
      ...(failed ? [clock.now() + (retryAfter ?? retryDelay(context))] : []),
    ];
    return due.length === 0 ? undefined : { requeueAfter: Math.max(0, Math.min(...due) - clock.now()) };
  }
};

/** Nodes do not all come back at the same moment; when each does is no matter of what else happens in the cluster. */
const retryDelay = ({ random, clock, runtime }: PodContext): number =>
  RETRY * (1 + random.derived(`${runtime.key} ${clock.now()}`).next() / 2);

/** Whether a program that has just started lets others see it running before it goes on. */
const hasWorkToReport = ({ runtime, clock }: PodContext): boolean =>
  [...runtime.containers.values()].some(({ current }) => current?.program.nextDue === clock.now());

/** Stops what a pod still runs, and tells of it. @returns when to go on with it; `undefined` when nothing runs any more */
const windUp = async (context: PodContext): Promise<Outcome | undefined> => {
  const { pod, runtime, clock } = context;
  const since = clock.now();
  for (const { current } of runtime.containers.values()) await current?.program.advance(clock.now());
  const isOver = await stopContainers(context, gracePeriodOf(pod));
  if (!isOver) await probeContainers(context);
  await report(context);
  return isOver ? undefined : { requeueAfter: Math.max(0, Math.min(...timesToLook(context, since)) - clock.now()) };
};

const terminate = async (context: PodContext): Promise<Outcome | undefined> => {
  const outcome = await windUp(context);
  if (outcome !== undefined) return outcome;
  await removeIfDeleted(context.pod, context);
  context.node.removePod(context.runtime.uid);
  return undefined;
};

/** Writes the status if it is a new one; when others write at the same time, again. @returns `undefined` when the pod is gone */
const report = async ({ pod, runtime, node, client, clock, listers }: PodContext): Promise<PodStatus | undefined> => {
  for (;;) {
    const latest = listers.of<Pod>(podKind).get(pod.metadata.namespace, pod.metadata.name);
    if (latest === undefined || latest.metadata.uid !== pod.metadata.uid) return undefined;
    const status = podStatus(latest, runtime, node, clock.now());
    if (equal(status, latest.status)) return status;
    if ((await unlessOvertaken(() => client.updateStatus<Pod>(podKind, { ...latest, status }))) !== undefined)
      return status;
  }
};

const removeIfDeleted = async ({ metadata }: Pod, { client }: ControllerContext): Promise<void> => {
  if (metadata.deletionTimestamp === undefined) return;
  await unlessOvertaken(() =>
    client.delete(podKind, metadata.namespace, metadata.name, {
      gracePeriodSeconds: 0,
      preconditions: { uid: metadata.uid as string },
    }),
  );
};

/** Tells the API which images the node holds, when that has changed. */
const reportImages = async (node: WorkerNode, { client, listers }: ControllerContext): Promise<void> => {
  const known = listers.of<Node>(nodeKind).get(undefined, node.name);
  const images = node.images.status;
  const reported = known?.status?.images;
  if (known === undefined || (reported !== undefined && node.reportedAs.get(images) === reported)) return;
  if (equal(reported ?? [], images)) {
    if (reported !== undefined) node.reportedAs.set(images, reported);
    return;
  }
  await unlessOvertaken(() =>
    client.modify<Node>(
      nodeKind,
      undefined,
      node.name,
      (current) => ({ ...current, status: { ...current.status, images } }),
      'status',
    ),
  );
};

const unlessOvertaken = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    return undefined;
  }
};
