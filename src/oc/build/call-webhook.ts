import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { Build } from '../../resources/builds/build.ts';
import { buildKind } from '../../resources/kinds/kinds.ts';
import { qualifiedName } from '../client/object-name.ts';
import type { Invocation } from '../command.ts';
import { OcError, PlainError } from '../oc-error.ts';

/** Starts a build by its webhook (`--from-webhook`). @throws OcError when the server refuses */
export const callWebhook = async ({ client, context, flags }: Invocation): Promise<void> => {
  const given = flags.string('from-webhook');
  if (!URL.canParse(given)) throw new PlainError('Unable to connect to the server: unsupported protocol scheme ""');
  const hook = new URL(given);
  if (hook.origin !== new URL(client.api.server).origin)
    throw new OcError(`Post ${JSON.stringify(hook.href)}: only the server of the cluster can be reached from here`);
  try {
    const build = await client.request<Build>({ method: 'POST', path: hook.pathname, contentType: 'application/json' });
    context.stdout(
      flags.string('output') === 'name'
        ? `${qualifiedName(buildKind, build.metadata.name)}\n`
        : `${qualifiedName(buildKind, build.metadata.name)} started\n`,
    );
  } catch (error) {
    if (!(error instanceof ApiStatusError)) throw error;
    const { code } = error.status;
    throw new OcError(`server rejected our request ${code}\nremote: ${JSON.stringify(error.status)}`);
  }
};
