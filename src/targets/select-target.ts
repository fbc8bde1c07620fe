import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Target } from '../ports/target.ts';
import { findOc } from './find-oc.ts';
import type { OpenShiftReleaseName } from './openshift-release-names.ts';

export type { Target } from '../ports/target.ts';

/** What targets are made with. */
export interface TargetOptions {
  /** The executable of a real `oc`; undefined for the built-in one. */
  oc: string | undefined;
  /** The version of OpenShift that the embedded cluster behaves as; default: the newest that it knows. */
  openshift?: OpenShiftReleaseName | undefined;
  /** Path of a kubeconfig; default: `KUBECONFIG` and the usual place. Targets that bring their own cluster need none. */
  kubeconfig?: string | undefined;
  /** A context of the kubeconfig; default: the current one. */
  context?: string | undefined;
  /** A registry, perhaps with a path, to which experiments push: `registry.example.com/team`; or `container`, `in-cluster`, `public`. */
  upstream?: string | undefined;
  /** Path of an `auth.json` with the credentials of the upstream; default: where podman and Docker keep theirs. */
  upstreamAuth?: string | undefined;
  /** Path of a PEM file with the authority of the upstream. */
  upstreamCa?: string | undefined;
  /** The image of registries that are played in containers or pods. */
  registryImage?: string | undefined;
  /** What an experiment may change beside its own projects: `cluster-scope`; default: nothing. */
  allow?: readonly string[] | undefined;
  /** How many times the usual time things may take; default 1. */
  timeoutScale?: number | undefined;
  /** Whether what experiments make stays on the cluster. */
  keep?: boolean | undefined;
  /** `host:port` at which the internal registry is reached from here; default: its route. */
  internalRegistry?: string | undefined;
}

// Loaded when chosen: each brings its own world with it.
const targets: Readonly<Record<string, (options: TargetOptions) => Promise<Target>>> = {
  simulated: async (options) => (await import('./simulated.ts')).createSimulatedTarget(options),
  openshift: async (options) => (await import('./openshift/openshift.ts')).createOpenShiftTarget(options),
};

/** The names that `--target` takes. */
export const targetNames: readonly string[] = Object.keys(targets);

/**
 * Makes the target of this name.
 *
 * @param oc executables of a real `oc`, the first that answers is used; none for the built-in one
 * @throws ConfigurationError when there is no such target, or none of the executables answers
 */
export const selectTarget = async (
  name: string,
  { oc, ...options }: Omit<TargetOptions, 'oc'> & { oc: readonly string[] },
): Promise<Target> => {
  const create = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (create !== undefined) return create({ ...options, oc: await findOc(oc) });
  throw new ConfigurationError(`there is no target "${name}"`, { hint: `use one of: ${targetNames.join(', ')}` });
};
