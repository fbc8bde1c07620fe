import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create serviceaccount`. */
export const createServiceAccount: Command = {
  usage: 'NAME [--dry-run=server|client|none]',
  flags: createFlags,
  run: async (invocation) =>
    await createObject(
      invocation,
      serviceAccountKind,
      {
        kind: 'ServiceAccount',
        apiVersion: 'v1',
        metadata: { name: requiredName(invocation), creationTimestamp: null },
      },
      { failing: 'failed to create serviceaccount:' },
    ),
};
