import { formatLocation } from '../image/image-location.ts';
import { alignTabs } from '../output/tab-writer.ts';
import { digestIn } from './digest-in.ts';
import type { Release, ReleaseMetadata } from './read-release.ts';

/** What `oc adm release info` shows of a release. @param pullSpecs each image by its pull spec, not by its digest */
export const describeRelease = (release: Release, pullSpecs: boolean): string => {
  const { image, location, name, manifests, others, metadata, tags } = release;
  const digest = image.list ?? image.digest;
  const pullFrom = { ...location, reference: { ...location.reference, tag: '', id: digest } };
  const created = image.config.created ? `${new Date(image.config.created).toISOString().slice(0, 19)}Z` : '';
  const lines = [
    `Name:\t${name}`,
    `Digest:\t${digest}`,
    `Created:\t${created}`,
    `OS/Arch:\t${image.config.os || 'unknown'}/${image.config.architecture || 'unknown'}`,
    `Manifests:\t${manifests}`,
    ...(others > 0 ? [`Metadata files:\t${others}`] : []),
    '',
    `Pull From:\t${formatLocation(pullFrom)}`,
    ...(metadata ? metadataLines(metadata) : []),
    '',
    'Images:',
    `  NAME\t${pullSpecs ? 'PULL SPEC' : 'DIGEST'}`,
    ...tags
      .filter(({ from }) => from?.kind === 'DockerImage')
      .map((tag) => `  ${tag.name}\t${pullSpecs ? tag.from?.name : digestIn(tag) || tag.from?.name}`),
    '',
    '',
  ];
  return alignTabs(lines.join('\n'), { padding: 1 });
};

const metadataLines = ({ version, previous = [], metadata = {} }: ReleaseMetadata): string[] => [
  '',
  'Release Metadata:',
  `  Version:\t${version}`,
  `  Upgrades:\t${previous.join(', ') || '<none>'}`,
  '  Metadata:',
  ...Object.keys(metadata)
    .sort()
    .map((key) => `    ${key}:\t${String(metadata[key])}`),
];
