import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../adapters/system-clock.ts';
import type { Target } from '../../ports/target.ts';
import { openBuiltInSession, openRealSession } from '../oc-sessions.ts';
import type { TargetOptions } from '../select-target.ts';
import { clusterCapabilities } from './cluster-capabilities.ts';
import { connectCluster } from './connect-cluster.ts';
import { deletePushedImage } from './delete-pushed-image.ts';
import { describeCluster } from './describe-cluster.ts';
import { openExperimentCluster } from './experiment-cluster.ts';
import { lastingNames } from './lasting-names.ts';
import { openUpstream } from './open-upstream.ts';
import { lostConnection } from './patient-api.ts';
import { reachRegistries } from './reach-registries.ts';
import { RunNames } from './run-names.ts';
import { SharedRun } from './shared-run.ts';

/**
 * A real OpenShift as a target: every experiment gets projects of its own, marked as those of the run and deleted at its end.
 * Nothing else on the cluster is touched.
 *
 * @throws ConfigurationError when there is no usable kubeconfig, or the cluster is no OpenShift
 * @throws EnvironmentError when the cluster cannot be reached
 */
export const createOpenShiftTarget = async (options: TargetOptions): Promise<Target> => {
  await using stack = new AsyncDisposableStack();
  const { oc, allow = [], timeoutScale = 1, keep = false } = options;
  const run = SharedRun.current();
  const connection = stack.use(await connectCluster(options, { run, forSoLong: lostConnection }));
  const { api, closing, kubeconfig } = connection;
  const { version, description, internalRegistryHost, user } = await describeCluster(api);
  const reached = await reachRegistries(api, options);
  const { client, access, credentialsFor } = reached;
  stack.defer(() => client.close());
  const clock = { ...systemClock, patience: timeoutScale };
  const upstream = stack.use(await openUpstream(options, reached, { id: run.id, api, closing, clock }));
  const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-run-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const mayChangeCluster = allow.includes('cluster-scope');
  const capabilities = await clusterCapabilities(api, {
    upstream: options.upstream,
    internalRegistry: options.internalRegistry,
    mayChangeCluster,
  });
  const owned = stack.move();
  return {
    name: 'openshift',
    description,
    version,
    capabilities,
    openCluster: async (side) => {
      const number = run.nextExperiment();
      const openSession = () => {
        const session = {
          kubeconfig,
          clock: systemClock,
          directory: path.join(directory, String(number)),
          registries: access,
        };
        return oc === undefined ? openBuiltInSession(session) : openRealSession(oc, session);
      };
      const shared = {
        api,
        closing,
        send: <T>(work: () => Promise<T>): Promise<T> => run.send(work),
        user,
        patience: timeoutScale,
        mayChangeCluster,
        keep: keep || side !== undefined,
        registries: client,
        internalRegistryHost,
        upstream,
        deleteImage: deletePushedImage(client, credentialsFor),
        onImagesLeft: (count: number) => run.leaveImages(count),
        run: run.id,
        openSession,
      };
      const names = side === undefined ? new RunNames(`sp-${run.id}-${number}`) : await lastingNames(api);
      return openExperimentCluster(shared, names);
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};
