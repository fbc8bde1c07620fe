import type { ImageStream } from '../../../resources/image-stream.ts';
import { imageStreamKind, limitRangeKind } from '../../../resources/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import { forbidden, StatusError } from '../../apimachinery/status-error.ts';
import { singular } from './singular.ts';

const LIMIT_TYPE = 'openshift.io/ImageStream';

interface LimitRange extends KubeObject {
  spec?: { limits?: { type: string; max?: Record<string, string | number> }[] };
}

/**
 * Which limit of its namespace a stream goes beyond: how many different sources its tags may have (`openshift.io/image-tags`), and how
 * many different images its history (`openshift.io/images`).
 */
export const exceededLimit = async (client: Client, stream: ImageStream): Promise<StatusError | undefined> => {
  const ranges = await client.list<LimitRange>(limitRangeKind, stream.metadata.namespace);
  const limits = ranges.flatMap(({ spec }) => (spec?.limits ?? []).filter(({ type }) => type === LIMIT_TYPE));
  for (const { max = {} } of limits) {
    for (const [resource, used] of Object.entries(limits.length > 0 ? usageOf(stream) : {})) {
      const limit = max[resource];
      if (limit === undefined || used <= Number(limit)) continue;
      const why = `requested usage of ${resource} ${EXCEEDED} per ${LIMIT_TYPE} (${used} > ${limit})`;
      return forbidden(singular(imageStreamKind), stream.metadata.name, why);
    }
  }
  return undefined;
};

/** Whether a write failed because of a limit. */
export const isLimitExceeded = (error: unknown): error is StatusError =>
  error instanceof StatusError && (error.code === 403 || error.code === 422) && error.message.includes(EXCEEDED);

const EXCEEDED = 'exceeds the maximum limit';

const usageOf = ({ spec, status, metadata }: ImageStream): Record<string, number> => ({
  'openshift.io/image-tags': new Set(
    (spec?.tags ?? []).flatMap(({ from }) =>
      from ? [`${from.kind} ${from.namespace || metadata.namespace} ${from.name}`] : [],
    ),
  ).size,
  'openshift.io/images': new Set(
    (status?.tags ?? []).flatMap(({ items }) => (items ?? []).flatMap(({ image }) => (image ? [image] : []))),
  ).size,
});
