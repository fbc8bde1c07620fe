import type { Client } from '../../apimachinery/client.ts';
import type { Controller } from '../../apimachinery/controller.ts';
import { type RunningController, runController } from '../../apimachinery/controller-runner.ts';
import { type OnDemandController, runOnDemand } from '../../apimachinery/on-demand-controller.ts';
import type { CertificateAuthority } from '../../pki/certificate-authority.ts';
import type { Access } from '../control-plane.ts';
import type { Foundation } from '../foundation.ts';
import type { Nodes } from '../nodes/nodes.ts';
import type { ReachRegistries } from '../reach-registries.ts';
import { apiServiceController } from './api-service-controller.ts';
import {
  autoscalerController,
  catalogControllers,
  definitionController,
  quotaControllers,
  registrationController,
  unidlingController,
} from './catalog-controllers.ts';
import { certificateControllers } from './certificate-controllers.ts';
import { clusterControllers } from './cluster-controllers.ts';
import { nodeControllers } from './node-controllers.ts';
import { onDemandControllers } from './on-demand-controllers.ts';
import { policyController } from './policy-controller.ts';
import { templateInstanceControllers } from './template-controllers.ts';

/**
 * Runs all controllers of a cluster and the kubelets of its nodes. When users define kinds, the controllers that have to do
 * with all of them start anew.
 */
export const runControllers = (
  foundation: Foundation,
  access: Access,
  authority: Pick<CertificateAuthority, 'certificate' | 'issueClient' | 'signRequest'>,
  { kubelets, hasKubelet }: Pick<Nodes, 'kubelets' | 'hasKubelet'>,
  reach: ReachRegistries,
  log: (line: string) => void,
): RunningController => {
  const { catalog, machinery, release, tasks, client, owners } = foundation;
  const runWith = (controller: Controller, writing: Client): RunningController =>
    runController(controller, { ...foundation, client: writing }, machinery.store, tasks, (name, key, error) =>
      log(`${name} ${key}: ${error}`),
    );
  const run = (controller: Controller): RunningController =>
    runWith(controller, client.writingAs(owners.of(controller.program ?? 'kube-controller-manager')));
  let stopped = false;
  const following = new Map(
    catalogControllers(catalog).map((each) => [each, undefined as RunningController | undefined]),
  );
  const fixed: RunningController[] = [];
  for (const controller of clusterControllers(access, release, authority.certificate, [...following.keys()])) {
    if (following.has(controller)) following.set(controller, run(controller));
    else fixed.push(run(controller));
  }
  // The status of a pod belongs to nobody: to say whose it is would take longer than to write it.
  fixed.push(runWith(kubelets, client), run(unidlingController(catalog)));
  const runWhenNeeded = (each: OnDemandController): RunningController => runOnDemand(each, run, machinery.store, tasks);
  const runFollowers = (): RunningController[] =>
    [...quotaControllers(catalog), autoscalerController(catalog)].map(runWhenNeeded);
  fixed.push(
    ...[...onDemandControllers(catalog, authority.certificate, reach), ...nodeControllers(hasKubelet)].map(
      runWhenNeeded,
    ),
  );
  let followers = runFollowers();
  const startAnew = (): void => {
    if (stopped) return;
    for (const running of [...following.values(), ...followers]) running?.stop();
    following.clear();
    for (const controller of catalogControllers(catalog)) following.set(controller, run(controller));
    followers = runFollowers();
  };
  const others = [
    ...templateInstanceControllers(catalog, access),
    ...certificateControllers(access, authority),
    definitionController(foundation, startAnew),
    registrationController,
    policyController(catalog),
    apiServiceController(catalog, authority),
  ];
  fixed.push(...others.map(runWhenNeeded));
  return {
    stop: () => {
      stopped = true;
      for (const running of [...fixed, ...following.values(), ...followers]) running?.stop();
    },
  };
};
