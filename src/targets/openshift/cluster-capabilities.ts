import type { Capability } from '../../ports/capabilities.ts';
import type { Finding } from '../../ports/finding.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { clusterFindings } from './cluster-findings.ts';
import { registryFindings } from './registry-findings.ts';
import { upstreamFindings } from './upstream-findings.ts';

/** What is known of a run beside the cluster. */
export interface RunAbilities {
  /** What `--upstream` says. */
  readonly upstream: string | undefined;
  /** Where the user says that the internal registry is reached from here. */
  readonly internalRegistry: string | undefined;
  /** Whether it may change what is not its own. */
  readonly mayChangeCluster: boolean;
}

/** Finds out what experiments can do on a cluster, without changing anything on it. */
export const examineCluster = async (api: KubeApi, run: RunAbilities): Promise<readonly Finding[]> =>
  (await Promise.all([clusterFindings(api, run), registryFindings(api, run), upstreamFindings(run.upstream)])).flat();

/** The capabilities that experiments have by what was found. */
export const clusterCapabilities = async (api: KubeApi, run: RunAbilities): Promise<ReadonlySet<Capability>> =>
  new Set(
    (await examineCluster(api, run)).flatMap(({ capability, state }) =>
      capability !== undefined && state === 'present' ? [capability] : [],
    ),
  );
