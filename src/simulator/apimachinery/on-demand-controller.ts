import { groupResource, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { TaskQueue } from '../clock/task-queue.ts';
import type { ObjectStore } from '../store/object-store.ts';
import type { Controller } from './controller.ts';
import type { RunningController } from './controller-runner.ts';

/** A controller that has nothing to do before the first object of a kind exists, and whose code is loaded then. */
export interface OnDemandController {
  readonly kind: ResourceKind;
  /** Kinds besides whose objects may give it something to do. */
  readonly others?: readonly ResourceKind[];
  /** Which changes give it something to do. Default: all. */
  wants?(object: KubeObject, deleted: boolean): boolean;
  load(): Promise<Controller>;
}

/**
 * Waits for the first object of the kind that the controller wants, then loads the controller and runs it. Loading takes its turn in the task queue,
 * so that whoever waits for the cluster to come to rest waits for it, and a run is the same whether or not the code was
 * loaded before.
 */
export const runOnDemand = (
  { kind, others = [], wants = () => true, load }: OnDemandController,
  run: (controller: Controller) => RunningController,
  store: ObjectStore,
  tasks: TaskQueue,
): RunningController => {
  let running: RunningController | undefined;
  let stopped = false;
  const start = (): void => {
    stopWaiting();
    tasks.add(async () => {
      const controller = await load();
      if (!stopped) running = run(controller);
    });
  };
  const resources = [kind, ...others].map(groupResource);
  const stops = resources.map((resource) =>
    store.watch(resource, undefined, ({ object, type }) => {
      if (wants(object, type === 'DELETED')) start();
    }),
  );
  const stopWaiting = (): void => stops.forEach((stop) => void stop?.());
  if (resources.some((resource) => store.list(resource).some((object) => wants(object, false)))) start();
  return {
    stop: () => {
      stopped = true;
      stopWaiting();
      running?.stop();
    },
  };
};
