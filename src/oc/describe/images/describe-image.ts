import type { ImageFields } from '../../../resources/images/image.ts';
import { longAgeSince } from '../../output/age.ts';
import { describeAnnotations } from '../describe-meta.ts';
import { alignOpenShift, field, pairs } from '../openshift-lines.ts';
import { humanSize } from './human-size.ts';

/** What `oc describe istag` and `oc import-image` print of an image, under the given name if there is one. */
export const describeImage = (image: ImageFields, name: string, now: number): string => {
  const { metadata } = image;
  const facts = image.dockerImageMetadata ?? {};
  return alignOpenShift(
    [
      name === '' ? '' : field('Image Name', name),
      field('Docker Image', image.dockerImageReference),
      field('Name', metadata.name),
      metadata.creationTimestamp ? field('Created', `${longAgeSince(now, metadata.creationTimestamp)} ago`) : '',
      Object.keys(metadata.labels ?? {}).length > 0 ? field('Labels', pairs(metadata.labels)) : '',
      Object.keys(metadata.annotations ?? {}).length > 0 ? describeAnnotations(metadata.annotations) : '',
      layers(image),
      ...(image.signatures ?? []).map(signature),
      field('Image Created', `${longAgeSince(now, facts.Created ?? metadata.creationTimestamp)} ago`),
      field('Author', facts.Author),
      field('Arch', facts.Architecture),
      manifests(image),
      containerConfig(image),
    ].join(''),
  );
};

const layers = (image: ImageFields): string => {
  const size = image.dockerImageMetadata?.Size ?? 0;
  const all = image.dockerImageLayers ?? [];
  if (all.length === 0) return field('Layer Size', humanSize(size));
  const lines = all.map((layer) => `${humanSize(layer.size)}\t${layer.name}`);
  return field('Image Size', `${humanSize(size)} in ${all.length} layers`) + field('Layers', lines);
};

/** Who issued a signature is known of one that somebody has verified. */
const signature = ({
  metadata,
  type,
  issuedBy,
  conditions = [],
}: NonNullable<ImageFields['signatures']>[number]): string =>
  [
    field('Image Signatures', ' '),
    field('\tName', metadata.name),
    field('\tType', type),
    field('\tStatus', issuedBy ? 'Verified' : 'Unverified'),
    issuedBy ? field('\tIssued By', issuedBy.commonName) : '',
    ...(issuedBy ? conditions : []).map((condition) => {
      const when = (condition.lastProbeTime ?? '0001-01-01T00:00:00Z').replace('T', ' ').replace('Z', ' +0000 UTC');
      return field('\t', `Signature is ${condition.type} (${condition.message ?? ''} on ${when})`);
    }),
  ].join('');

const manifests = ({ dockerImageManifests = [] }: ImageFields): string =>
  dockerImageManifests.length === 0
    ? ''
    : field(
        'Manifests',
        dockerImageManifests.map(({ os, architecture, digest }) => `${os}/${architecture}\t${digest}`),
      );

const containerConfig = (image: ImageFields): string => {
  const config = image.dockerImageMetadata?.Config ?? {};
  const entrypoint = config.Entrypoint?.join(' ') ?? '';
  const command = config.Cmd?.join(' ') ?? '';
  const volumes = Object.keys(config.Volumes ?? {}).sort();
  return [
    entrypoint ? field('Entrypoint', entrypoint) : '',
    command || !entrypoint ? field('Command', command) : '',
    field('Working Dir', config.WorkingDir),
    field('User', config.User),
    field(
      'Exposes Ports',
      Object.keys(config.ExposedPorts ?? {})
        .sort()
        .join(', '),
    ),
    field('Docker Labels', pairs(config.Labels)),
    config.Env?.length ? field('Environment', config.Env) : '',
    volumes.length ? field('Volumes', volumes) : '',
  ].join('');
};
