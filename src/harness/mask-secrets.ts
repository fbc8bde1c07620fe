import { replaceEncoded } from './encoded-text.ts';
import { replaceInManifests, type SecretReplacement } from './secret-manifests.ts';
import { secretPatterns } from './secret-patterns.ts';

const hidden = '********';

/** Fields whose values are secret whatever they look like. */
const secretField =
  /^(?:password|token|auth|identitytoken|registrytoken|client-key-data|id-token|refresh-token|\.dockerconfigjson|\.dockercfg|authorization)$/i;

/** Hides passwords, tokens and keys in a text that goes into a report; everything else stays as it is. */
export const maskSecrets = (text: string): string => replaceSecrets(text, () => hidden);

/** The secrets that a text holds, each once, as they stand there. */
export const secretsIn = (text: string): readonly string[] => {
  const found = new Set<string>();
  replaceSecrets(text, (secret) => {
    found.add(secret.replace(/^(['"])(.*)\1$/, '$2'));
    return hidden;
  });
  found.delete(hidden);
  return [...found];
};

/** Hides them in all texts of a value, the content of secrets included. */
export const maskValue = <T>(value: T): T => masked(value) as T;

/** Without any of these words none of the patterns can match; most texts have none. */
const suspicious =
  /secret|password|passwd|token|auth|key|creds|basic|bearer|eyJ|sha256~|login|literal|:\/\/|dockercfg|dockerconfigjson|[?&]sig|密码/i;

const replaceSecrets = (text: string, replace: SecretReplacement): string => {
  const replaced = suspicious.test(text)
    ? secretPatterns.reduce(
        (result, pattern) =>
          result.replaceAll(pattern, (whole, before: string) => before + replace(whole.slice(before.length))),
        replaceInManifests(text, replace),
      )
    : text;
  return replaceEncoded(replaced, (run) => (hidesSecrets(run) ? replace(run) : run));
};

/** Digests and names are no base64 of anything that can be read. */
const hidesSecrets = (run: string): boolean => {
  if (!/[A-Z]/.test(run) || !/[a-z]/.test(run)) return false;
  const text = Buffer.from(run, 'base64').toString('latin1');
  if (/[^\t\n\r\u0020-\u007e]/.test(text)) return false;
  return text.includes('"auths"') || replaceSecrets(text, () => hidden) !== text;
};

const masked = (value: unknown): unknown => {
  if (typeof value === 'string') return maskSecrets(value);
  if (Array.isArray(value)) return value.map(masked);
  if (value === null || typeof value !== 'object') return value;
  const isSecret = 'kind' in value && value.kind === 'Secret';
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (isSecret && (key === 'data' || key === 'stringData')) return [key, hide(item)];
      return [key, typeof item === 'string' && secretField.test(key) ? hidden : masked(item)];
    }),
  );
};

const hide = (data: unknown): unknown =>
  typeof data === 'object' && data !== null
    ? Object.fromEntries(Object.keys(data).map((key) => [key, hidden]))
    : hidden;
