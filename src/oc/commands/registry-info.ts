import type { ImageStream } from '../../resources/image-stream.ts';
import { imageStreamKind } from '../../resources/kinds.ts';
import type { Command, Invocation } from '../command.ts';
import { booleanFlag } from '../command-line/flag.ts';
import { OcError } from '../oc-error.ts';

/** `oc registry info`: the host names of the integrated registry. */
export const registryInfo: Command = {
  usage: '',
  flags: [
    booleanFlag('check', 'Fail unless the registry answers.'),
    booleanFlag('quiet', 'Print nothing; the exit code says whether there is a registry.', { short: 'q' }),
    booleanFlag('public', 'Only the name for the world outside.'),
    booleanFlag('internal', 'Only the name inside the cluster.'),
  ],
  run: async (invocation) => {
    const { args, context, flags } = invocation;
    context.stderr('Command "info" is deprecated, and will be removed in the future version.\n');
    if (args.length > 0) throw new OcError('no arguments are allowed');
    const { internal, external } = await registryHosts(invocation);
    if (flags.boolean('public') && external === '') throw new OcError('registry does not have public hostname');
    if (flags.boolean('internal') && internal === '') throw new OcError('registry does not have an internal hostname');
    const host = flags.boolean('internal') ? internal : external || internal;
    if (flags.boolean('check') && external === '' && !flags.boolean('internal'))
      context.stderr('info: Registry does not have a public hostname\n');
    if (!flags.boolean('quiet')) context.stdout(`${host}\n`);
  },
};

/**
 * What image streams say of where they are stored.
 *
 * @throws OcError when there is no stream to ask
 */
export const registryHosts = async ({
  client,
  flags,
  namespace,
}: Invocation): Promise<{ internal: string; external: string }> => {
  const places = flags.has('namespace') ? [namespace] : [namespace, 'openshift'];
  for (const place of places) {
    const { items } = await client.list<ImageStream>(imageStreamKind, place);
    for (const { status } of items) {
      const repository = status as { dockerImageRepository?: string; publicDockerImageRepository?: string } | undefined;
      const internal = repository?.dockerImageRepository?.split('/')[0] ?? '';
      const external = repository?.publicDockerImageRepository?.split('/')[0] ?? '';
      if (internal !== '' || external !== '') return { internal, external };
    }
  }
  throw new OcError(
    'no image streams could be located to retrieve registry info, please specify a namespace with image streams',
  );
};
