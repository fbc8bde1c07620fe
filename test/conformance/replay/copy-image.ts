import { containersImage } from '../../../src/distribution/client-profile.ts';
import type { Credentials } from '../../../src/distribution/credentials.ts';
import type { Dial } from '../../../src/distribution/dial.ts';
import { createDistributionClient, type DistributionClient } from '../../../src/distribution/distribution-client.ts';
import type { DistributionError } from '../../../src/distribution/distribution-error.ts';
import { readBody } from '../../../src/distribution/read-body.ts';
import type { RepositoryClient } from '../../../src/distribution/repository-client.ts';
import { parseManifest } from '../../../src/image/manifest.ts';
import { defaultPlatform, findPlatform } from '../../../src/image/platform.ts';
import { type ImageReference, parseImageReference } from '../../../src/image/reference.ts';
import { dockerDefaults, repositoryName, repositorySpec } from '../../../src/image/reference-format.ts';
import { familiarName } from '../../../src/simulator/node/images/image-name.ts';
import { PullError, pullError } from '../../../src/simulator/node/images/pull-error.ts';
import { type Output, success } from './output.ts';
import { copyImage } from './push-copy.ts';

/** Copies an image to a folder as skopeo does, and tells of it in the same words. */
export const pullImage = async (
  client: DistributionClient,
  spec: string,
  credentials?: Credentials,
): Promise<Output> => {
  const reference = dockerDefaults(parseImageReference(spec));
  const lines: string[] = [];
  try {
    await pull(client.repository(reference.registry, repositoryName(reference), { credentials }), reference, lines);
    return { stdout: `${lines.join('\n')}\n`, stderr: '', exitCode: 0 };
  } catch (error) {
    if (!(error instanceof PullError)) throw error;
    return { stdout: `${[...lines, fatal(error)].join('\n')}\n`, stderr: '', exitCode: 1 };
  }
};

/** Copies an image from one registry to another as skopeo does, and tells of it in the same words. */
export const pushImage = async (
  client: DistributionClient,
  [from, to]: readonly [string, string],
  credentials?: Credentials,
): Promise<Output> => {
  const [source, target] = [from, to].map((spec) => dockerDefaults(parseImageReference(spec))) as [
    ImageReference,
    ImageReference,
  ];
  const repository = client.repository(target.registry, repositoryName(target), { access: 'pull,push', credentials });
  const pushed = { host: target.registry, repository };
  const lines: string[] = [];
  try {
    await copyImage(client.repository(source.registry, repositoryName(source)), pushed, source.tag, target.tag, lines);
    return success(`${lines.join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof PullError)) throw error;
    return { stdout: `${lines.join('\n')}\n`, stderr: `${fatal(error)}\n`, exitCode: 1 };
  }
};

/** The client that copies images: one for a whole terminal. */
export const copyingClient = (dial: Dial, authority: string): DistributionClient =>
  createDistributionClient({ profile: containersImage, dial, certificateAuthorities: [authority] });

const pull = async (repository: RepositoryClient, reference: ImageReference, lines: string[]): Promise<void> => {
  const source = `initializing source docker://${familiarName(reference)}: `;
  const asked = async <T>(request: Promise<T>, what: string, context: string): Promise<T> =>
    request.catch((error: unknown) => {
      throw failure(error, reference.registry, context, what);
    });
  const manifest = async (name: string) => {
    const what = `reading manifest ${name} in ${repositorySpec(reference)}`;
    const { content, mediaType } = await asked(repository.getManifest(name), what, source);
    return parseManifest(content, mediaType);
  };
  const top = await manifest(reference.id || reference.tag);
  lines.push('Getting image source signatures');
  const digest = top.kind === 'index' ? findPlatform(top.manifests, defaultPlatform)?.digest : undefined;
  const image = digest === undefined ? top : await manifest(digest);
  if (image.kind === 'index') throw new PullError('choosing an image from manifest list: no image found');
  lines.push(...image.layers.map((layer) => `Copying blob ${layer.digest}`));
  for (const layer of image.layers) {
    const { body } = await repository.getBlob(layer.digest).catch((error: unknown) => {
      throw blobError(error, layer.digest);
    });
    await readBody(body);
  }
  await repository.readBlob(image.config.digest);
  lines.push(`Copying config ${image.config.digest}`, 'Writing manifest to image destination', 'Storing signatures');
};

/** skopeo of that time names the code of an answer as well, where it knows the code. */
const failure = (error: unknown, registry: string, context: string, request: string): PullError => {
  const { errors: [entry] = [], phase } = error as Partial<DistributionError>;
  if (entry === undefined || phase !== 'request') return pullError(error, { registry, context, request });
  const code = entry.code.startsWith('OPENSHIFT') ? 'unknown' : entry.code.toLowerCase().replaceAll('_', ' ');
  return new PullError(`${context}${request}: ${code}: ${entry.message}`, error);
};

const blobError = (error: unknown, digest: string): PullError => {
  const { status } = error as { status?: number };
  return new PullError(
    `reading blob ${digest}: Error fetching blob: invalid status code from registry ${status} (${status === 404 ? 'Not Found' : ''})`,
    error,
  );
};

const fatal = ({ message }: Error): string => `time="0000-00-00T00:00:00Z" level=fatal msg=${JSON.stringify(message)}`;
