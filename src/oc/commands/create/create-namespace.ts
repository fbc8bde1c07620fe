import { namespaceKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

/** `oc create namespace`. */
export const createNamespace: Command = {
  usage: 'NAME [flags]',
  flags: createFlags,
  run: async (invocation) =>
    await createObject(invocation, namespaceKind, {
      kind: 'Namespace',
      apiVersion: 'v1',
      metadata: { name: requiredName(invocation), creationTimestamp: null },
      spec: {},
      status: {},
    }),
};
