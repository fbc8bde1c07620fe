const hidden = '********';

const patterns: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN ([A-Z ]*PRIVATE KEY)-----[\s\S]*?-----END \1-----/g, hidden],
  [/(--(?:docker-|registry-)?password[= ]|--(?:src-|dest-)?creds[= ])('[^']*'|"[^"]*"|\S+)/g, `$1${hidden}`],
  [/(\blogin\b[^\n]*? -p[= ]?)('[^']*'|"[^"]*"|\S+)/g, `$1${hidden}`],
  [/(--from-literal[= ]['"]?[\w.-]*(?:password|token|secret|auth|key)[\w.-]*=)('[^']*'|"[^"]*"|\S+)/gi, `$1${hidden}`],
  [/(--token[= ])\S+/g, `$1${hidden}`],
  [/((?:Bearer|Basic) )[\w.~+/=-]{8,}/gi, `$1${hidden}`],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, hidden],
  [/\bsha256~[\w-]{20,}/g, hidden],
  [/(\bhttps?:\/\/[^\s:@/]+:)[^\s@/]+@/g, `$1${hidden}@`],
  [
    /(\\*"(?:password|auth|token|identitytoken|registrytoken|access_token|refresh_token|id_token)\\*"\s*:\s*\\*")[^"\\]*/g,
    `$1${hidden}`,
  ],
  [/("(?:\.dockerconfigjson|\.dockercfg|client-key-data|id-token|refresh-token)"\s*:\s*")[^"]*/g, `$1${hidden}`],
  [
    /((?:\.dockerconfigjson|\.dockercfg|client-key-data|id-token|refresh-token|token):\s*)['"]?[\w+/=.~-]{16,}['"]?/g,
    `$1${hidden}`,
  ],
  [/^(\s*password:\s*)\S.*$/gm, `$1${hidden}`],
];

/** Fields whose values are secret whatever they look like. */
const secretField =
  /^(?:password|token|auth|identitytoken|registrytoken|client-key-data|id-token|refresh-token|\.dockerconfigjson|\.dockercfg|authorization)$/i;

/** Hides passwords, tokens and keys in a text that goes into a report; everything else stays as it is. */
export const maskSecrets = (text: string): string =>
  patterns.reduce((masked, [pattern, replacement]) => masked.replaceAll(pattern, replacement), text);

/** Hides them in all texts of a value, the content of secrets included. */
export const maskValue = <T>(value: T): T => masked(value) as T;

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
