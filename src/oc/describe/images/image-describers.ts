import type { Image, ImageFields } from '../../../resources/images/image.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import {
  imageKind,
  imageStreamImageKind,
  imageStreamKind,
  imageStreamTagKind,
  imageTagKind,
} from '../../../resources/kinds/kinds.ts';
import { type Describers, type Place, read } from '../place.ts';
import { describeImage } from './describe-image.ts';
import { describeImageStream } from './describe-image-stream.ts';

/** The descriptions of the kinds of image.openshift.io. */
export const imageDescribers: Describers = [
  [imageStreamKind, async (place) => describeImageStream(await read<ImageStream>(imageStreamKind, place), place.now)],
  [imageStreamTagKind, async (place) => describeNamed(await read<WithImage>(imageStreamTagKind, place), place)],
  [imageStreamImageKind, async (place) => describeNamed(await read<WithImage>(imageStreamImageKind, place), place)],
  [imageTagKind, async (place) => describeNamed(await read<WithImage>(imageTagKind, place), place)],
  [imageKind, async (place) => describeImage(await read<Image>(imageKind, place), '', place.now)],
];

interface WithImage {
  readonly image: ImageFields;
}

const describeNamed = ({ image }: WithImage, { now }: Place): string =>
  describeImage(image, image.metadata.name ?? '', now);
