import type { ImageFields } from '../../../resources/images/image.ts';
import { imageStreamMappingKind } from '../../../resources/kinds/kinds.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { Client } from '../../apimachinery/client.ts';
import { forbidden } from '../../apimachinery/status-error.ts';
import { describePushed } from './describe-pushed.ts';
import { limitsOf } from './stream-limits.ts';

const LIMIT_TYPE = 'openshift.io/Image';

/**
 * Refuses an image that is larger than its namespace allows (`storage`). Only what is pushed is measured, not what is imported.
 *
 * @throws StatusError 403
 * @see https://docs.openshift.com/container-platform/4.19/nodes/clusters/nodes-cluster-limit-ranges.html
 */
export const checkImageSize = async (
  client: Client,
  { namespace, name }: { readonly namespace: string | undefined; readonly name: string },
  image: ImageFields,
): Promise<void> => {
  const limits = await limitsOf(client, namespace, LIMIT_TYPE);
  if (limits.length === 0) return;
  const size = describePushed(image, '').dockerImageMetadata?.Size ?? 0;
  for (const { storage } of limits.map(({ max }) => max ?? {})) {
    if (storage === undefined || size <= (parseQuantity(storage) ?? Number.POSITIVE_INFINITY)) continue;
    const why = `requested usage of storage exceeds the maximum limit per ${LIMIT_TYPE} (${binary(size)} > ${storage})`;
    throw forbidden(imageStreamMappingKind, name, why);
  }
};

/** A number of bytes with the largest binary suffix that leaves it whole: `2048` is `2Ki`. */
const binary = (size: number): string => {
  const suffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti'];
  const place = suffixes.findLastIndex((_, index) => size > 0 && size % 1024 ** index === 0);
  return place < 0 ? String(size) : `${size / 1024 ** place}${suffixes[place]}`;
};
