import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Finding } from '../ports/finding.ts';
import type { Leftovers } from '../ports/leftovers.ts';
import type { TargetOptions } from './select-target.ts';

export type { Finding } from '../ports/finding.ts';
export type { Leftover, Leftovers } from '../ports/leftovers.ts';

/** A run on a cluster that others use too. */
export interface PreparedRun extends Disposable {
  /** What the user should know before it begins, a line each. */
  readonly announcement: readonly string[];
  /** Executables of a real `oc` to try; none for the built-in one. */
  readonly oc: readonly string[];
  /** How many experiments are run at once, unless the user says otherwise. */
  readonly parallel: number;
  /** Lets its experiments do nothing more, and waits until what they have begun is done. */
  stop(): Promise<void>;
  /** What its experiments have left so far. */
  readonly leftovers: Pick<Leftovers, 'find' | 'remove'>;
  /** What the user should know at its end. */
  remarks(): readonly string[];
  /** Its identifier. */
  readonly id: string;
}

/** How a run is prepared. */
export interface RunPreparation extends Omit<TargetOptions, 'oc'> {
  readonly oc: readonly string[];
  /** The user has said that they know what cluster it is. */
  readonly iKnow: boolean;
}

/** What is to be looked at. */
export type Examination = Omit<TargetOptions, 'oc'> & { readonly oc: readonly string[] };

/** What a target offers on which more happens than the experiments. */
export interface RealTarget {
  prepareRun(options: RunPreparation): Promise<PreparedRun>;
  examine(options: Examination): Promise<readonly Finding[]>;
  openLeftovers(options: Omit<TargetOptions, 'oc'>): Promise<Leftovers>;
}

/**
 * What the target of this name offers; undefined where every experiment brings a world of its own.
 *
 * @param upstream where the world outside is played: in containers of this machine, more than experiments use it
 * @throws ConfigurationError for a world that the embedded cluster cannot have
 */
export const realTarget = async (name: string, upstream?: string): Promise<RealTarget | undefined> => {
  if (name === 'openshift') return (await import('./openshift/openshift-operations.ts')).openShiftOperations;
  if (upstream === undefined) return undefined;
  if (upstream !== 'container')
    throw new ConfigurationError(`the embedded cluster has its own world outside, not --upstream ${upstream}`, {
      hint: 'leave it out; or --upstream container for real registries in containers',
    });
  return (await import('./container-operations.ts')).containerOperations;
};
