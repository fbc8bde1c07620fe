import { createHash } from 'node:crypto';
import { currentUser } from '../../client/current-user.ts';
import type { Command } from '../../command.ts';
import { OcError } from '../../oc-error.ts';

/** `oc logout`: ends the token of the session. */
export const logout: Command = {
  usage: '',
  flags: [],
  run: async ({ args, client, context }) => {
    if (args.length > 0) throw new OcError('No arguments are allowed');
    if (!context.token) throw new OcError('You must have a token in order to logout.');
    const user = await currentUser(client);
    const name = `sha256~${createHash('sha256')
      .update(context.token.replace(/^sha256~/, ''))
      .digest('base64url')}`;
    await client
      .request({ method: 'DELETE', path: `/apis/oauth.openshift.io/v1/useroauthaccesstokens/${name}` })
      // A token that is none of OpenShift's own cannot be ended, only forgotten.
      .catch(() => undefined);
    await context.session.setUser?.(user, '');
    context.stdout(`Logged ${JSON.stringify(user)} out on ${JSON.stringify(client.api.server)}\n`);
  },
};
