import type { Secret } from '../../../resources/access/secret.ts';
import { secretKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { illegalBase64At } from '../../../resources/values/illegal-base64.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { badRequest } from '../../apimachinery/status-error.ts';
import { validateDataKeys } from '../validation/data-key.ts';
import { validateDataSize } from '../validation/data-size.ts';
import { validateImmutableContent } from '../validation/immutable.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';
import { validateSecretContent } from './secret-content.ts';

/**
 * Secrets. `stringData` is only a way to write: it becomes part of `data`.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export const secretStorage = (machinery: Machinery): RegistryStore<Secret> =>
  new RegistryStore(secretKind, machinery, strategy);

const strategy: Strategy<Secret> = {
  applyDefaults: (secret) => {
    secret.type ||= 'Opaque';
    for (const [key, text] of Object.entries(secret.stringData ?? {})) {
      secret.data = { ...secret.data, [key]: Buffer.from(text).toString('base64') };
    }
    delete secret.stringData;
    if (secret.data === null || Object.keys(secret.data ?? {}).length === 0) delete secret.data;
    for (const [key, value] of Object.entries(secret.data ?? {})) {
      if (value === null) (secret.data as Record<string, string>)[key] = '';
    }
    checkBase64(secret);
  },
  warnings: (secret) => (secret.type === 'kubernetes.io/tls' ? keyPairWarnings(secret) : []),
  validate: (secret) => [...validateObjectMeta(secret, dnsSubdomain), ...validateSecret(secret)],
  validateUpdate: (secret, old) => [
    ...validateObjectMetaUpdate(secret, old),
    ...(secret.type === old.type || becomesTls(secret, old)
      ? []
      : [invalid('type', secret.type, 'field is immutable')]),
    ...(old.immutable ? validateImmutableContent(secret, old, ['data']) : []),
    ...validateObjectMeta(secret, dnsSubdomain),
    ...validateSecret(secret),
  ],
};

const validateSecret = (secret: Secret): FieldError[] => [
  ...validateDataKeys(Object.keys(secret.data ?? {}), 'data'),
  ...validateDataSize([], Object.values(secret.data ?? {}), 'data'),
  ...validateSecretContent(secret),
];

const keyPairWarnings = async ({ data }: Secret): Promise<string[]> => {
  const { keyPairWarning } = await import('../warnings/key-pair-warning.ts');
  const bytes = (key: string): Buffer => Buffer.from(data?.[key] ?? '', 'base64');
  const warning = keyPairWarning(bytes('tls.crt'), bytes('tls.key'));
  return warning === undefined ? [] : [warning];
};

/** Namespaces in which operators once made certificates of the wrong type; OpenShift lets them correct it. */
const correctable = new Set([
  'openshift-kube-apiserver-operator',
  'openshift-kube-apiserver',
  'openshift-kube-controller-manager-operator',
  'openshift-config-managed',
]);

const becomesTls = ({ type }: Secret, old: Secret): boolean =>
  type === 'kubernetes.io/tls' &&
  (old.type === 'Opaque' || old.type === 'SecretTypeTLS') &&
  correctable.has(old.metadata.namespace ?? '');

/** Without line breaks, which are allowed. */
const usualBase64 = /^[A-Za-z0-9+/=]*$/;

const checkBase64 = (secret: Secret): void => {
  for (const value of Object.values(secret.data ?? {})) {
    if (value.length % 4 === 0 && usualBase64.test(value)) continue;
    const wrong = illegalBase64At(value);
    if (wrong !== undefined)
      throw badRequest(
        `Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte ${wrong}`,
      );
  }
};
