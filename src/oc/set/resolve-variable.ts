import { configMapKind, secretKind } from '../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { metadataField } from '../../resources/metadata/metadata-field.ts';
import { parseQuantity } from '../../resources/quantities/parse-quantity.ts';
import type { Container, EnvVar } from '../../resources/workloads/pod-spec.ts';
import type { LoadedObject } from '../client/load-objects.ts';
import type { Invocation } from '../command.ts';
import { OcError } from '../oc-error.ts';

type Source = NonNullable<EnvVar['valueFrom']>;

/**
 * The value that a variable is taken from: a key of a secret or of a config map, a field of the object, or what the
 * container may use.
 *
 * @throws OcError, ApiStatusError when it cannot be found
 */
export const resolveVariable = async (
  invocation: Invocation,
  { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef }: Source,
  object: KubeObject,
  container: Container,
): Promise<string> => {
  if (secretKeyRef) return Buffer.from(await keyOf(invocation, secretKind, secretKeyRef), 'base64').toString();
  if (configMapKeyRef) return await keyOf(invocation, configMapKind, configMapKeyRef);
  if (fieldRef) return fieldOf(object, fieldRef.fieldPath);
  if (resourceFieldRef) return resourceOf(container, resourceFieldRef);
  throw new OcError('invalid valueFrom');
};

const keyOf = async (
  { client, namespace }: Invocation,
  kind: LoadedObject['kind'],
  { name, key }: { name: string; key: string },
): Promise<string> => {
  const { data = {} } = await client.get<KubeObject & { data?: Record<string, string> }>(kind, namespace, name);
  const value = data[key];
  if (value === undefined)
    throw new OcError(`key ${key} not found in ${kind === secretKind ? 'secret' : 'config map'} ${name}`);
  return value;
};

const fieldOf = (object: KubeObject, path: string): string => {
  const value = metadataField(object, path);
  if (value === undefined) throw new OcError(`unsupported fieldPath: ${path}`);
  return value;
};

const resourceOf = (
  { resources = {} }: Container,
  { resource, divisor = '0' }: NonNullable<Source['resourceFieldRef']>,
): string => {
  const [, list, name = ''] = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.exec(resource) ?? [];
  if (list === undefined) throw new OcError(`Unsupported container resource : ${resource}`);
  const amount = parseQuantity(resources[list as 'limits' | 'requests']?.[name] ?? '0') ?? 0;
  return String(Math.ceil(amount / (parseQuantity(divisor) || 1)));
};
