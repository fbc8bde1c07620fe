import { ApiStatusError } from '../../../errors/api-status-error.ts';
import { serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { resourcePath } from '../../client/resource-path.ts';
import type { Command, Invocation } from '../../command.ts';
import { durationFlag, listFlag, stringFlag } from '../../command-line/flag.ts';
import { outputFlag } from '../../command-line/shared-flags.ts';
import { OcError } from '../../oc-error.ts';
import { formatTyped } from '../../output/format-chosen.ts';
import { requiredName } from './create.ts';

/** `oc create token`: a token of a service account. */
export const createToken: Command = {
  usage: 'SERVICE_ACCOUNT_NAME',
  ignoresTemplateAlone: true,
  flags: [
    outputFlag,
    listFlag('audience', 'For whom the token is; may be repeated.'),
    durationFlag('duration', 'How long the token shall be good for.', { default: '0s' }),
    stringFlag('bound-object-kind', 'The token ends with an object of this kind: Pod, Secret or Node.'),
    stringFlag('bound-object-name', 'The name of that object.'),
    stringFlag('bound-object-uid', 'The uid of that object.'),
  ],
  run: async (invocation) => {
    const { client, context, flags, namespace } = invocation;
    const name = requiredName(invocation);
    const seconds = secondsOf(invocation);
    if (flags.values('audience').includes('')) throw new OcError('--audience must not be an empty string');
    const audiences = flags.list('audience');
    const body = {
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: { creationTimestamp: null },
      spec: {
        audiences: audiences.length > 0 ? audiences : null,
        expirationSeconds: seconds > 0 ? seconds : null,
        boundObjectRef: boundObject(invocation),
      },
      status: { token: '', expirationTimestamp: null },
    };
    const path = resourcePath(serviceAccountKind, namespace, `${name}/token`);
    const answer = await client.request<TokenRequest>({ method: 'POST', path, body }).catch((error: unknown) => {
      if (!(error instanceof ApiStatusError)) throw error;
      throw new OcError(`failed to create token: ${error.message}`, { cause: error });
    });
    const format = flags.string('output');
    // A pipe gets the token alone.
    if (format === '') return context.stdout(answer.status.token);
    context.stdout(formatTyped(flags, { objects: [answer], kinds: [serviceAccountKind], single: true }));
  },
};

interface TokenRequest extends KubeObject {
  status: { token: string };
}

const secondsOf = ({ flags }: Invocation): number => {
  const milliseconds = flags.duration('duration');
  if (milliseconds < 0) throw new OcError('--duration must be greater than or equal to 0');
  if (milliseconds % 1000 !== 0) throw new OcError('--duration cannot be expressed in units less than seconds');
  return milliseconds / 1000;
};

const boundObject = ({ flags }: Invocation): object | null => {
  const [kind = '', name = '', uid = ''] = ['kind', 'name', 'uid'].map((part) => flags.string(`bound-object-${part}`));
  if (kind === '') {
    const other = name !== '' ? 'name' : uid !== '' ? 'uid' : undefined;
    if (other) throw new OcError(`--bound-object-${other} can only be set if --bound-object-kind is provided`);
    return null;
  }
  if (!['Node', 'Pod', 'Secret'].includes(kind))
    throw new OcError('supported --bound-object-kind values are Node, Pod, Secret');
  if (name === '') throw new OcError('--bound-object-name is required if --bound-object-kind is provided');
  return { kind, apiVersion: 'v1', name, ...(uid && { uid }) };
};
