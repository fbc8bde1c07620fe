/** Gets a secret, gives what stands in its place. */
export type SecretReplacement = (secret: string) => string;

/**
 * Replaces the values of secrets in manifests, be they YAML, JSON, or JSON within JSON as annotations hold it. In a text with a
 * secret the data of everything else counts as secret, too.
 */
export const replaceInManifests = (text: string, replace: SecretReplacement): string => {
  if (!text.includes('Secret')) return text;
  const yaml = /^[ \t-]*kind: ['"]?Secret\b/m.test(text) ? text.replaceAll(yamlData, yamlBlock(replace)) : text;
  return /"kind\\*":\s*\\*"Secret\b/.test(yaml) ? yaml.replaceAll(jsonData, jsonBlock(replace)) : yaml;
};

const yamlData = /^([ \t]*)((?:data|stringData):[ \t]*\n)((?:(?:\1[ \t]+\S.*|[ \t]*)(?:\n|$))+)/gm;

/** A value may go on in lines that stand deeper than its key. */
const yamlBlock =
  (replace: SecretReplacement) =>
  (_: string, indent: string, head: string, body: string): string => {
    const depth = /^[ \t]*/.exec(body)![0];
    const lines = body
      .split('\n')
      .map((line) =>
        line.startsWith(depth) && /\S/.test(line.charAt(depth.length))
          ? line.replace(/(:\s+)(\S.*)$/, (__, colon: string, value: string) => colon + plain(value, replace))
          : line.replace(/\S.*/, replace),
      );
    return indent + head + lines.join('\n');
  };

/** The sign of a text of several lines is no text. */
const plain = (value: string, replace: SecretReplacement): string =>
  /^[|>][+-]?$/.test(value) ? value : replace(value.replace(/^(['"])(.*)\1$/, '$2'));

const jsonData = /(\\*"(?:data|stringData)\\*":\s*\{)([^{}]*)(?=\})/g;

const jsonBlock =
  (replace: SecretReplacement) =>
  (_: string, head: string, body: string): string =>
    head + body.replaceAll(/(:\s*\\*")([^"\\]+)/g, (__, colon: string, value: string) => colon + replace(value));
