import type { Capability } from '../../ports/capabilities.ts';
import type { Finding } from '../../ports/finding.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { clusterFindings } from './cluster-findings.ts';
import { registryFindings } from './registry-findings.ts';

/** What is known of a run beside the cluster. */
export interface RunAbilities {
  /** Whether it has a registry to push to. */
  readonly pushes: boolean;
  /** Whether it may change what is not its own. */
  readonly mayChangeCluster: boolean;
}

/** Finds out what experiments can do on a cluster, without changing anything on it. */
export const examineCluster = async (api: KubeApi, run: RunAbilities): Promise<readonly Finding[]> =>
  (await Promise.all([clusterFindings(api, run), registryFindings(api), [upstream(run)]])).flat();

/** The capabilities that experiments have by what was found. */
export const clusterCapabilities = async (api: KubeApi, run: RunAbilities): Promise<ReadonlySet<Capability>> =>
  new Set(
    (await examineCluster(api, run)).flatMap(({ capability, state }) =>
      capability !== undefined && state === 'present' ? [capability] : [],
    ),
  );

const upstream = ({ pushes }: RunAbilities): Finding =>
  pushes
    ? {
        name: 'a registry to push to',
        state: 'present',
        detail: 'it plays the world outside',
        capability: 'upstream-push',
      }
    : {
        name: 'a registry to push to',
        state: 'missing',
        detail: 'no --upstream was named: scenarios that bring their own images are skipped',
        remedy: '--upstream registry.example.com/team, reached from here and from the nodes',
        capability: 'upstream-push',
      };
