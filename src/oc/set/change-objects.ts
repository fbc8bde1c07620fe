import { isDeepStrictEqual } from 'node:util';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { mergePatch } from '../apply/merge-patch.ts';
import { objectPatch } from '../apply/object-patch.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import type { Invocation } from '../command.ts';
import { recorded } from '../command-line/record.ts';
import { errorMessage } from '../error-text.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { printOutcome } from '../output/print-outcome.ts';
import type { SetTargets } from './set-targets.ts';

/** What an `oc set …` does to objects. */
export interface ObjectChange {
  /** What is said of a changed object: `probes updated`. */
  readonly outcome: string;
  /** What is said when the server refuses the change, its words in place of `%s`. */
  readonly failing?: string;
  /** Objects that are as wanted already are sent and printed, too. */
  readonly always?: boolean;
  /**
   * Changes the object of the target, which is a copy, or puts another one there.
   *
   * @returns `false` for an object that cannot be changed like this
   * @throws OcError when it cannot be changed as wanted
   */
  change(target: ChangedObject): boolean;
  /** The failure when the only object that was named cannot be changed like this. */
  unfit?(target: LoadedObject): OcError;
}

type ChangedObject = Omit<LoadedObject, 'object'> & { object: KubeObject };

/** How messages name what belongs to no object that can be changed: `apps/v1, Resource=deployments`. */
export const mappingOf = ({ group, version, plural }: ResourceKind): string =>
  `${group}/${version}, Resource=${plural}`;

/** How messages of `oc set` name an object: `deployments/web`. */
export const titleOf = ({ kind, object }: LoadedObject): string => `${kind.plural}/${object.metadata.name}`;

/**
 * Changes objects, each by one patch, and prints what was done; `--dry-run` and `--local` only
 * print. Failures are told together at the end.
 */
export const changeObjects = async (
  invocation: Invocation,
  { targets, single }: SetTargets,
  change: ObjectChange,
): Promise<void> => {
  const errors: unknown[] = [];
  for (const target of targets) {
    const wanted = { ...target, object: structuredClone(target.object) };
    let fits = false;
    try {
      fits = change.change(wanted);
    } catch (error) {
      errors.push(new OcError(`error: ${titleOf(target)} ${errorMessage(error)}\n`, { cause: error }));
      continue;
    }
    if (!fits && single && change.unfit) throw change.unfit(target);
    if (fits) await sendChange(invocation, target, wanted.object, change).catch((error: unknown) => errors.push(error));
  }
  throwCollected(errors);
};

/** Makes one object as it is wanted, unless it is already, or only prints it, as the flags say. */
export const sendChange = async (
  invocation: Invocation,
  { kind, object }: LoadedObject,
  unrecorded: KubeObject,
  { outcome, failing, always = false }: Pick<ObjectChange, 'outcome' | 'failing' | 'always'>,
): Promise<void> => {
  const { client, flags, namespace } = invocation;
  const wanted = recorded(flags, unrecorded);
  if (!always && isDeepStrictEqual(object, wanted)) return;
  const mode = flags.string('dry-run');
  if (flags.boolean('local') || mode === 'client')
    return printOutcome(invocation, { kind, object: wanted, outcome, isTyped: true });
  const states = { original: object, wanted, current: object };
  const plain = mergePatch(object, wanted, object) ?? {};
  // Where no list changes, a strategic patch is a merge patch: how the kind's lists merge need not be read.
  const patch = holdsList(plain)
    ? await objectPatch(client, kind, states)
    : { patch: plain, type: 'strategic' as const };
  const query = { fieldManager: flags.string('field-manager'), ...(mode === 'server' && { dryRun: 'All' }) };
  const changed = await client
    .patch<KubeObject>(
      kind,
      object.metadata.namespace ?? namespace,
      object.metadata.name,
      patch?.patch ?? {},
      patch?.type ?? 'strategic',
      query,
    )
    .catch((error: unknown) => {
      if (failing === undefined || !(error instanceof ApiStatusError)) throw error;
      throw new OcError(
        failing.replace('%s', () => error.message),
        { cause: error },
      );
    });
  printOutcome(invocation, { kind, object: changed, outcome, isTyped: true });
};

const holdsList = (value: unknown): boolean =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsList));
