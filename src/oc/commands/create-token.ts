import { serviceAccountKind } from '../../resources/kinds.ts';
import { resourcePath } from '../client/resource-path.ts';
import type { Command } from '../command.ts';
import { durationFlag, listFlag } from '../command-line/flag.ts';
import { outputFlag } from '../command-line/shared-flags.ts';
import { requiredName } from './create.ts';

/** `oc create token`: a token of a service account. */
export const createToken: Command = {
  usage: 'SERVICE_ACCOUNT_NAME [flags]',
  flags: [
    outputFlag,
    listFlag('audience', 'Audience of the requested token.'),
    durationFlag('duration', 'Requested lifetime of the issued token.', { default: '0s' }),
  ],
  run: async (invocation) => {
    const { client, context, flags, namespace } = invocation;
    const seconds = flags.duration('duration') / 1000;
    const audiences = flags.list('audience');
    const answer = await client.request<{ status: { token: string } }>({
      method: 'POST',
      path: resourcePath(serviceAccountKind, namespace, `${requiredName(invocation)}/token`),
      body: {
        kind: 'TokenRequest',
        apiVersion: 'authentication.k8s.io/v1',
        metadata: { creationTimestamp: null },
        spec: {
          audiences: audiences.length > 0 ? audiences : null,
          expirationSeconds: seconds > 0 ? seconds : null,
          boundObjectRef: null,
        },
        status: { token: '', expirationTimestamp: null },
      },
    });
    context.stdout(`${answer.status.token}\n`);
  },
};
