import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { describeMeta } from '../describe-meta.ts';
import { alignOpenShift, field } from '../openshift-lines.ts';
import { describeStreamTags } from './describe-stream-tags.ts';

/** What `oc describe is` prints. */
export const describeImageStream = (stream: ImageStream, now: number): string => {
  const { metadata, spec, status } = stream;
  return alignOpenShift(
    [
      describeMeta(metadata, now),
      spec?.dockerImageRepository && !status?.dockerImageRepository
        ? ''
        : field('Image Repository', status?.publicDockerImageRepository || status?.dockerImageRepository),
      field('Image Lookup', `local=${spec?.lookupPolicy?.local ?? false}`),
      describeStreamTags(stream, now),
    ].join(''),
  );
};
