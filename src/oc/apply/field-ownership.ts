import { apiVersionOf, type ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { lastAppliedAnnotation } from '../../resources/metadata/last-applied.ts';
import type { Client } from '../client/client.ts';

interface ManagedFields {
  manager?: string;
  operation?: string;
  subresource?: string;
  apiVersion?: string;
  fieldsV1?: Fields;
}

interface Fields {
  [field: string]: Fields;
}

/** The fields are those of an object that the server has checked already. */
const unchecked = { fieldValidation: 'Ignore' };

/**
 * Lets a manager of its own keep the record of the last apply, which a server-side apply would take away.
 *
 * @returns the object as it is then
 */
export const keepRecord = async (client: Client, kind: ResourceKind, object: KubeObject): Promise<KubeObject> => {
  const { annotations, managedFields, name, namespace } = object.metadata;
  const record = annotations?.[lastAppliedAnnotation];
  const isOwned = ((managedFields ?? []) as ManagedFields[]).some(
    ({ operation, fieldsV1 }) =>
      operation === 'Apply' &&
      fieldsV1?.['f:metadata']?.['f:annotations']?.[`f:${lastAppliedAnnotation}`] !== undefined,
  );
  if (record === undefined || isOwned) return object;
  const metadata = { name, ...(namespace && { namespace }), annotations: { [lastAppliedAnnotation]: record } };
  const sent = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata };
  const query = { fieldManager: 'kubectl-last-applied', ...unchecked };
  return await client.patch(kind, namespace ?? '', name, sent, 'apply', query);
};

/**
 * Gives what an object owes to applies by the client to the manager that applies by the server, so that the next such apply
 * can take away what it does not say any more, the record of the last apply included.
 *
 * @returns whether there was anything to give
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#migration-between-client-side-and-server-side-apply
 */
export const migrateManagers = async (
  client: Client,
  kind: ResourceKind,
  { object, manager }: { object: KubeObject; manager: string },
): Promise<boolean> => {
  const { annotations, managedFields, name, namespace = '', resourceVersion } = object.metadata;
  if (annotations?.[lastAppliedAnnotation] === undefined) return false;
  const entries = (managedFields ?? []) as ManagedFields[];
  const earlier = entries.filter(isEarlier);
  const own = entries.find((entry) => entry.manager === manager && entry.operation === 'Apply' && !entry.subresource);
  if (earlier.length === 0 || !own) return false;
  const merged = { ...own, fieldsV1: earlier.map(({ fieldsV1 = {} }) => fieldsV1).reduce(union, own.fieldsV1 ?? {}) };
  const value = entries.filter((entry) => !isEarlier(entry)).map((entry) => (entry === own ? merged : entry));
  await client.patch(
    kind,
    namespace,
    name,
    [
      { op: 'replace', path: '/metadata/managedFields', value },
      { op: 'replace', path: '/metadata/resourceVersion', value: resourceVersion },
    ],
    'json',
    { fieldManager: manager, ...unchecked },
  );
  return true;
};

const isEarlier = ({ manager = '', operation, subresource }: ManagedFields): boolean =>
  ['kubectl-client-side-apply', 'before-first-apply'].includes(manager) && operation === 'Update' && !subresource;

const union = (one: Fields, other: Fields): Fields => {
  const result = { ...one };
  for (const [field, fields] of Object.entries(other)) result[field] = union(result[field] ?? {}, fields);
  return result;
};
