import type { Condition } from '../../resources/condition.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { isNotFound } from '../client/client.ts';
import { type LoadedObject, loadObjects } from '../client/load-objects.ts';
import { resourcePath } from '../client/resource-path.ts';
import { selectFilesOrWords } from '../client/select-from-files.ts';
import type { Command, Invocation } from '../command.ts';
import { durationFlag, stringFlag } from '../command-line/flag.ts';
import {
  allFlag,
  allNamespacesFlag,
  fieldSelectorFlag,
  fileFlags,
  outputFlag,
  selectorFlag,
} from '../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../oc-error.ts';
import { goText } from '../output/go-text.ts';
import { valuesAt } from '../output/jsonpath.ts';
import { printOutcome } from '../output/print-outcome.ts';
import { untilCreated } from './until-created.ts';
import { within } from './within.ts';

/** `oc wait`: until an object has a condition or a value, or is gone. */
export const wait: Command = {
  usage:
    '([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=delete|--for condition=available] [flags]',
  flags: [
    ...fileFlags,
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
    const goal = goalOf(flags.string('for'));
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

interface Goal {
  readonly deleted: boolean;
  reached(object: KubeObject): boolean;
}

const goalOf = (text: string): Goal => {
  if (text === '') throw new OcError('unrecognized condition: ""');
  if (text.toLowerCase() === 'delete') return { deleted: true, reached: () => false };
  if (text.toLowerCase() === 'create') return { deleted: false, reached: () => true };
  const condition = /^condition=([^=]+)(?:=(.*))?$/.exec(text);
  if (condition) {
    const [, type = '', status = 'true'] = condition;
    return {
      deleted: false,
      reached: (object) =>
        conditionsOf(object).some(
          (each) =>
            each.type.toLowerCase() === type.toLowerCase() && each.status.toLowerCase() === status.toLowerCase(),
        ),
    };
  }
  const path = /^jsonpath=(['"]?)(\{?.+?\}?)\1(?:=(.*))?$/.exec(text);
  if (!path) throw new OcError(`unrecognized condition: ${JSON.stringify(text)}`);
  const [expression, value] = splitJsonPath(text.slice('jsonpath='.length));
  return {
    deleted: false,
    reached: (object) => valuesAt(expression, object).some((found) => value === undefined || goText(found) === value),
  };
};

const splitJsonPath = (text: string): [path: string, value: string | undefined] => {
  const unquoted = text.replace(/^(['"])(.*?)\1/, '$2');
  const end = unquoted.startsWith('{') ? unquoted.lastIndexOf('}') + 1 : unquoted.indexOf('=');
  if (end <= 0) return [unquoted, undefined];
  return [
    unquoted.slice(0, end),
    unquoted[end] === '=' ? unquoted.slice(end + 1).replace(/^(['"])(.*)\1$/, '$2') : undefined,
  ];
};

const conditionsOf = (object: KubeObject): readonly Condition[] =>
  (object as { status?: { conditions?: Condition[] } }).status?.conditions ?? [];

const waitForAll = async (invocation: Invocation, loaded: readonly LoadedObject[], goal: Goal): Promise<unknown[]> => {
  const errors: unknown[] = [];
  for (const target of loaded) {
    const object = await waitForOne(invocation, target, goal);
    if (object) printOutcome(invocation, { kind: target.kind, object, outcome: 'condition met', isSeries: true });
    else
      errors.push(
        new OcError(`timed out waiting for the condition on ${target.kind.plural}/${target.object.metadata.name}`),
      );
  }
  return errors;
};

/** The object as it is when it is as wanted, or was when it went; `undefined` when the time is up. */
const waitForOne = async (
  invocation: Invocation,
  { kind, namespace, object }: LoadedObject,
  goal: Goal,
): Promise<KubeObject | undefined> => {
  const { client, context, flags } = invocation;
  const fieldSelector = `metadata.name=${object.metadata.name}`;
  const list = await client.list(kind, namespace, { fieldSelector, limit: 500, resourceVersion: '0' });
  const [found] = list.items;
  if (!found) return goal.deleted ? object : undefined;
  const current = { ...found, apiVersion: object.apiVersion, kind: object.kind };
  if (!goal.deleted && goal.reached(current)) return current;
  const query = { allowWatchBookmarks: true, fieldSelector, resourceVersion: list.metadata.resourceVersion };
  const request = { method: 'GET', path: resourcePath(kind, namespace), query } as const;
  return await within(context, flags.duration('timeout'), async (signal) => {
    for await (const event of client.api.watch<KubeObject>(request, signal)) {
      if (event.type === 'DELETED' && goal.deleted) return event.object;
      if ((event.type === 'ADDED' || event.type === 'MODIFIED') && !goal.deleted && goal.reached(event.object))
        return event.object;
    }
    return undefined;
  });
};
