import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { isRefusal } from '../../client/client.ts';
import type { Command, Invocation } from '../../command.ts';
import { booleanFlag } from '../../command-line/flag.ts';
import { errorMessage } from '../../error-text.ts';
import { OcError } from '../../oc-error.ts';

/** `oc registry info`: the host names of the integrated registry. */
export const registryInfo: Command = {
  usage: '',
  flags: [
    booleanFlag('check', 'Fail unless the registry answers.'),
    booleanFlag('quiet', 'The same as --check.', { short: 'q' }),
    booleanFlag('public', 'Only the name for the world outside.'),
    booleanFlag('internal', 'Only the name inside the cluster.'),
  ],
  run: async (invocation) => {
    const { context, flags } = invocation;
    context.stderr('Command "info" is deprecated, and will be removed in the future version.\n');
    if (flags.boolean('internal') && flags.boolean('public'))
      throw new OcError('only one of --internal or --public may be specified at a time');
    const hosts = await registryHosts(invocation).catch(() => undefined);
    if (hosts === undefined)
      throw new OcError(
        'no image streams could be located to retrieve registry info, please specify a namespace with image streams',
      );
    const { internal, external } = hosts;
    if (!internal && !external) throw new OcError('the integrated registry has not been configured');
    if (flags.boolean('public') && external === '') throw new OcError('registry does not have public hostname');
    if (flags.boolean('internal') && internal === '') throw new OcError('registry does not have an internal hostname');
    const host = flags.boolean('internal') ? internal : external || internal;
    if (flags.boolean('check') || flags.boolean('quiet')) {
      if (external === '' && !flags.boolean('internal'))
        context.stderr('info: Registry does not have a public hostname\n');
      await check(invocation, host);
    }
    context.stdout(`${host}\n`);
  },
};

const check = async ({ context }: Invocation, host: string): Promise<void> =>
  context.registries?.ping({ host, token: '', insecure: false }).catch((error: Error) => {
    const cause = errorMessage(error.cause ?? error);
    throw new OcError(`registry could not be contacted at ${host}: ${cause}`, { cause: error });
  });

/** Where the first image stream of the project, or else of `openshift`, says that it is stored; undefined without one. */
export const registryHosts = async ({
  client,
  namespace,
}: Invocation): Promise<{ internal: string; external: string } | undefined> => {
  for (const place of [namespace, 'openshift']) {
    const list = await client.list<ImageStream>(imageStreamKind, place).catch((error: unknown) => {
      if (isRefusal(error, 'Unauthorized')) throw error;
    });
    const [stream] = list?.items ?? [];
    if (stream === undefined) continue;
    const { dockerImageRepository = '', publicDockerImageRepository = '' } = stream.status ?? {};
    const hostOf = (repository: string): string => repository.split('/', 1)[0] ?? '';
    return { internal: hostOf(dockerImageRepository), external: hostOf(publicDockerImageRepository) };
  }
  return undefined;
};
