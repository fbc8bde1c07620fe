import type { ImageStream } from '../../../resources/image-stream.ts';
import { longAgeSince } from '../../output/age.ts';
import { alignOpenShift, field, pairs } from '../openshift-lines.ts';
import { describeStreamTags } from './describe-stream-tags.ts';

/** What `oc describe is` prints. */
export const describeImageStream = (stream: ImageStream, now: number): string => {
  const { metadata, spec, status } = stream;
  const { description, ...annotations } = metadata.annotations ?? {};
  return alignOpenShift(
    [
      field('Name', metadata.name),
      field('Namespace', metadata.namespace),
      field('Created', `${longAgeSince(now, metadata.creationTimestamp)} ago`),
      field('Labels', pairs(metadata.labels)),
      description ? field('Description', description) : '',
      field('Annotations', pairs(annotations)),
      spec?.dockerImageRepository && !status?.dockerImageRepository
        ? ''
        : field('Image Repository', status?.publicDockerImageRepository || status?.dockerImageRepository),
      field('Image Lookup', `local=${spec?.lookupPolicy?.local ?? false}`),
      describeStreamTags(stream, now),
    ].join(''),
  );
};
