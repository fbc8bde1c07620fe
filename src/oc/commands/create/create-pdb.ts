import { podDisruptionBudgetKind } from '../../../resources/kinds/kinds.ts';
import { parseSelector } from '../../client/parse-selector.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create poddisruptionbudget`: how many pods an eviction must leave. */
export const createPodDisruptionBudget: Command = {
  usage: 'NAME --selector=SELECTOR --min-available=N [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    stringFlag('min-available', 'How many pods must stay, as a number or a share.'),
    stringFlag('max-unavailable', 'How many pods may be missing, as a number or a share.'),
    stringFlag('selector', 'Labels of the pods (label query).'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const [least, most] = [flags.string('min-available'), flags.string('max-unavailable')];
    const selector = flags.string('selector');
    if (selector === '') throw new OcError('a selector must be specified');
    if (least === '' && most === '') throw new OcError('one of min-available or max-unavailable must be specified');
    if (least !== '' && most !== '') throw new OcError('min-available and max-unavailable cannot be both specified');
    for (const [flag, value] of [
      ['min-available', least],
      ['max-unavailable', most],
    ] as const)
      if (value !== '' && !/^\d+%?$/.test(value)) throw new OcError(`invalid format specified for ${flag}`);
    await createObject(
      invocation,
      podDisruptionBudgetKind,
      {
        kind: 'PodDisruptionBudget',
        apiVersion: 'policy/v1',
        metadata: { name, creationTimestamp: null },
        spec: {
          ...(least && { minAvailable: amountOf(least) }),
          selector: parseSelector(selector),
          ...(most && { maxUnavailable: amountOf(most) }),
        },
        status: { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 },
      },
      { failing: 'failed to create poddisruptionbudgets:' },
    );
  },
};

const amountOf = (text: string): number | string => (text.endsWith('%') ? text : Number(text));
