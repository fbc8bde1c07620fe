import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectKubeApi } from '../../adapters/client-node.ts';
import { exportKubeconfig } from '../../adapters/kubeconfig.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { Target } from '../../ports/target.ts';
import { openBuiltInSession, openRealSession } from '../oc-sessions.ts';
import type { TargetOptions } from '../select-target.ts';
import { clusterCapabilities } from './cluster-capabilities.ts';
import { describeCluster } from './describe-cluster.ts';
import { openExperimentCluster } from './experiment-cluster.ts';
import { reachRegistries } from './reach-registries.ts';
import { RunNames } from './run-names.ts';

/**
 * A real OpenShift as a target: every experiment gets projects of its own, marked as those of the run and deleted at its end.
 * Nothing else on the cluster is touched.
 *
 * @throws ConfigurationError when there is no usable kubeconfig, or the cluster is no OpenShift
 * @throws EnvironmentError when the cluster cannot be reached
 */
export const createOpenShiftTarget = async (options: TargetOptions): Promise<Target> => {
  await using stack = new AsyncDisposableStack();
  const { kubeconfig: file, context, oc } = options;
  const source = { ...(file === undefined ? {} : { file }), ...(context === undefined ? {} : { context }) };
  const kubeconfig = await exportKubeconfig(source);
  const api = stack.use(await connectKubeApi({ text: kubeconfig }));
  const { version, description, internalRegistryHost } = await describeCluster(api);
  const { client, access, upstream } = await reachRegistries(api, options);
  stack.defer(() => client.close());
  const directory = await mkdtemp(path.join(tmpdir(), 'streamproof-run-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  const capabilities = await clusterCapabilities(api, { pushes: upstream !== undefined });
  const run = randomBytes(4).toString('hex').slice(0, 5);
  const place = upstream && [upstream.host, upstream.path].filter(Boolean).join('/');
  let opened = 0;
  const owned = stack.move();
  return {
    name: 'openshift',
    description,
    version,
    capabilities,
    openCluster: async () => {
      const number = ++opened;
      const openSession = () => {
        const session = {
          kubeconfig,
          clock: systemClock,
          directory: path.join(directory, String(number)),
          registries: access,
        };
        return oc === undefined ? openBuiltInSession(session) : openRealSession(oc, session);
      };
      return openExperimentCluster(
        { api, registries: client, internalRegistryHost, upstream, run, openSession },
        new RunNames(`sp-${run}-${number}`, place),
      );
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};
