import { groupResource } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { TaskQueue } from '../clock/task-queue.ts';
import type { ObjectStore } from '../store/object-store.ts';
import type { Controller, ControllerContext, WatchedKind } from './controller.ts';
import { WorkQueue } from './work-queue.ts';

/** A running controller. */
export interface RunningController {
  stop(): void;
}

/**
 * Starts a controller: everything that exists is reconciled once, then what changes. The watches deliver in the same
 * turn as the write, so that whoever waits for the cluster to come to rest never looks into a gap.
 *
 * @param onError is told of each reconcile that failed, before it is tried again
 */
export const runController = (
  controller: Controller,
  context: ControllerContext,
  store: ObjectStore,
  tasks: TaskQueue,
  onError: (controller: string, key: string, error: unknown) => void = () => {},
): RunningController => {
  const queue = new WorkQueue(
    tasks,
    context.clock,
    (key) => controller.reconcile(key, context),
    (key, error) => onError(controller.name, key, error),
  );
  controller.started?.((key) => queue.add(key));
  const stops = (controller.watches as readonly WatchedKind<KubeObject>[]).map(({ kind, keysOf }) => {
    const resource = groupResource(kind);
    const enqueue = (object: KubeObject, previous: KubeObject | undefined, deleted: boolean): void => {
      for (const key of keysOf(object, { previous, deleted, listers: context.listers })) queue.add(key);
    };
    for (const object of store.list(resource)) enqueue(object, undefined, false);
    return store.watch(resource, undefined, (event) => enqueue(event.object, event.previous, event.type === 'DELETED'));
  });
  return {
    stop: () => {
      for (const stop of stops) stop?.();
      queue.close();
    },
  };
};
