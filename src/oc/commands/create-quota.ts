import { resourceQuotaKind } from '../../resources/kinds.ts';
import type { Command } from '../command.ts';
import { stringFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

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
    const hard = limitsOf(flags.string('hard'));
    const scopes = flags.string('scopes') === '' ? [] : flags.string('scopes').split(',');
    if (scopes.includes('')) throw new OcError('invalid resource quota scope ""');
    await createObject(
      invocation,
      resourceQuotaKind,
      {
        kind: 'ResourceQuota',
        apiVersion: 'v1',
        metadata: { name, creationTimestamp: null },
        spec: { ...(hard && { hard }), ...(scopes.length > 0 && { scopes }) },
        status: {},
      },
      { failing: 'failed to create quota:' },
    );
  },
};

const limitsOf = (text: string): Record<string, string> | undefined => {
  if (text === '') return undefined;
  return Object.fromEntries(
    text.split(',').map((pair): [string, string] => {
      const [resource, value, ...more] = pair.split('=');
      if (resource === undefined || value === undefined || more.length > 0)
        throw new OcError(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
      if (!/^[+-]?[0-9.]+([eE][+-]?\d+|[numkMGTPE]i?|Ki)?$/.test(value))
        throw new OcError(
          "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
        );
      return [resource, value];
    }),
  );
};
