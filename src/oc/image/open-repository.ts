import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dockerDefaults, repositoryName } from '../../image/reference-format.ts';
import { wildcardExpression } from '../../image/wildcard.ts';
import type { RegistryRepository, RepositoryRequest } from '../../ports/registry-repository.ts';
import type { Invocation } from '../command.ts';
import { booleanFlag, stringFlag } from '../command-line/flag.ts';
import { readNamedFile } from '../command-line/named-file.ts';
import { OcError } from '../oc-error.ts';
import { createFileRepository } from './file-repository.ts';
import type { ExpandTags, ImageLocation } from './image-location.ts';

/** How the commands of `oc image` get at registries. */
export const securityFlags = [
  stringFlag('registry-config', 'Path to your registry credentials.', { short: 'a' }),
  booleanFlag('insecure', 'Allow push and pull operations to registries to be made over HTTP'),
  booleanFlag(
    'skip-verification',
    'Skip verifying the integrity of the retrieved content. Only bypass verification if the registry is known to be trustworthy.',
  ),
  stringFlag(
    'certificate-authority',
    'The path to a certificate authority bundle to use when communicating with the managed container image registries.',
  ),
];

/** Opens the repository of an image. */
export type OpenRepository = (
  location: ImageLocation,
  options?: { push?: boolean; dir?: string },
) => RegistryRepository;

/**
 * Prepares access to repositories by the flags of a command.
 *
 * @throws OcError when a file that a flag names cannot be read
 */
export const repositoryOpener = async ({ flags, context }: Invocation): Promise<OpenRepository> => {
  const cwd = context.cwd ?? process.cwd();
  const authority = await readNamedFile(
    context,
    flags.string('certificate-authority'),
    'failed to read registry ca bundle: open',
  );
  const credentials = await readCredentials(context, flags.string('registry-config') || context.registryConfig);
  const request: RepositoryRequest = {
    credentials,
    ...(authority !== undefined && { authority }),
    insecure: flags.boolean('insecure'),
  };
  return (location, { push = false, dir = flags.string('dir') } = {}) => {
    const name = repositoryName(location.type === 'file' ? location.reference : dockerDefaults(location.reference));
    if (location.type === 'file') return createFileRepository(resolve(cwd, dir), name);
    const { registries } = context;
    if (registries === undefined) throw new OcError(`registries cannot be reached from here`);
    return registries.repository(dockerDefaults(location.reference).registry, name, { ...request, push });
  };
};

/** Lists the tags that match, each as a location. */
export const tagExpander =
  (open: OpenRepository, dir?: string): ExpandTags =>
  async (location) => {
    const pattern = wildcardExpression(location.reference.tag || '*');
    const tags = await open(location, dir === undefined ? {} : { dir }).tags();
    return tags
      .filter((tag) => pattern.test(tag))
      .map((tag) => ({ ...location, reference: { ...location.reference, tag } }));
  };

const readCredentials = async (context: Invocation['context'], named = ''): Promise<string[]> => {
  const config = await readNamedFile(context, named, 'unable to load --registry-config: stat');
  if (config !== undefined) return [config];
  const texts = await Promise.all(
    (context.authFiles ?? []).map((file) => readFile(file, 'utf8').catch(() => undefined)),
  );
  return texts.filter((text) => text !== undefined);
};
