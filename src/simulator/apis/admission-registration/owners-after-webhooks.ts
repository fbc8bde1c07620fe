import type { KubeObject, ManagedFieldsEntry } from '../../../resources/kube-object.ts';

/**
 * Takes back the owners of fields that webhooks have spoilt, and tells the client so.
 *
 * @param before the owners that the object had
 * @see https://github.com/kubernetes/apiserver/blob/v0.32.0/pkg/endpoints/handlers/fieldmanager/admission.go
 */
export const ownersAfterWebhooks = (
  { metadata }: KubeObject,
  before: readonly ManagedFieldsEntry[] | undefined,
  warnings: string[],
): void => {
  const wrong = problemOf(metadata.managedFields ?? []);
  if (wrong === undefined) return;
  if (before === undefined) delete metadata.managedFields;
  else metadata.managedFields = [...before];
  warnings.push(
    `.metadata.managedFields was in an invalid state after admission; this could be caused by an outdated mutating admission controller; please fix your requests: ${wrong}`,
  );
};

const problemOf = (entries: readonly Partial<ManagedFieldsEntry>[]): string | undefined => {
  for (const [index, { operation, apiVersion, fieldsType }] of entries.entries()) {
    if (operation !== 'Apply' && operation !== 'Update') return 'operation must be `Apply` or `Update`';
    if (!apiVersion) return 'apiVersion must not be empty';
    if (!fieldsType) return `missing fieldsType in managed fields entry ${index}`;
    if (fieldsType !== 'FieldsV1')
      return `invalid fieldsType ${JSON.stringify(fieldsType)} in managed fields entry ${index}`;
  }
  return undefined;
};
