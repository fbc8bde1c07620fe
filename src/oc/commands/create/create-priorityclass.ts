import { priorityClassKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { booleanFlag, numberFlag, stringFlag } from '../../command-line/flag.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create priorityclass`. */
export const createPriorityClass: Command = {
  usage: 'NAME --value=VALUE --global-default=BOOL [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    numberFlag('value', 'How important pods of the class are.', { default: '0', bits: 32 }),
    booleanFlag('global-default', 'Whether pods without a class get this one.'),
    stringFlag('description', 'When to use the class.'),
    stringFlag('preemption-policy', 'Whether pods of the class may take the place of others.', {
      default: 'PreemptLowerPriority',
    }),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    await createObject(
      invocation,
      priorityClassKind,
      {
        kind: 'PriorityClass',
        apiVersion: 'scheduling.k8s.io/v1',
        metadata: { name: requiredName(invocation), creationTimestamp: null },
        value: flags.number('value'),
        ...(flags.boolean('global-default') && { globalDefault: true }),
        ...(flags.string('description') && { description: flags.string('description') }),
        preemptionPolicy: flags.string('preemption-policy'),
      },
      { failing: 'failed to create priorityclass:' },
    );
  },
};
