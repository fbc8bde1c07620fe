import type { PreloadedImage } from '../../node/images/preload-image.ts';

/** Where the builder is in its image. */
export const builderPath = '/usr/bin/openshift-builder';

/** What build pods run; nodes hold it from the start. */
export const builderImage =
  'quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:2f1c9a7d5be04863a10f7d6c8e39b4521d07f6ea93c85b1e4d2097c6b8a3f15e';

/** The image as nodes keep it. */
export const preloadedBuilder: PreloadedImage = { name: builderImage, entrypoint: builderPath, size: 512_874_310 };
