import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import { isCustomKind } from '../../apimachinery/custom-kind.ts';
import type { Representation } from '../request/representation.ts';

/** The annotation of the bookmark behind the initial events that shows clients what list to put these into. */
export const BLUEPRINT = 'kubernetes.io/initial-events-list-blueprint';

/**
 * An empty list of what a watch tells of, in the form in which it tells, as base64.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#streaming-lists
 */
export const listBlueprint = async (
  kind: ResourceKind,
  { as, version = 'v1' }: Representation,
  isProtobuf: boolean,
): Promise<string> => {
  const list = kind.listKind ?? `${kind.kind}List`;
  const empty =
    as === undefined
      ? { kind: list, apiVersion: apiVersionOf(kind), metadata: {}, items: isCustomKind(kind) ? [] : null }
      : { kind: 'PartialObjectMetadataList', apiVersion: `meta.k8s.io/${version}`, metadata: {}, items: null };
  const encoded = isProtobuf
    ? (await import('../protobuf/encode-envelope.ts')).encodeEnvelope({ ...empty, items: [] } as object)
    : undefined;
  return (encoded ?? Buffer.from(`${JSON.stringify(empty)}\n`)).toString('base64');
};
