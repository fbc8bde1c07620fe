import { parseImageReference } from '../image/reference.ts';
import { type Event, eventTimeOf } from '../resources/event.ts';
import { eventKind, podKind } from '../resources/kinds/kinds.ts';
import type { ContainerState, Pod } from '../resources/workloads/pod.ts';
import type { KubeObjects, ObjectKey } from './kube-objects.ts';
import { findWorkload } from './workload.ts';

/** A pod with one container, as a user sees it with `oc get pod -o yaml` and `oc get events`. */
export interface ObservedPod {
  name: string;
  namespace: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  node: string | undefined;
  /** The address that the pod asks for. */
  image: string;
  /** The digest of what it runs; undefined while it runs nothing. */
  digest: string | undefined;
  imageID: string | undefined;
  running: boolean;
  /** `Running`, `ImagePullBackOff: …`, `Pending`. */
  state: string;
  /** The registry that the node pulled from; undefined when it did not pull. */
  servedBy: string | undefined;
  events: readonly Event[];
  /** As the API serves it. */
  object: Pod;
}

/** The pods of a deployment or deployment config, or the pod of that name; those that are being deleted are left out. */
export const observePods = async (
  objects: KubeObjects,
  key: ObjectKey & { namespace: string },
): Promise<readonly ObservedPod[]> => {
  const pods = await podsOf(objects, key);
  if (pods.length === 0) return [];
  const events = await objects.list<Event>(eventKind, { namespace: key.namespace });
  return pods.map((pod) =>
    describePod(
      pod,
      events.filter(({ involvedObject }) => involvedObject.name === pod.metadata.name),
    ),
  );
};

/** One line about a pod: `web-5b8bb8ff49-k958z on worker-0: Running docker.io/…`. */
export const podLine = (pod: ObservedPod): string =>
  `${pod.name} on ${pod.node ?? 'no node'}: ${pod.state}, image ${pod.image}${pod.imageID === undefined ? '' : `, image ID ${pod.imageID}`}`;

const podsOf = async (objects: KubeObjects, key: ObjectKey & { namespace: string }): Promise<readonly Pod[]> => {
  const workload = await findWorkload(objects, key);
  if (workload === undefined) {
    const pod = await objects.get<Pod>(podKind, key);
    return pod === undefined ? [] : [pod];
  }
  const pods = await objects.list<Pod>(podKind, { namespace: key.namespace, labels: workload.podLabels });
  return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
};

const describePod = (pod: Pod, unordered: readonly Event[]): ObservedPod => {
  const events = unordered.toSorted((a, b) => eventTimeOf(a).localeCompare(eventTimeOf(b)) || orderOf(a) - orderOf(b));
  const status = pod.status?.containerStatuses?.[0];
  const imageID = status?.imageID || undefined;
  return {
    name: pod.metadata.name,
    namespace: pod.metadata.namespace ?? '',
    createdAt: Date.parse(pod.metadata.creationTimestamp ?? '') || 0,
    node: pod.spec.nodeName,
    image: pod.spec.containers[0]?.image ?? '',
    digest: imageID?.slice(imageID.lastIndexOf('@') + 1),
    imageID,
    running: status?.ready === true && status.state?.running !== undefined,
    state: describeState(status?.state) ?? pod.status?.phase ?? 'no status',
    servedBy: servingRegistry(events),
    events,
    object: pod,
  };
};

const describeState = (state: ContainerState | undefined): string | undefined => {
  if (state?.running) return 'Running';
  const { reason, message } = state?.waiting ?? state?.terminated ?? {};
  return [reason, message].filter(Boolean).join(': ') || undefined;
};

const servingRegistry = (events: readonly Event[]): string | undefined => {
  const pulled = events.findLast(
    ({ reason, message }) => reason === 'Pulled' && message?.startsWith('Successfully pulled'),
  );
  const image = /^Successfully pulled image "([^"]+)"/.exec(pulled?.message ?? '')?.[1];
  return image === undefined ? undefined : parseImageReference(image).registry;
};

// Events carry whole seconds, and several share one: within a second, the life of a pod gives the order.
const life = ['Scheduled', 'Pulling', 'Failed', 'BackOff', 'Pulled', 'Created', 'Started'];
const orderOf = (event: Event): number => life.indexOf(event.reason ?? '');
