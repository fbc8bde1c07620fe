import { type Command, InvalidArgumentError, Option } from 'commander';

import { targetOption } from './target-option.ts';

/** Which cluster is meant, and what may be done with it. */
export interface ClusterOptions {
  target: string;
  kubeconfig?: string;
  context?: string;
  upstream?: string;
  upstreamAuth?: string;
  upstreamCa?: string;
  registryImage?: string;
  internalRegistry?: string;
  allow?: readonly string[];
  timeoutScale?: number;
}

/** Adds the options by which a command finds its cluster. */
export const withCluster = (command: Command, target?: string): Command =>
  command
    .addOption(target === undefined ? targetOption() : targetOption().default(target))
    .option('--kubeconfig <file>', 'the kubeconfig of a real cluster (default: KUBECONFIG, then ~/.kube/config)')
    .option('--context <name>', 'a context of the kubeconfig (default: the current one)');

/** Adds the options by which a command reaches the registry that a run pushes to. */
export const withUpstreamAccess = (command: Command): Command =>
  command
    .option(
      '--upstream-auth <file>',
      'auth.json or config.json with the credentials of the upstream (default: those of podman and Docker)',
    )
    .option('--upstream-ca <file>', 'PEM certificate of its authority');

/** Adds the options that say where the world outside of a real cluster is played. */
export const withUpstream = (command: Command): Command =>
  withUpstreamAccess(command)
    .option(
      '--upstream <registry/path>',
      'where a run plays the world outside: a registry to push to; container: registries in containers of this machine; in-cluster: in a project of the run; public: only read the true ones',
    )
    .option('--registry-image <image>', 'the image of registries in containers or in the cluster')
    .option('--internal-registry <host>', "where the cluster's registry is reached from here (default: its route)")
    .option(
      '--allow <what>',
      'let experiments change more than their own projects: cluster-scope; it is put right at the end',
      allowed,
    );

/** `--timeout-scale`, for slow clusters. */
export const timeoutScaleOption = (): Option =>
  new Option('--timeout-scale <factor>', 'multiply the deadlines on a real cluster').argParser((text) => {
    const value = Number(text);
    if (value > 0 && value <= 100) return value;
    throw new InvalidArgumentError('It must be a number above 0, and at most 100.');
  });

/** @throws InvalidArgumentError for what cannot be allowed */
const allowed = (what: string, others: readonly string[] = []): readonly string[] => {
  if (what === 'cluster-scope') return [...others, what];
  throw new InvalidArgumentError('It must be: cluster-scope.');
};
