import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import { dnsSubdomain } from '../../../resources/validation/dns-name.ts';
import { type FieldError, invalid } from '../../apimachinery/field-error.ts';
import type { Machinery } from '../../apimachinery/machinery.ts';
import { RegistryStore } from '../../apimachinery/registry/registry-store.ts';
import type { Strategy } from '../../apimachinery/registry/strategy.ts';
import { validateDataKeys } from '../validation/data-key.ts';
import { validateDataSize } from '../validation/data-size.ts';
import { validateImmutableContent } from '../validation/immutable.ts';
import { validateObjectMeta, validateObjectMetaUpdate } from '../validation/object-meta.ts';

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/ */
export const configMapStorage = (machinery: Machinery): RegistryStore<ConfigMap> =>
  new RegistryStore(configMapKind, machinery, strategy);

const PARTS = ['data', 'binaryData'] as const;

const strategy: Strategy<ConfigMap> = {
  applyDefaults: (map) => {
    for (const part of PARTS) if (Object.keys(map[part] ?? {}).length === 0) delete map[part];
  },
  validate: (map) => [...validateObjectMeta(map, dnsSubdomain), ...validateContent(map)],
  validateUpdate: (map, old) => [
    ...validateObjectMetaUpdate(map, old),
    ...(old.immutable ? validateImmutableContent(map, old, PARTS) : []),
    ...validateObjectMeta(map, dnsSubdomain),
    ...validateContent(map),
  ],
};

const validateContent = ({ data = {}, binaryData = {} }: ConfigMap): FieldError[] => [
  ...validateDataKeys(Object.keys(data), 'data'),
  ...Object.keys(data)
    .filter((key) => key in binaryData)
    .map((key) => invalid(`data[${key}]`, key, 'duplicate of key present in binaryData')),
  ...validateDataKeys(Object.keys(binaryData), 'binaryData'),
  // The finding is about the whole object, whose path has no name.
  ...validateDataSize(Object.values(data), Object.values(binaryData), '[]'),
];
