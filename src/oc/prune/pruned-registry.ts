import { parseImageReference } from '../../image/reference.ts';
import { referenceError } from '../../image/reference-error.ts';
import type { RegistryTrust } from '../../ports/registry-repository.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import type { Invocation } from '../command.ts';
import { readNamedFile } from '../command-line/named-file.ts';
import { OcError } from '../oc-error.ts';
import type { ClusterImages } from './cluster-images.ts';
import { isPrivateAddress } from './private-address.ts';
import type { PruneOptions } from './prune-options.ts';
import type { DeleteFromRegistry } from './prune-run.ts';

/** Where content is deleted; `undefined` when none is to be. @throws OcError when the registry cannot be found or reached */
export const prunedRegistry = async (
  { context, flags }: Invocation,
  { confirm, pruneRegistry }: PruneOptions,
  cluster: ClusterImages,
  token: string,
): Promise<DeleteFromRegistry | undefined> => {
  if (!confirm || !pruneRegistry) return undefined;
  const { registries } = context;
  const host =
    flags
      .string('registry-url')
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '') || registryHost(cluster);
  if (registries === undefined)
    throw new OcError(`failed to ping registry ${host}: registries cannot be reached from here`);
  const named = flags.string('registry-url') || host;
  const registry = { host, token, ...(await trustOf({ flags, context }, named)) };
  await registries.ping(registry).catch((error: Error) => {
    const reason = error.cause instanceof Error ? error.cause : error;
    throw new OcError(`failed to ping registry ${named}: ${reason.message.replace('/v2/"', '/"')}`);
  });
  return async (path) => {
    const status = await registries.delete(registry, path);
    if (status !== 404 && status >= 400) throw new Error(`${status} ${STATUS[status] ?? ''}`.trim());
  };
};

/** Without an authority of its own, a registry in a private network need not show who it is. */
const trustOf = async (
  { flags, context }: Pick<Invocation, 'flags' | 'context'>,
  registry: string,
): Promise<RegistryTrust> => {
  const bundle = flags.string('certificate-authority');
  if (bundle === '')
    return {
      insecure: flags.boolean('force-insecure') || registry.startsWith('http://') || isPrivateAddress(registry),
    };
  const authority = await readNamedFile(context, bundle, 'failed to read registry ca bundle: open');
  return { authority };
};

/** The registry that the youngest pushed image names, else that of the oldest stream that has one. */
const registryHost = ({ images, streams }: ClusterImages): string => {
  const managed = [...images.values()].filter(
    ({ metadata }) => metadata.annotations?.['openshift.io/image.managed'] === 'true',
  );
  const pullSpec =
    youngestFirst(managed)[0]?.dockerImageReference ??
    youngestFirst(streams.filter(({ status }) => status?.dockerImageRepository)).at(-1)?.status?.dockerImageRepository;
  if (!pullSpec) throw unknownHost('no managed image found');
  const wrong = referenceError(pullSpec);
  if (wrong !== undefined) throw unknownHost(`unable to parse "${pullSpec}": ${wrong}`);
  const { registry } = parseImageReference(pullSpec);
  if (!registry) throw unknownHost(`${pullSpec} does not include a registry`);
  return registry;
};

const unknownHost = (reason: string): OcError => new OcError(`unable to find the remote registry host: ${reason}`);

const youngestFirst = <T extends KubeObject>(objects: readonly T[]): T[] =>
  objects.toSorted(
    (a, b) => Date.parse(b.metadata.creationTimestamp ?? '') - Date.parse(a.metadata.creationTimestamp ?? ''),
  );

const STATUS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
