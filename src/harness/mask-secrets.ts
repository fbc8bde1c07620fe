const patterns: readonly (readonly [RegExp, string])[] = [
  [/(--(?:docker-)?password[= ])('[^']*'|"[^"]*"|\S+)/g, '$1********'],
  [/(--token[= ])\S+/g, '$1********'],
  [/((?:Bearer|Basic) )[\w.~+/=-]{8,}/g, '$1********'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g, '********'],
  [/\bsha256~[\w-]{20,}/g, '********'],
  [/("(?:password|auth|token|identitytoken)"\s*:\s*")[^"]*"/g, '$1********"'],
  [/((?:\.dockerconfigjson|\.dockercfg|client-key-data|token):\s*)[\w+/=-]{16,}/g, '$1********'],
];

/** Hides passwords, tokens and keys in a text that goes into a report; everything else stays as it is. */
export const maskSecrets = (text: string): string =>
  patterns.reduce((masked, [pattern, replacement]) => masked.replaceAll(pattern, replacement), text);
