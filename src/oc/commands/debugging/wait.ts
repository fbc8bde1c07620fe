import type { KubeObject } from '../../../resources/kube-object.ts';
import { isNotFound } from '../../client/client.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { resourcePath } from '../../client/resource-path.ts';
import { selectFilesOrWords } from '../../client/select-from-files.ts';
import { within } from '../../client/within.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, durationFlag, stringFlag } from '../../command-line/flag.ts';
import {
  allFlag,
  allNamespacesFlag,
  fieldSelectorFlag,
  fileFlags,
  outputFlag,
  selectorFlag,
} from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { printUnheeded } from '../../output/format-chosen.ts';
import { printOutcome } from '../../output/print-outcome.ts';
import { untilCreated } from './until-created.ts';
import { type WaitGoal, waitGoal } from './wait-goal.ts';

/** `oc wait`: until an object has a condition or a value, or is gone. */
export const wait: Command = {
  usage:
    '([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=delete|--for condition=available] [flags]',
  flags: [
    ...fileFlags.map((flag) => (flag.name === 'recursive' ? { ...flag, default: 'true' } : flag)),
    booleanFlag('local', 'If true, the server is not asked whether it has the objects of -f.'),
    selectorFlag,
    fieldSelectorFlag,
    allFlag,
    allNamespacesFlag,
    outputFlag,
    stringFlag(
      'for',
      "The condition to wait on: [create|delete|condition=condition-name[=condition-value]|jsonpath='{JSONPath expression}'=[JSONPath value]].",
    ),
    durationFlag('timeout', 'The length of time to wait before giving up.', { default: '30s' }),
  ],
  run: async (invocation) => {
    const { flags, context } = invocation;
    const goal = waitGoal(flags.string('for'));
    const errors: unknown[] = [];
    const selections = await selectFilesOrWords(invocation, invocation.args);
    if (flags.string('for').toLowerCase() === 'create') await untilCreated(invocation, selections);
    const loaded = await loadObjects(invocation, selections, errors);
    if (goal.deleted)
      return throwCollected([
        ...(await waitForAll(invocation, loaded, goal)),
        ...errors.filter((error) => !isNotFound(error)),
      ]);
    throwCollected(errors);
    if (loaded.length === 0) throw new OcError('no matching resources found');
    const timedOut = await waitForAll(invocation, loaded, goal);
    throwCollected(context.signal?.aborted ? [] : timedOut);
  },
};

/** The time is that of all together: once it is up, nothing else is looked at. */
const waitForAll = async (
  invocation: Invocation,
  loaded: readonly LoadedObject[],
  goal: WaitGoal,
): Promise<unknown[]> => {
  const { context, flags } = invocation;
  const given = flags.duration('timeout');
  const deadline = context.now() + (given < 0 ? WEEK : given);
  const errors: unknown[] = [];
  for (const target of loaded) {
    const left = given === 0 ? 0 : deadline - context.now();
    const object = left < 0 ? undefined : await waitForOne(invocation, target, goal, left);
    if (object)
      printUnheeded(invocation, () =>
        printOutcome(invocation, { kind: target.kind, object, outcome: 'condition met', isSeries: true }),
      );
    else {
      const missed = given === 0 ? 'condition not met for' : 'timed out waiting for the condition on';
      errors.push(new OcError(`${missed} ${target.kind.plural}/${target.object.metadata.name}`));
    }
  }
  return errors;
};

const WEEK = 7 * 24 * 3_600_000;

/** The object as it is when it is as wanted, or was when it went; `undefined` when the time is up. Without any it is looked at once. */
const waitForOne = async (
  invocation: Invocation,
  { kind, namespace, object }: LoadedObject,
  goal: WaitGoal,
  milliseconds: number,
): Promise<KubeObject | undefined> => {
  const { client, context } = invocation;
  const fieldSelector = `metadata.name=${object.metadata.name}`;
  const list = await client.list(kind, namespace, { fieldSelector, limit: 500, resourceVersion: '0' });
  const [found] = list.items;
  if (!found) return goal.deleted ? object : undefined;
  const current = { ...found, apiVersion: object.apiVersion, kind: object.kind };
  if (!goal.deleted && goal.reached(current)) return current;
  if (milliseconds === 0) return undefined;
  const query = { allowWatchBookmarks: true, fieldSelector, resourceVersion: list.metadata.resourceVersion };
  const request = { method: 'GET', path: resourcePath(kind, namespace), query } as const;
  return await within(context, milliseconds, async (signal) => {
    for await (const event of client.api.watch<KubeObject>(request, signal)) {
      if (event.type === 'DELETED' && goal.deleted) return event.object;
      if ((event.type === 'ADDED' || event.type === 'MODIFIED') && !goal.deleted && goal.reached(event.object))
        return event.object;
    }
    return undefined;
  });
};
