import type { Image } from '../../resources/image.ts';
import type { LimitRange } from './cluster-images.ts';

/** Whether an image is larger than a limit range of the project allows. */
export const exceedsLimits = (image: Image, namespace: string | undefined, ranges: readonly LimitRange[]): boolean =>
  ranges
    .filter(({ metadata }) => metadata.namespace === namespace)
    .flatMap(({ spec }) => spec.limits)
    .some(({ type, max }) => {
      const most = max?.['storage'];
      return (
        type === 'openshift.io/Image' && most !== undefined && bytes(most) < (image.dockerImageMetadata?.Size ?? 0)
      );
    });

const bytes = (quantity: string): number => {
  const [, number = '0', unit = ''] = /^([\d.]+)(\w*)$/.exec(quantity) ?? [];
  const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti'].indexOf(unit);
  return Number(number) * (binary >= 0 ? 1024 ** binary : 1000 ** ['', 'k', 'M', 'G', 'T'].indexOf(unit));
};
