import { asImageReference } from '../../../image/reference.ts';
import {
  type ImageStream,
  insecureRepositoryAnnotation,
  type SpecTag,
} from '../../../resources/images/image-stream.ts';
import { type FieldError, forbiddenField } from '../../apimachinery/field-error.ts';
import { specTag } from '../../image-streams/stream-tags.ts';
import { AllowedRegistries } from './allowed-registries.ts';
import type { ImageApi } from './image-api.ts';
import { imageConfigurationOf } from './registry-policy-of.ts';

/** What an image stream may not hold because the cluster does not allow imports from there. What it held before may stay. */
export const refusedSources = async (
  api: ImageApi,
  stream: ImageStream,
  old: ImageStream | undefined,
): Promise<FieldError[]> => {
  const configuration = await imageConfigurationOf(api.client);
  if (!configuration?.spec?.allowedRegistriesForImport?.length) return [];
  const known = old === undefined ? [] : sourcesOf(old).map(({ pullSpec }) => pullSpec);
  const registries = new AllowedRegistries(configuration, api.registryHostname(), known);
  return sourcesOf(stream).flatMap(({ path, pullSpec, insecure }) => {
    const reference = asImageReference(pullSpec);
    const why = reference && registries.refusal(reference, insecure ? 'any' : 'secure');
    return why === undefined ? [] : [forbiddenField(path, why)];
  });
};

/** The same for an object that is a tag; it inherits the annotation that stands on itself. */
export const refusedTagSource = async (
  api: ImageApi,
  { from, importPolicy }: Pick<SpecTag, 'from' | 'importPolicy'>,
  annotations: Readonly<Record<string, string>> | undefined,
  path: string,
  old?: SpecTag,
): Promise<FieldError[]> => {
  if (from?.kind !== 'DockerImage' || !from.name) return [];
  const configuration = await imageConfigurationOf(api.client);
  const known = old?.from?.kind === 'DockerImage' ? [old.from.name] : [];
  const registries = new AllowedRegistries(configuration, api.registryHostname(), known);
  const isInsecure = annotations?.[insecureRepositoryAnnotation] === 'true' || importPolicy?.insecure;
  const reference = asImageReference(from.name);
  const why = reference && registries.refusal(reference, isInsecure ? 'any' : 'secure');
  return why === undefined ? [] : [forbiddenField(`${path}.from.name`, why)];
};

interface Source {
  readonly path: string;
  readonly pullSpec: string;
  readonly insecure: boolean;
}

const sourcesOf = (stream: ImageStream): Source[] => {
  const { spec, status, metadata } = stream;
  const insecure = metadata.annotations?.[insecureRepositoryAnnotation] === 'true';
  const isInsecure = (tag: string): boolean => insecure || Boolean(specTag(stream, tag)?.importPolicy?.insecure);
  const repository = spec?.dockerImageRepository;
  return [
    ...(repository ? [{ path: 'spec.dockerImageRepository', pullSpec: repository, insecure }] : []),
    ...(spec?.tags ?? []).flatMap(({ name, from }) =>
      from?.kind === 'DockerImage' && from.name
        ? [{ path: `spec.tags[${name}].from.name`, pullSpec: from.name, insecure: isInsecure(name) }]
        : [],
    ),
    ...(status?.tags ?? []).flatMap(({ tag, items }) =>
      (items ?? []).map(({ dockerImageReference }, index) => ({
        path: `status.tags[${tag}].items[${index}].dockerImageReference`,
        pullSpec: dockerImageReference,
        insecure: isInsecure(tag),
      })),
    ),
  ];
};
