import { identityKind, userIdentityMappingKind, userKind } from '../../../resources/kinds/access-kinds.ts';
import type { Command } from '../../command.ts';
import { stringFlag } from '../../command-line/flag.ts';
import { OcError } from '../../oc-error.ts';
import { createFlags, requiredName } from './create.ts';
import { createObject } from './create-object.ts';

const apiVersion = 'user.openshift.io/v1';

/** `oc create user`: somebody who has not logged in yet. */
export const createUser: Command = {
  usage: 'NAME',
  flags: [...createFlags, stringFlag('full-name', 'Display name of the user')],
  run: async (invocation) => {
    const fullName = invocation.flags.string('full-name');
    const user = {
      kind: 'User',
      apiVersion,
      metadata: { name: requiredName(invocation), creationTimestamp: null },
      ...(fullName !== '' && { fullName }),
      groups: null,
    };
    await createObject(invocation, userKind, user, { parameters: false });
  },
};

/** `oc create identity`: a user of an identity provider. */
export const createIdentity: Command = {
  usage: '<PROVIDER_NAME>:<PROVIDER_USER_NAME>',
  flags: createFlags,
  run: async (invocation) => {
    const [providerName, providerUserName, ...more] = requiredName(invocation).split(':');
    if (providerUserName === undefined || more.length > 0)
      throw new OcError('identity name in the format <PROVIDER_NAME>:<PROVIDER_USER_NAME> is required');
    const identity = {
      kind: 'Identity',
      apiVersion,
      metadata: { creationTimestamp: null },
      providerName,
      providerUserName,
      user: {},
    };
    await createObject(invocation, identityKind, identity, { parameters: false });
  },
};

/** `oc create useridentitymapping`: which user an identity is. */
export const createUserIdentityMapping: Command = {
  usage: '<IDENTITY_NAME> <USER_NAME>',
  flags: createFlags,
  run: async (invocation) => {
    const { args } = invocation;
    const [identity, user, ...more] = args;
    if (identity === undefined) throw new OcError('identity is required');
    if (user === undefined) throw new OcError('user name is required');
    if (more.length > 0)
      throw new OcError(`exactly two arguments (identity and user name) are supported, not: [${args.join(' ')}]`);
    const mapping = {
      kind: 'UserIdentityMapping',
      apiVersion,
      metadata: { creationTimestamp: null },
      identity: { name: identity },
      user: { name: user },
    };
    await createObject(invocation, userIdentityMappingKind, mapping, { parameters: false });
  },
};
