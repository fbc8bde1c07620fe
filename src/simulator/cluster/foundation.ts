import { randomInt } from 'node:crypto';
import { ApiCatalog } from '../apimachinery/api-catalog.ts';
import type { ControllerContext } from '../apimachinery/controller.ts';
import { createEventRecorder } from '../apimachinery/events/event-recorder.ts';
import { storeListers } from '../apimachinery/lister.ts';
import type { Machinery } from '../apimachinery/machinery.ts';
import { newestRelease, type OpenShiftRelease, openShiftReleases } from '../apimachinery/openshift-release.ts';
import { Random } from '../apimachinery/random.ts';
import { StorageClient } from '../apimachinery/storage-client.ts';
import { Activity } from '../clock/activity.ts';
import { TaskQueue } from '../clock/task-queue.ts';
import { ObjectStore } from '../store/object-store.ts';
import { type ClusterClock, createClusterClock } from './cluster-clock.ts';
import { type ClusterOptions, defaultStartTime } from './cluster-options.ts';
import { FieldOwners } from './field-owners.ts';

/** How many reconciles and pulls run side by side when time is real. */
const REAL_TIME_SLOTS = 16;

/** What all parts of one cluster are built on. */
export interface Foundation extends ControllerContext {
  readonly clock: ClusterClock;
  readonly activity: Activity;
  readonly tasks: TaskQueue;
  readonly machinery: Machinery;
  readonly catalog: ApiCatalog;
  readonly release: OpenShiftRelease;
  readonly client: StorageClient;
  readonly owners: FieldOwners;
}

/** An empty cluster: a clock, a store, and the means to fill it. */
export const createFoundation = ({
  clock: kind = 'virtual',
  startTime = defaultStartTime,
  openshift,
  seed = kind === 'virtual' ? 1 : randomInt(2 ** 32),
}: ClusterOptions): Foundation => {
  const activity = new Activity();
  const clock = createClusterClock(kind, startTime, activity);
  const store = new ObjectStore();
  const random = new Random(seed);
  const subresources = { mutating: [], validating: [] };
  const catalog = new ApiCatalog(subresources);
  const client = new StorageClient(catalog);
  return {
    activity,
    clock,
    tasks: new TaskQueue(activity, clock.virtual ? 1 : REAL_TIME_SLOTS),
    machinery: { store, clock, random, admission: [], validation: [], subresources },
    catalog,
    release: openshift === undefined ? newestRelease : openShiftReleases[openshift],
    client,
    owners: new FieldOwners(clock),
    listers: storeListers(store),
    random,
    events: createEventRecorder(client, clock),
  };
};
