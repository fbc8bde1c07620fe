import { jsonSyntaxError } from '../../../image/json-syntax-error.ts';
import type { Secret } from '../../../resources/access/secret.ts';
import { type FieldError, invalid, required } from '../../apimachinery/field-error.ts';

const REDACTED = '<secret contents redacted>';
const ACCOUNT = 'kubernetes.io/service-account.name';

/**
 * The findings about what a secret must hold because of its type.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#secret-types
 */
export const validateSecretContent = (secret: Secret): FieldError[] => {
  switch (secret.type) {
    case 'kubernetes.io/dockercfg':
      return validateJson(secret, '.dockercfg');
    case 'kubernetes.io/dockerconfigjson':
      return validateJson(secret, '.dockerconfigjson');
    case 'kubernetes.io/basic-auth':
      return has(secret, 'username') || has(secret, 'password')
        ? []
        : [required('data[username]'), required('data[password]')];
    case 'kubernetes.io/ssh-auth':
      return secret.data?.['ssh-privatekey'] ? [] : [required('data[ssh-privatekey]')];
    case 'kubernetes.io/tls':
      return ['tls.crt', 'tls.key'].filter((key) => !has(secret, key)).map((key) => required(`data[${key}]`));
    case 'kubernetes.io/service-account-token':
      return secret.metadata.annotations?.[ACCOUNT] ? [] : [required(`metadata.annotations[${ACCOUNT}]`)];
    default:
      return [];
  }
};

const has = ({ data = {} }: Secret, key: string): boolean => key in data;

const validateJson = ({ data = {} }: Secret, key: string): FieldError[] => {
  const content = data[key];
  if (content === undefined) return [required(`data[${key}]`)];
  const problem = jsonSyntaxError(Buffer.from(content, 'base64').toString());
  return problem === undefined ? [] : [invalid(`data[${key}]`, REDACTED, problem)];
};
