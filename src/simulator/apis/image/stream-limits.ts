import { asImageReference } from '../../../image/reference.ts';
import { dockerDefaults, formatExact } from '../../../image/reference-format.ts';
import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { imageStreamKind, limitRangeKind } from '../../../resources/kinds/kinds.ts';
import type { Limit, LimitRange } from '../../../resources/projects/limit-range.ts';
import { parseQuantity } from '../../../resources/quantities/parse-quantity.ts';
import type { Client } from '../../apimachinery/client.ts';
import { forbidden, StatusError } from '../../apimachinery/status-error.ts';

const LIMIT_TYPE = 'openshift.io/ImageStream';

type SpecFrom = NonNullable<SpecTag['from']>;

/**
 * Which limits of its namespace a stream goes beyond: how many different sources its tags may have (`openshift.io/image-tags`), and
 * how many different images its history (`openshift.io/images`). Of several limits the smallest counts.
 */
export const exceededLimit = async (client: Client, stream: ImageStream): Promise<StatusError | undefined> => {
  const limits = await limitsOf(client, stream.metadata.namespace, LIMIT_TYPE);
  if (limits.length === 0) return undefined;
  const exceeded = Object.entries(usageOf(stream)).flatMap(([resource, used]) => {
    const most = limits.flatMap(({ max }) => max?.[resource] ?? []).sort((a, b) => count(a) - count(b))[0];
    const isWithin = most === undefined || used <= count(most);
    return isWithin ? [] : [`requested usage of ${resource} ${EXCEEDED} per ${LIMIT_TYPE} (${used} > ${most})`];
  });
  if (exceeded.length === 0) return undefined;
  const why = exceeded.length === 1 ? (exceeded[0] ?? '') : `[${exceeded.join(', ')}]`;
  return forbidden({ ...imageStreamKind, plural: 'ImageStream' }, stream.metadata.name, why);
};

/** The limits of one type in a namespace. */
export const limitsOf = async (client: Client, namespace: string | undefined, type: string): Promise<Limit[]> => {
  const ranges = await client.list<LimitRange>(limitRangeKind, namespace);
  return ranges.flatMap(({ spec }) => (spec?.limits ?? []).filter((limit) => limit.type === type));
};

const count = (limit: string | number): number => parseQuantity(limit) ?? Number.POSITIVE_INFINITY;

/** Whether a write failed because of a limit. */
export const isLimitExceeded = (error: unknown): error is StatusError =>
  error instanceof StatusError && (error.code === 403 || error.code === 422) && error.message.includes(EXCEEDED);

const EXCEEDED = 'exceeds the maximum limit';

const usageOf = ({ spec, status, metadata }: ImageStream): Record<string, number> => ({
  'openshift.io/image-tags': new Set(
    (spec?.tags ?? []).flatMap(({ from }) => (from ? sourceOf(from, metadata.namespace) : [])),
  ).size,
  'openshift.io/images': new Set(
    (status?.tags ?? []).flatMap(({ items }) => (items ?? []).flatMap(({ image }) => (image ? [image] : []))),
  ).size,
});

/** What a tag comes from, in one spelling: `nginx` is `docker.io/library/nginx:latest`. Sources that cannot be read count for nothing. */
const sourceOf = ({ kind, namespace, name }: SpecFrom, own: string | undefined): string[] => {
  if (kind !== 'DockerImage') return [`${kind} ${namespace || own} ${name}`];
  const reference = asImageReference(name);
  return reference === undefined ? [] : [`${kind} ${formatExact(dockerDefaults(reference))}`];
};
