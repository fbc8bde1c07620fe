import { selfSubjectReviewKind } from '../../resources/kinds.ts';
import type { Command } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';

/** `oc whoami`: who the server takes the user for. */
export const whoami: Command = {
  usage: '[flags]',
  flags: [
    booleanFlag('show-server', "If true, print the current server's REST API URL"),
    booleanFlag('show-context', 'Print the current user context name'),
    booleanFlag('show-token', 'Print the token the current session is using', { short: 't' }),
  ],
  run: async ({ flags, client, context }) => {
    const { server } = client.api;
    if (flags.boolean('show-server')) return context.stdout(`${server}\n`);
    if (flags.boolean('show-token')) {
      if (!context.token) throw new OcError('no token is currently in use for this session');
      return context.stdout(`${context.token}\n`);
    }
    if (flags.boolean('show-context'))
      return context.stdout(
        `${context.session.namespace}/${new URL(server).host.replaceAll('.', '-')}/${context.session.user}\n`,
      );
    const review = {
      kind: 'SelfSubjectReview',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { creationTimestamp: null },
      status: { userInfo: {} },
    };
    const answer = await client.create<{ status: { userInfo: { username: string } } }>(
      selfSubjectReviewKind,
      '',
      review,
    );
    context.stdout(`${answer.status.userInfo.username}\n`);
  },
};
