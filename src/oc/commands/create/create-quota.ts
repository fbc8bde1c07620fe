import { resourceQuotaKind } from '../../../resources/kinds/kinds.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';
import { resourceList } from './resource-list.ts';

/** `oc create quota`: what a project may use. */
export const createQuota: Command = {
  usage: 'NAME [--hard=key1=value1,key2=value2] [--scopes=Scope1,Scope2] [--dry-run=server|client|none]',
  flags: [
    ...createFlags,
    stringFlag('hard', 'Limits as resource=value, separated by commas.'),
    stringFlag('scopes', 'What the quota counts, separated by commas.'),
  ],
  run: async (invocation) => {
    const { flags } = invocation;
    const name = requiredName(invocation);
    const hard = flags.string('hard');
    const scopes = flags.string('scopes') === '' ? [] : flags.string('scopes').split(',');
    if (scopes.includes('')) throw new OcError('invalid resource quota scope ""');
    await createObject(
      invocation,
      resourceQuotaKind,
      {
        kind: 'ResourceQuota',
        apiVersion: 'v1',
        metadata: { name, creationTimestamp: null },
        spec: { ...(hard !== '' && { hard: resourceList(hard) }), ...(scopes.length > 0 && { scopes }) },
        status: {},
      },
      { failing: 'failed to create quota:' },
    );
  },
};
