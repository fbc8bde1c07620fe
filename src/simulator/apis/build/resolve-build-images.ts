import type { Secret } from '../../../resources/access/secret.ts';
import type { ServiceAccount } from '../../../resources/access/service-account.ts';
import type { Build } from '../../../resources/builds/build.ts';
import { type BuildConfig, type BuildReference, imageStrategyOf } from '../../../resources/builds/build-config.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind, secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { Client } from '../../apimachinery/client.ts';
import { ignoreNotFound } from '../../apimachinery/not-found.ts';
import { internalError } from '../../apimachinery/status-error.ts';
import { nameBaseImage } from '../../image-streams/name-base-image.ts';
import { secretForImage } from '../../image-streams/secret-for-image.ts';
import { resolveImage } from './resolve-image.ts';

/**
 * Replaces the references of a new build by pull specs, and gives it the secrets of its account that fit their registries. Images
 * that triggers have seen are those that they saw.
 *
 * @param config with the images of its triggers
 * @throws StatusError 422 when an image cannot be resolved, 500 when the account does not exist
 */
export const resolveBuildImages = async (
  build: Build,
  { metadata, status }: BuildConfig,
  client: Client,
): Promise<void> => {
  const namespace = metadata.namespace ?? '';
  const secrets = await accountSecrets(build, namespace, client);
  for (const image of build.spec.source?.images ?? []) {
    const { from } = image;
    const trigger = status?.imageChangeTriggers?.find(
      (each) => each.from?.name === from.name && (each.from.namespace ?? '') === (from.namespace ?? ''),
    );
    const isTag = from.kind === 'ImageStreamTag';
    const name = isTag && trigger ? (trigger.lastTriggeredImageID ?? '') : await resolveImage(from, namespace, client);
    image.pullSecret ??= secretFor(secrets, isTag ? await repositoryOf(from, namespace, client) : name);
    image.from = { kind: 'DockerImage', name };
  }
  const strategy = imageStrategyOf(build.spec.strategy);
  if (strategy?.from === undefined) return;
  strategy.from = { kind: 'DockerImage', name: await resolveImage(strategy.from, namespace, client) };
  strategy.pullSecret ??= secretFor(secrets, strategy.from.name);
  if (build.spec.strategy.customStrategy) nameBaseImage(build.spec.strategy.customStrategy);
};

/** Where the image of a tag comes from, without the tag; `undefined` when nobody knows. */
const repositoryOf = async (from: BuildReference, namespace: string, client: Client): Promise<string | undefined> => {
  const [name = ''] = from.name.split(':');
  const stream = await client
    .get<ImageStream>(imageStreamKind, from.namespace || namespace, name)
    .catch(ignoreNotFound);
  return stream?.status?.dockerImageRepository || stream?.spec?.dockerImageRepository;
};

const secretFor = (secrets: readonly Secret[], image: string | undefined): { name: string } | undefined => {
  const secret = image === undefined ? undefined : secretForImage(secrets, image);
  return secret && { name: secret.metadata.name };
};

const accountSecrets = async ({ spec }: Build, namespace: string, client: Client): Promise<Secret[]> => {
  const name = spec.serviceAccount ?? '';
  const account = await client.get<ServiceAccount>(serviceAccountKind, namespace, name).catch((error: Error) => {
    throw internalError(`error getting push/pull secrets for service account ${namespace}/${name}: ${error.message}`);
  });
  const secrets = (account.secrets ?? []).map((each) =>
    client.get<Secret>(secretKind, namespace, each.name).catch(ignoreNotFound),
  );
  return (await Promise.all(secrets)).filter((secret) => secret !== undefined);
};
