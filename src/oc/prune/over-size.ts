import type { Image } from '../../resources/images/image.ts';
import type { LimitRange } from '../../resources/projects/limit-range.ts';
import { parseQuantity } from '../../resources/quantities/parse-quantity.ts';

/** Whether an image is larger than a limit range of the project allows. */
export const exceedsLimits = (image: Image, namespace: string | undefined, ranges: readonly LimitRange[]): boolean =>
  ranges
    .filter(({ metadata }) => metadata.namespace === namespace)
    .flatMap(({ spec }) => spec?.limits ?? [])
    .some(({ type, max }) => {
      const most = max?.['storage'];
      return (
        type === 'openshift.io/Image' &&
        most !== undefined &&
        (parseQuantity(most) ?? 0) < (image.dockerImageMetadata?.Size ?? 0)
      );
    });
