import type { Controller } from '../apimachinery/controller.ts';
import { type RunningController, runController } from '../apimachinery/controller-runner.ts';
import { runOnDemand } from '../apimachinery/on-demand-controller.ts';
import type { Access } from './control-plane.ts';
import {
  catalogControllers,
  clusterControllers,
  definitionController,
  onDemandControllers,
  quotaControllers,
} from './controllers.ts';
import type { Foundation } from './foundation.ts';
import { nodeControllers } from './node-controllers.ts';
import type { Nodes } from './nodes.ts';

/**
 * Runs all controllers of a cluster and the kubelets of its nodes. When users define kinds, the controllers that have to do
 * with all of them start anew.
 */
export const runControllers = (
  foundation: Foundation,
  access: Access,
  authority: string,
  { kubelets, hasKubelet }: Pick<Nodes, 'kubelets' | 'hasKubelet'>,
  log: (line: string) => void,
): RunningController => {
  const { catalog, machinery, release, tasks } = foundation;
  const run = (controller: Controller): RunningController =>
    runController(controller, foundation, machinery.store, tasks, (name, key, error) =>
      log(`${name} ${key}: ${error}`),
    );
  let stopped = false;
  const following = new Map(
    catalogControllers(catalog).map((each) => [each, undefined as RunningController | undefined]),
  );
  const fixed: RunningController[] = [];
  for (const controller of [...clusterControllers(access, release, authority, [...following.keys()]), kubelets]) {
    if (following.has(controller)) following.set(controller, run(controller));
    else fixed.push(run(controller));
  }
  const startAnew = (): void => {
    if (stopped) return;
    for (const running of following.values()) running?.stop();
    following.clear();
    for (const controller of catalogControllers(catalog)) following.set(controller, run(controller));
  };
  for (const each of [
    ...onDemandControllers,
    ...nodeControllers(hasKubelet),
    ...quotaControllers(catalog),
    definitionController(foundation, startAnew),
  ])
    fixed.push(runOnDemand(each, run, machinery.store, tasks));
  return {
    stop: () => {
      stopped = true;
      for (const running of [...fixed, ...following.values()]) running?.stop();
    },
  };
};
