import type { Secret } from '../../../resources/access/secret.ts';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { Listers } from '../../apimachinery/lister.ts';

/** What a container needs is not there, or cannot be used: a config map, a key, a path within a volume. */
export class UnusableConfiguration extends Error {}

/** What a config map or secret holds. */
export interface Configuration {
  readonly source: ConfigMap | Secret;
  readonly keys: readonly string[];
  /** `undefined` for a key that it lacks. */
  read(key: string): Buffer | undefined;
}

/** Where configuration comes from. */
export interface ConfigurationReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly optional?: boolean | undefined;
}

/**
 * The config map or secret of a name; `undefined` when it is not there and need not be.
 *
 * @throws UnusableConfiguration in the words of the kubelet
 */
export const configurationOf = (
  { kind, name, optional }: ConfigurationReference,
  namespace: string | undefined,
  listers: Listers,
): Configuration | undefined => {
  const source =
    kind === 'ConfigMap'
      ? listers.of<ConfigMap>(configMapKind).get(namespace, name)
      : listers.of<Secret>(secretKind).get(namespace, name);
  if (source !== undefined) return kind === 'ConfigMap' ? ofConfigMap(source) : ofSecret(source as Secret);
  if (optional === true) return undefined;
  throw new UnusableConfiguration(`${kind.toLowerCase()} "${name}" not found`);
};

const ofConfigMap = (source: ConfigMap): Configuration => {
  const { data = {}, binaryData = {} } = source;
  return {
    source,
    keys: [...Object.keys(data), ...Object.keys(binaryData)],
    read: (key) => {
      const text = data[key];
      const binary = binaryData[key];
      return text !== undefined ? Buffer.from(text) : binary === undefined ? undefined : Buffer.from(binary, 'base64');
    },
  };
};

const ofSecret = (source: Secret): Configuration => {
  const { data = {} } = source;
  return {
    source,
    keys: Object.keys(data),
    read: (key) => {
      const content = data[key];
      return content === undefined ? undefined : Buffer.from(content, 'base64');
    },
  };
};
