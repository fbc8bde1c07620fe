import type { KubeObject } from '../../../resources/kube-object.ts';
import { type LoadedObject, loadObjects } from '../../client/load-objects.ts';
import { resourcePath } from '../../client/resource-path.ts';
import { within } from '../../client/within.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag, durationFlag, numberFlag } from '../../command-line/flag.ts';
import { fileFlags, selectorFlag } from '../../command-line/shared-flags.ts';
import { OcError, throwCollected } from '../../oc-error.ts';
import { rolloutStatus as statusOf } from '../../rollout/rollout-status.ts';
import { selectRollouts, tellOfNothing } from '../../rollout/select-rollouts.ts';

/** `oc rollout status`: how the latest rollout goes, until it is over. */
export const rolloutStatus: Command = {
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  flags: [
    ...fileFlags,
    selectorFlag,
    booleanFlag('watch', "Watch the status of the rollout until it's done.", { default: 'true', short: 'w' }),
    numberFlag('revision', 'Pin to a specific revision for showing its status.', { default: '0' }),
    durationFlag('timeout', 'The length of time to wait before ending watch, zero means never.', { default: '0s' }),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const errors: unknown[] = [];
    const selections = await selectRollouts(invocation);
    if (flags.number('revision') < 0)
      throw new OcError(`revision must be a positive integer: ${flags.number('revision')}`);
    const loaded = await loadObjects(invocation, selections, errors);
    throwCollected(errors);
    if (loaded.length === 0) tellOfNothing(invocation);
    for (const target of loaded) await follow(invocation, target);
  },
};

const follow = async (invocation: Invocation, { kind, namespace, object }: LoadedObject): Promise<void> => {
  const { client, context, flags } = invocation;
  const report = (current: KubeObject): boolean => {
    const { text, done } = statusOf(kind, current, flags.number('revision'));
    context.stdout(text);
    return done;
  };
  if (report(object) || !flags.boolean('watch')) return;
  const request = {
    method: 'GET',
    path: resourcePath(kind, namespace),
    query: { fieldSelector: `metadata.name=${object.metadata.name}`, resourceVersion: object.metadata.resourceVersion },
  } as const;
  const ended = await within(context, flags.duration('timeout'), async (signal) => {
    for await (const event of client.api.watch<KubeObject>(request, signal)) {
      if (event.type === 'DELETED') throw new OcError('object has been deleted');
      if (event.type === 'MODIFIED' && report(event.object)) return true;
    }
    return signal.aborted ? undefined : true;
  });
  if (ended === undefined && !context.signal?.aborted) throw new OcError('timed out waiting for the condition');
};
